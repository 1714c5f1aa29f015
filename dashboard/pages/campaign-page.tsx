import { Link, useParams } from "react-router";
import { CAMPAIGN_STATE_LABEL, type CampaignBoard } from "../../domain/messages/campaigns.ts";
import { ContributorsCard } from "../campaigns/contributors-card.tsx";
import { IndicatorTiles, ScaleKey } from "../campaigns/indicator-tiles.tsx";
import { formatElapsed } from "../campaigns/quantities.ts";
import { RanksCard } from "../campaigns/ranks-card.tsx";
import { StateActs } from "../campaigns/state-acts.tsx";
import { CourseCard, UnitsCard } from "../campaigns/units-card.tsx";
import { useBoard, useCampaigns } from "../campaigns/use-campaigns.ts";
import { ViolationsCard } from "../campaigns/violations-card.tsx";
import { WindowChoice } from "../campaigns/window-choice.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/campaigns.css";

/** 战果看板: what a leader opens. Its window and the chosen indicator stand in the address. */
export function CampaignPage() {
  const { t } = useText();
  const id = Number(useParams().campaign);
  const { address } = useAddress();
  const board = useBoard(id, { first: address.get("first"), last: address.get("last") });
  if (board.data === undefined)
    return (
      <>
        <PageHead title={t("campaign.title")} />
        <FiguresOf query={board}>{() => null}</FiguresOf>
      </>
    );
  return <FiguresOf query={board}>{(figures) => <Board board={figures} />}</FiguresOf>;
}

function Board({ board }: { board: CampaignBoard }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const { campaign, window, elapsed, indicators, enteredUntil } = board;
  const keeps = person ? holds("assessmentOffice")(person) : false;
  const enters = useCampaigns().data?.find(({ id }) => id === campaign.id)?.enters ?? false;
  const asked = Number(address.get("indicator"));
  const chosen = indicators.find(({ id }) => id === asked) ?? indicators[0];
  const pace =
    elapsed.gone === 0
      ? t("campaign.notBegun")
      : t("campaign.elapsed", { ...elapsed, share: formatElapsed(elapsed) });
  const until = enteredUntil ? t("campaign.enteredUntil", { day: enteredUntil }) : t("campaign.enteredNone");
  return (
    <>
      <PageHead takeAway title={campaign.name} aside={`${pace} · ${until}`}>
        <div className="campaign-bar-line">
          <span className={`tag tag-${campaign.state}`}>
            {CAMPAIGN_STATE_LABEL[campaign.state][language]}
          </span>
          <span>{t("campaign.period", { first: campaign.firstDay, last: campaign.lastDay })}</span>
          {campaign.documentNo ? <span className="muted">{campaign.documentNo}</span> : null}
          {enters ? <Link to={`/campaigns/${campaign.id}/entries`}>{t("campaign.entries")}</Link> : null}
          {keeps ? <Link to={`/campaigns/${campaign.id}/edit`}>{t("campaign.edit")}</Link> : null}
          {keeps ? <StateActs key={campaign.version} campaign={campaign} today={board.today} /> : null}
          <Link to="/campaigns">{t("campaign.all")}</Link>
        </div>
        {campaign.purpose ? <p className="muted">{campaign.purpose}</p> : null}
        <WindowChoice board={board} choose={change} />
        <p className="muted">{t("campaign.windowNote", { first: window.firstDay, last: window.lastDay })}</p>
      </PageHead>
      {chosen ? (
        <>
          <IndicatorTiles
            board={board}
            chosen={chosen.id}
            choose={(indicator) => {
              change({ indicator: String(indicator) });
            }}
          />
          <ScaleKey elapsed={elapsed} />
        </>
      ) : null}
      <div className="grid">
        {chosen ? (
          <>
            <UnitsCard board={board} indicator={chosen} />
            <CourseCard indicator={chosen} />
          </>
        ) : null}
        <RanksCard board={board} keeps={keeps} />
        <ViolationsCard board={board} />
        {chosen ? <ContributorsCard key={chosen.id} board={board} indicator={chosen} /> : null}
      </div>
    </>
  );
}
