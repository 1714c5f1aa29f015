import { Link } from "react-router";
import { CampaignTable } from "../campaigns/campaign-table.tsx";
import { useCampaigns } from "../campaigns/use-campaigns.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { useText } from "../use-text.ts";
import "../styles/campaigns.css";

/** 专项行动: every campaign and where it stands. */
export function CampaignsPage() {
  const { t } = useText();
  const person = usePerson().data;
  const keeps = person ? holds("assessmentOffice")(person) : false;
  const campaigns = useCampaigns();
  return (
    <>
      <PageHead title={t("campaign.title")} aside={t("campaign.aside")} />
      <div className="grid">
        <Card
          wide
          title={t("campaign.list")}
          note={t("campaign.count", { count: campaigns.data?.length ?? 0 })}
          tools={keeps ? <Link to="/campaigns/new">{t("campaign.new")}</Link> : null}
        >
          <FiguresOf query={campaigns} isEmpty={(all) => all.length === 0} emptyText={t("campaign.none")}>
            {(rows) => <CampaignTable rows={rows} />}
          </FiguresOf>
        </Card>
      </div>
    </>
  );
}
