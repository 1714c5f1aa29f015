import type { CampaignBoard } from "../../domain/messages/campaigns.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { useText } from "../use-text.ts";

/** “零”违纪 by unit: counts and dates; names stay in the files, where their readers find them. */
export function ViolationsCard({ board }: { board: CampaignBoard }) {
  const { t } = useText();
  const { violations } = board;
  if (violations.length === 0) return null;
  const clean = violations.filter((counter) => counter.violations === 0).length;
  return (
    <Card
      title={t("campaign.zero")}
      note={t("campaign.zeroNote")}
      takeAway={{ title: `${board.campaign.name} ${t("campaign.zero")}` }}
    >
      <p className={`zero-head ${clean === violations.length ? "all" : ""}`}>
        {clean === violations.length
          ? t("campaign.zeroAll")
          : t("campaign.zeroSome", { clean, units: violations.length })}
      </p>
      <DataTable
        caption={t("campaign.zero")}
        rows={violations}
        rowKey={({ unit }) => unit}
        columns={[
          {
            ...{ key: "unit", heading: t("campaign.column.unit") },
            cell: ({ unit, name }) => <UnitLink unit={unit} name={name} />,
          },
          {
            ...{ key: "days", heading: t("campaign.zeroDays"), number: true },
            cell: ({ daysWithout }) => t("campaign.zeroDay", { days: daysWithout }),
          },
          {
            ...{ key: "months", heading: t("campaign.zeroMonths"), number: true, secondary: true },
            cell: ({ monthsWithout, months }) =>
              t("campaign.zeroMonthsOf", { months: monthsWithout, all: months }),
          },
          {
            ...{ key: "count", heading: t("campaign.zeroCount"), number: true },
            cell: (row) => row.violations,
          },
          {
            ...{ key: "last", heading: t("campaign.zeroLast"), secondary: true },
            cell: ({ lastOn }) => lastOn ?? t("campaign.zeroNever"),
          },
        ]}
      />
    </Card>
  );
}
