import { useState } from "react";
import type { BoardIndicator, CampaignBoard } from "../../domain/messages/campaigns.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Pager } from "../components/pager.tsx";
import { useText } from "../use-text.ts";
import { useContributors } from "./use-campaigns.ts";

/** 参战民警 of one indicator, from the published 岗位实绩: nobody types a credit twice. */
export function ContributorsCard(props: { board: CampaignBoard; indicator: BoardIndicator }) {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const { campaign, window } = props.board;
  const { id, name, credits, creditItems } = props.indicator;
  const ask = { indicator: id, first: window.firstDay, last: window.lastDay, page };
  const contributors = useContributors(campaign.id, ask);
  if (credits === null) return null;
  const { cases, officers, loose } = credits;
  return (
    <Card
      title={`${t("campaign.credits")} · ${name}`}
      note={t("campaign.creditsNote", { items: creditItems.join("、") })}
      takeAway={{ title: `${campaign.name} ${t("campaign.credits")} ${name}` }}
    >
      <FiguresOf
        query={contributors}
        isEmpty={({ total }) => total === 0}
        emptyText={t("campaign.creditsNone")}
      >
        {({ rows, total, pageSize }) => (
          <>
            <p className="zero-head">
              {t("campaign.creditsSum", { cases, officers })}
              {loose > 0 ? t("campaign.creditsLoose", { loose }) : ""}
            </p>
            <DataTable
              caption={t("campaign.credits")}
              rows={rows}
              rowKey={({ policeNo }) => policeNo}
              columns={[
                {
                  ...{ key: "officer", heading: t("campaign.creditsOfficer") },
                  cell: (row) => <OfficerLink policeNo={row.policeNo} name={row.name} />,
                },
                {
                  ...{ key: "unit", heading: t("campaign.creditsUnit"), secondary: true },
                  cell: ({ unitName }) => unitName,
                },
                { key: "cases", heading: t("campaign.creditsCases"), number: true, cell: (row) => row.cases },
                { key: "leads", heading: t("campaign.creditsLeads"), number: true, cell: (row) => row.leads },
                {
                  ...{ key: "assists", heading: t("campaign.creditsAssists"), number: true },
                  cell: ({ assists }) => assists,
                },
              ]}
            />
            {total > pageSize ? <Pager page={page} pageSize={pageSize} total={total} go={setPage} /> : null}
          </>
        )}
      </FiguresOf>
    </Card>
  );
}
