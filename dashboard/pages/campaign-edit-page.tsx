import { Link, useNavigate, useParams } from "react-router";
import { CampaignEditor } from "../campaigns/campaign-editor.tsx";
import { StateActs } from "../campaigns/state-acts.tsx";
import { useCampaignSheet } from "../campaigns/use-campaigns.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { useText } from "../use-text.ts";
import { useClock } from "../figures/use-clock.ts";
import "../styles/campaigns.css";

/** 设定与任务分解 by 考核办: a new campaign, or one there is. */
export function CampaignEditPage() {
  const { t } = useText();
  const { campaign } = useParams();
  const navigate = useNavigate();
  const id = campaign === undefined || campaign === "new" ? null : Number(campaign);
  const sheet = useCampaignSheet(id);
  const units = useUnits();
  const now = useClock().data?.now;
  const title =
    id === null ? t("campaignEdit.new") : t("campaignEdit.title", { name: sheet.data?.name ?? "" });
  return (
    <>
      <PageHead title={title}>
        <Filters>
          {sheet.data && id !== null ? (
            <>
              <StateActs key={sheet.data.version} campaign={sheet.data} today={now?.slice(0, 10) ?? ""} />
              <Link to={`/campaigns/${id}`}>{t("campaign.back")}</Link>
            </>
          ) : null}
          <Link to="/campaigns">{t("campaign.all")}</Link>
        </Filters>
      </PageHead>
      {id === null ? (
        <FiguresOf query={units}>
          {(all) => (
            <CampaignEditor
              sheet={null}
              units={all.filter(({ code }) => code !== "00")}
              saved={(line) => void navigate(`/campaigns/${line.id}/edit`, { replace: true })}
            />
          )}
        </FiguresOf>
      ) : (
        <FiguresOf query={sheet}>
          {(found) =>
            found.state === "finished" ? (
              <p className="notice">{t("campaignEdit.finished")}</p>
            ) : (
              <CampaignEditor key={found.version} sheet={found} units={found.units} saved={() => undefined} />
            )
          }
        </FiguresOf>
      )}
    </>
  );
}
