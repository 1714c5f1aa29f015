import type { Area } from "../../domain/area.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Pager } from "../components/pager.tsx";
import { useRanking } from "../figures/use-ranking.ts";
import { takeRanking } from "../take-away/take-ranking.ts";
import { RankingTable } from "../tables/ranking-table.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

const PAGE_SIZE = 50;

/** 民警排名, a page at a time; filters and page come from the address. */
export function OfficerRanking(props: { period: string | null; area: Area | null }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const page = Math.max(1, Math.trunc(Number(address.get("page") ?? 1)) || 1);
  const filters = {
    period: props.period,
    series: address.get("series"),
    unit: address.get("unit"),
    postType: address.get("postType"),
    level: address.get("level"),
    area: props.area,
  };
  const ranking = useRanking({ ...filters, page, pageSize: PAGE_SIZE });
  return (
    <FiguresOf query={ranking} isEmpty={(figures) => figures.total === 0}>
      {(figures) => (
        <Card
          wide
          title={t("ranking.officers")}
          takeAway={{ title: t("ranking.officers"), whole: () => takeRanking(filters, t, language) }}
          note={[
            t("ranking.count", { count: figures.total }),
            ...(figures.withheld > 0 ? [t("ranking.withheld", { count: figures.withheld })] : []),
            t("ranking.note"),
            t("ranking.rules", { version: figures.ruleSet }),
          ].join(" · ")}
        >
          <RankingTable figures={figures} area={props.area} />
          <Pager
            page={figures.page}
            pageSize={figures.pageSize}
            total={figures.total}
            go={(next) => {
              change({ page: next === 1 ? null : String(next) });
              window.scrollTo({ top: 0 });
            }}
          />
        </Card>
      )}
    </FiguresOf>
  );
}
