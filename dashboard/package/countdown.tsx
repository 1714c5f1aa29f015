import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A deadline and how far away it is by the server's clock; past it, how late one is. */
export function Countdown(props: { label: string; until: string; now: string }) {
  const { t } = useText();
  const left = Date.parse(props.until) - Date.parse(props.now);
  const size = Math.abs(left);
  const parts = { days: Math.floor(size / DAY), hours: Math.floor((size % DAY) / HOUR), minutes: Math.floor((size % HOUR) / 60_000) }; // prettier-ignore
  const span =
    parts.days > 0
      ? t("package.daysHours", { days: parts.days, hours: parts.hours })
      : t("package.hoursMinutes", { hours: parts.hours, minutes: parts.minutes });
  return (
    <p className={left < 0 ? "countdown late" : left < DAY ? "countdown near" : "countdown"}>
      {props.label} {formatInstant(props.until)}
      {" · "}
      <b>{t(left < 0 ? "package.lateBy" : "package.left", { span })}</b>
    </p>
  );
}
