import type { MovedIndicator } from "../../domain/messages/overview.ts";
import { AREA_LABEL } from "../../domain/area.ts";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** Indicators whose mean over the bureau moved most since the month before. */
export function MovedIndicators(props: { indicators: readonly MovedIndicator[]; month: string }) {
  const { t, language } = useText();
  return (
    <Card
      title={t("overview.indicators")}
      note={t("overview.moversNote", { month: formatMonth(props.month, language) })}
    >
      {props.indicators.length === 0 ? (
        <Empty text={t("overview.moversNone")} />
      ) : (
        <ol className="lines">
          {props.indicators.map((one) => (
            <li key={one.code}>
              <span>
                {one.name}
                <small className="because">{`${one.code} · ${AREA_LABEL[one.area][language]}`}</small>
              </span>
              <span className="lines-end">
                {formatPoints(one.from)} → {formatPoints(one.to)}
              </span>
              <span className={`lines-number ${one.to < one.from ? "down" : "up"}`}>
                {formatDifference(one.to - one.from)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
