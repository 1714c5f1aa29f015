import { STANDING_LABEL } from "../../domain/campaigns/progress.ts";
import type {
  BoardIndicator,
  CampaignBoard,
  Elapsed,
  ExternalRank,
} from "../../domain/messages/campaigns.ts";
import type { Translate } from "../language.ts";
import { useText } from "../use-text.ts";
import { elapsedPercent, formatElapsed, formatQuantity, formatRate } from "./quantities.ts";

/** 大数字: completion of every indicator, with the target and the mark of time on one scale; a click shows its units. */
export function IndicatorTiles(props: {
  board: CampaignBoard;
  chosen: number;
  choose: (id: number) => void;
}) {
  const { t } = useText();
  const { indicators, elapsed, ranks } = props.board;
  return (
    <section className="tiles-part">
      <h2>{t("campaign.tiles")}</h2>
      <div className="tiles campaign-tiles">
        {indicators.map((indicator) => (
          <button
            key={indicator.id}
            type="button"
            className="tile campaign-tile"
            aria-pressed={indicator.id === props.chosen}
            title={t("campaign.choose", { name: indicator.name })}
            onClick={() => {
              props.choose(indicator.id);
            }}
          >
            {indicator.scored ? (
              <Scored indicator={indicator} elapsed={elapsed} />
            ) : (
              <Counted
                indicator={indicator}
                ranks={ranks.filter(({ indicatorId }) => indicatorId === indicator.id)}
              />
            )}
          </button>
        ))}
      </div>
    </section>
  );
}

function Scored({ indicator, elapsed }: { indicator: BoardIndicator; elapsed: Elapsed }) {
  const { t, language } = useText();
  const { bureau, measure, name, unassigned } = indicator;
  const percent = bureau.rate?.percent ?? 0;
  const time = elapsedPercent(elapsed);
  // One scale for bar, target and time: the longest of them, and a little room.
  const scale = Math.max(percent, 10_000, time) * 1.04;
  const at = (value: number): string => `${(value / scale) * 100}%`;
  return (
    <>
      <span className="tile-name">{name}</span>
      <span className="tile-value">{formatRate(bureau.rate)}</span>
      <span className="campaign-scale" aria-hidden="true">
        <span className="campaign-bar" style={{ width: at(percent) }} />
        <span className="campaign-target" style={{ left: at(10_000) }} />
        <span className="campaign-time" style={{ left: at(time) }} />
      </span>
      <span className="tile-note">
        {t("campaign.ofTarget", {
          ...{ actual: formatQuantity(bureau.actual), target: formatQuantity(bureau.target), measure },
        })}
      </span>
      <span className={`campaign-standing ${bureau.standing ?? ""}`}>
        {bureau.standing ? STANDING_LABEL[bureau.standing][language] : ""}
        {gapWords(percent, time, indicator, t)}
      </span>
      {unassigned > 0 ? (
        <span className="tile-note">
          {t("campaign.unassigned", { count: formatQuantity(unassigned), measure })}
        </span>
      ) : null}
    </>
  );
}

/** By how many percentage points it is ahead or behind; past the target, by how many it passed it. */
function gapWords(
  percent: number,
  time: number,
  { bureau, direction }: BoardIndicator,
  t: Translate,
): string {
  if (bureau.rate === null || direction === "down") return "";
  const [gap, key] =
    percent > 10_000
      ? [percent - 10_000, "campaign.gapOver" as const]
      : percent >= time
        ? [percent - time, "campaign.gapAhead" as const]
        : [time - percent, "campaign.gapBehind" as const];
  return gap === 0 || bureau.standing === "met" && percent <= 10_000 ? "" : ` · ${t(key, { gap: formatQuantity(gap) })}`; // prettier-ignore
}

function Counted({ indicator, ranks }: { indicator: BoardIndicator; ranks: readonly ExternalRank[] }) {
  const { t } = useText();
  const { bureau, measure, name } = indicator;
  return (
    <>
      <span className="tile-name">{name}</span>
      <span className="tile-value">
        {formatQuantity(bureau.actual)} <small>{measure}</small>
      </span>
      {ranks.map(({ id, area, place, ofMany }) => (
        <span key={id} className="campaign-standing met">
          {t("campaign.rankOf", { area, place, ofMany })}
        </span>
      ))}
      <span className="tile-note">{t("campaign.statistics")}</span>
    </>
  );
}

/** The line under the tiles: what the marks mean. */
export function ScaleKey({ elapsed }: { elapsed: Elapsed }) {
  const { t } = useText();
  return (
    <p className="muted campaign-key">
      <span className="campaign-key-target" aria-hidden="true" /> {t("campaign.targetLine")}
      <span className="campaign-key-time" aria-hidden="true" />{" "}
      {t("campaign.timeMark", { share: formatElapsed(elapsed) })}
    </p>
  );
}
