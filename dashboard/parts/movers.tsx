import { Link } from "react-router";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { Card } from "../components/card.tsx";
import { UnitLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** Units whose mean moved most since the month before, in numbers and with the sign written. */
export function Movers(props: { figures: OverviewFigures }) {
  const { t, language } = useText();
  const { movers, month } = props.figures;
  return (
    <Card
      title={t("overview.movers")}
      note={t("overview.moversNote", { month: formatMonth(month, language) })}
      tools={<Link to={`/ranking?of=units&period=${month}`}>{t("overview.more")}</Link>}
    >
      {movers.length === 0 ? (
        <Empty text={t("overview.moversNone")} />
      ) : (
        <ol className="lines">
          {movers.map((unit) => (
            <li key={unit.unit}>
              <span>
                <UnitLink unit={unit.unit} name={unit.name} period={month} />
                {unit.because.length > 0 ? (
                  <small className="because">
                    {t("overview.because", {
                      reasons: unit.because
                        .map((one) => `${one.name} ${formatDifference(one.to - one.from)}`)
                        .join(t("overview.and")),
                    })}
                  </small>
                ) : null}
              </span>
              <span className="lines-end">
                {formatPoints(unit.from)} → {formatPoints(unit.to)}
              </span>
              <span className={`lines-number ${unit.to < unit.from ? "down" : "up"}`}>
                {formatDifference(unit.to - unit.from)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
