import type { DiscriminationFigures, GradingKind } from "../../domain/messages/discrimination.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { UnitLink } from "../components/links.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { GradingListCard } from "../discrimination/grading-list-card.tsx";
import { GroupsTable, RotationTable, type GroupRow } from "../discrimination/groups-table.tsx";
import { RulesCard } from "../discrimination/rules-card.tsx";
import { BureauTiles, SpreadCard } from "../discrimination/spread-card.tsx";
import { useDiscrimination } from "../discrimination/use-discrimination.ts";
import { queryText } from "../figures/fresh.ts";
import { useChosenPeriod } from "../figures/use-chosen-month.ts";
import { Filters } from "../filters/filters.tsx";
import { PeriodChoice } from "../filters/period-choice.tsx";
import { periodName } from "../period.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/discrimination.css";

/** 区分度 (M3): does the assessment tell people apart? For those who answer for how others are graded. */
export function DiscriminationPage() {
  const { t, language } = useText();
  const { query, months, period, choose } = useChosenPeriod();
  const figures = useDiscrimination(period);
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <PageHead takeAway title={t("discrimination.title")} aside={t("discrimination.aside")}>
        <Filters>{period ? <PeriodChoice months={months} value={period} choose={choose} /> : null}</Filters>
      </PageHead>
      <FiguresOf
        query={figures}
        isEmpty={({ bureau }) => bureau.reports === 0}
        emptyText={t("discrimination.none")}
      >
        {(found) => <Figures figures={found} periodText={periodName(found.period, t, language)} />}
      </FiguresOf>
    </>
  );
}

function Figures(props: { figures: DiscriminationFigures; periodText: string }) {
  const { t, language } = useText();
  const { address } = useAddress();
  const { figures } = props;
  const { period, units, reviewers, series } = figures;
  const listOf =
    (of: Record<string, string | number>) =>
    (kind: GradingKind): string =>
      `/discrimination${queryText({ period, kind, ...of })}`;
  const reviewerRows = flaggedFirst(
    reviewers.map(({ reviewer, name, units: of, ...group }) => ({
      ...{ ...group, key: String(reviewer), title: name, listOf: listOf({ reviewer }) },
      head: (
        <>
          {name}{" "}
          <small className="muted">{of.length === 1 ? of[0] : `${of[0] ?? ""} +${of.length - 1}`}</small>
        </>
      ),
    })),
  );
  const named =
    units.find(({ unit }) => unit === address.get("unit"))?.name ??
    reviewers.find(({ reviewer }) => String(reviewer) === address.get("reviewer"))?.name ??
    series
      .map((one) => one.series)
      .flatMap((one) => (one === address.get("series") ? SERIES_LABEL[one][language] : []))[0] ?? // prettier-ignore
    t("filter.bureau");
  return (
    <>
      <BureauTiles figures={figures} listOf={listOf({})} />
      <div className="grid">
        {address.get("kind") ? <GradingListCard period={period} groupName={named} /> : null}
        <SpreadCard figures={figures} period={props.periodText} />
        <Card
          wide
          title={t("discrimination.reviewersTitle")}
          note={t("discrimination.reviewersNote")}
          takeAway={{ title: `${t("discrimination.title")} ${t("discrimination.reviewersTitle")}` }}
        >
          <GroupsTable caption={t("discrimination.reviewersTitle")} rows={reviewerRows} />
        </Card>
        <Card
          wide
          title={t("discrimination.rotationTitle")}
          note={t("discrimination.rotationNote")}
          takeAway={{ title: `${t("discrimination.title")} ${t("discrimination.rotationTitle")}` }}
        >
          <RotationTable caption={t("discrimination.rotationTitle")} rows={reviewerRows} />
        </Card>
        <Card
          wide
          title={t("discrimination.unitsTitle")}
          note={t("discrimination.unitsNote")}
          takeAway={{ title: `${t("discrimination.title")} ${t("discrimination.unitsTitle")}` }}
        >
          <GroupsTable
            withGap
            caption={t("discrimination.unitsTitle")}
            rows={flaggedFirst(
              units.map((group) => ({
                ...{ ...group, key: group.unit, title: group.name, listOf: listOf({ unit: group.unit }) },
                head: <UnitLink unit={group.unit} name={group.name} period={period} />,
              })),
            )}
          />
        </Card>
        <Card wide title={t("discrimination.seriesTitle")}>
          <GroupsTable
            caption={t("discrimination.seriesTitle")}
            rows={series.map((group) => ({
              ...{ ...group, key: group.series, title: SERIES_LABEL[group.series][language] },
              ...{ listOf: listOf({ series: group.series }), head: SERIES_LABEL[group.series][language] },
            }))}
          />
        </Card>
        <RulesCard rules={figures.rules} />
      </div>
    </>
  );
}

/** What wants looking at stands on top; the rest keeps its order. */
function flaggedFirst(rows: readonly GroupRow[]): GroupRow[] {
  return [...rows].sort((a, b) => Number(b.signals.length > 0) - Number(a.signals.length > 0));
}
