import { useClock } from "../figures/use-clock.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 演示时间: on a demonstration database every page says so, sign-in included. */
export function DemonstrationBanner() {
  const { t } = useText();
  const clock = useClock();
  if (!clock.data?.demonstration) return null;
  return (
    <aside className="demonstration" aria-label={t("app.demonstrationNote")}>
      {t("app.demonstration", { time: formatInstant(clock.data.now) })}
      <span> · {t("app.demonstrationNote")}</span>
    </aside>
  );
}
