import { Link } from "react-router";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { Card } from "../components/card.tsx";
import { UnitLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { formatShare } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** Who is late: units with files missing, furthest from complete first. */
export function Laggards(props: { figures: OverviewFigures }) {
  const { t } = useText();
  const { laggards, month } = props.figures;
  return (
    <Card
      title={t("overview.laggards")}
      note={t("overview.laggardsNote")}
      tools={<Link to={`/completion?month=${month}`}>{t("overview.more")}</Link>}
    >
      {laggards.length === 0 ? (
        <Empty text={t("overview.laggardsNone")} />
      ) : (
        <ol className="lines">
          {laggards.map((unit) => (
            <li key={unit.unit}>
              <UnitLink unit={unit.unit} name={unit.name} />
              <span className="meter" aria-hidden="true">
                <span
                  style={{ width: `${((unit.expected - unit.missing) / Math.max(1, unit.expected)) * 100}%` }}
                />
              </span>
              <span className="lines-end">
                {t("overview.laggardMissing", { missing: unit.missing, expected: unit.expected })}
              </span>
              <span className="lines-number">{formatShare(unit.expected - unit.missing, unit.expected)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
