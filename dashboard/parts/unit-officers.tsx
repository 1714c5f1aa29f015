import { Link } from "react-router";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { queryText } from "../figures/fresh.ts";
import { useRanking } from "../figures/use-ranking.ts";
import { RankingTable } from "../tables/ranking-table.tsx";
import { useText } from "../use-text.ts";

/** The first of the unit's officers; the whole list stands on the ranking page. */
export function UnitOfficers(props: { unit: string | null; period: string | null }) {
  const { t } = useText();
  const ranking = useRanking({ period: props.unit ? props.period : null, unit: props.unit, pageSize: 10 });
  return (
    <Card
      title={t("unit.ranking")}
      tools={
        <Link to={`/ranking${queryText({ unit: props.unit, period: props.period })}`}>
          {t("overview.more")}
        </Link>
      }
    >
      <FiguresOf query={ranking} isEmpty={(figures) => figures.total === 0}>
        {(figures) => <RankingTable figures={figures} area={null} shown="short" />}
      </FiguresOf>
    </Card>
  );
}
