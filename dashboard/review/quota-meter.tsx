import { useText } from "../use-text.ts";
import type { Quota } from "./choices.ts";

/** 优秀 chosen and saved against the quota; beyond it the server refuses, so it says so before. */
export function QuotaMeter(props: { quota: Quota; percent: number }) {
  const { t } = useText();
  const { used, allowed, base } = props.quota;
  const over = used > allowed;
  const says = t("review.quota", { used, allowed });
  return (
    <div className={over ? "quota over" : "quota"}>
      <span className="quota-number">{says}</span>
      <span
        className="meter"
        role="meter"
        aria-label={t("review.quotaLabel")}
        aria-valuemin={0}
        aria-valuemax={Math.max(allowed, used)}
        aria-valuenow={used}
        aria-valuetext={says}
      >
        <span
          style={{ width: `${allowed === 0 ? (used > 0 ? 100 : 0) : Math.min(1, used / allowed) * 100}%` }}
        />
      </span>
      <small>{over ? t("review.quotaOver") : t("review.quotaBase", { base, percent: props.percent })}</small>
    </div>
  );
}
