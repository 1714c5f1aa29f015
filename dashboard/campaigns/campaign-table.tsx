import { Link } from "react-router";
import { STANDING_LABEL } from "../../domain/campaigns/progress.ts";
import { CAMPAIGN_STATE_LABEL, type CampaignListLine } from "../../domain/messages/campaigns.ts";
import { useText } from "../use-text.ts";
import { formatElapsed, formatQuantity, formatRate } from "./quantities.ts";

/** One campaign a row: where it stands, indicator by indicator, and what others said of it. */
export function CampaignTable(props: { rows: readonly CampaignListLine[] }) {
  return (
    <ul className="campaigns">
      {props.rows.map((line) => (
        <CampaignRow key={line.id} line={line} />
      ))}
    </ul>
  );
}

function CampaignRow({ line }: { line: CampaignListLine }) {
  const { t, language } = useText();
  const { elapsed } = line;
  const pace =
    elapsed.gone === 0
      ? t("campaign.notBegun")
      : t("campaign.elapsed", { ...elapsed, share: formatElapsed(elapsed) });
  return (
    <li className="campaign">
      <div className="campaign-head">
        <h3>
          <Link to={`/campaigns/${line.id}`}>{line.name}</Link>
        </h3>
        <span className={`tag tag-${line.state}`}>{CAMPAIGN_STATE_LABEL[line.state][language]}</span>
        <span className="muted">
          {t("campaign.period", { first: line.firstDay, last: line.lastDay })} · {pace}
        </span>
        {line.enters ? (
          <Link className="campaign-enter" to={`/campaigns/${line.id}/entries`}>
            {t("campaign.entries")}
          </Link>
        ) : null}
      </div>
      <dl className="campaign-figures">
        {line.indicators.map(({ name, measure, scored, actual, rate, standing }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{scored ? formatRate(rate) : `${formatQuantity(actual)} ${measure}`}</strong>
              <small>{standing ? STANDING_LABEL[standing][language] : t("campaign.statistics")}</small>
            </dd>
          </div>
        ))}
      </dl>
      {line.ranks.length > 0 ? (
        <p className="campaign-ranks">
          {line.ranks.map(({ area, place, indicator }) => (
            <span key={`${area}/${indicator ?? ""}`} className="campaign-rank">
              {indicator ? `${indicator} ` : ""}
              {t("campaign.rankShort", { area, place })}
            </span>
          ))}
        </p>
      ) : null}
    </li>
  );
}
