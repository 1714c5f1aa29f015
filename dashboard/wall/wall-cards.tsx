import type { ReactNode } from "react";
import { POST_TYPE_LABEL, SERIES_LABEL } from "../../domain/people.ts";
import type { WallFigures, WallOfficer } from "../../domain/messages/publication.ts";
import { Card } from "../components/card.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { useRules } from "../figures/use-rules.ts";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 表彰奖励 of the month by its documents. */
export function RewardsCard(props: { wall: WallFigures; ruleSet: string }) {
  const { t, language } = useText();
  const { rewards, rewardsTotal } = props.wall;
  const rules = useRules(props.ruleSet).data;
  const nameOf = (type: string, variant: string | null) => {
    const rule = rules?.events.find((each) => each.type === type);
    const value = rule?.values.find((each) => each.variant !== null && each.variant === variant);
    return value?.label[language] ?? rule?.name[language] ?? type;
  };
  return (
    <Card title={t("wall.rewards")} note={t("wall.rewardsCount", { count: rewardsTotal })}>
      {rewards.length === 0 ? (
        <Empty text={t("wall.rewardsNone")} />
      ) : (
        <ul className="wall-list">
          {rewards.map((reward, index) => (
            <li key={index}>
              <span className="wall-what">{nameOf(reward.type, reward.variant)}</span>
              {reward.wholeUnit ? (
                <span>
                  {reward.unitName} <span className="state">{t("wall.wholeUnit")}</span>
                </span>
              ) : (
                <Who officer={reward} />
              )}
              <span className="muted">{[reward.documentNo, reward.day].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Best of each series and post type. */
export function BestCard(props: { wall: WallFigures }) {
  const { t, language } = useText();
  return (
    <Card title={t("wall.best")} note={t("wall.bestNote")}>
      {props.wall.best.length === 0 ? (
        <Empty text={t("wall.bestNone")} />
      ) : (
        <ul className="wall-list">
          {props.wall.best.map((one) => (
            <li key={one.policeNo}>
              <span className="wall-what">
                {SERIES_LABEL[one.series][language]}
                {one.postType ? ` · ${POST_TYPE_LABEL[one.postType][language]}` : ""}
              </span>
              <Who officer={one} month={props.wall.month} />
              <span className="wall-points">
                {one.grade ? <GradeBadge grade={one.grade} /> : null} {formatPoints(one.total)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What officers graded 优秀 wrote they did. */
export function WorksCard(props: { wall: WallFigures }) {
  const { t } = useText();
  const { works, worksTotal, month } = props.wall;
  return (
    <Card wide title={t("wall.works")} note={t("wall.worksCount", { count: worksTotal })}>
      {works.length === 0 ? (
        <Empty text={t("wall.worksNone")} />
      ) : (
        <ul className="wall-works">
          {works.map((work) => (
            <li key={work.policeNo}>
              <p className="wall-who">
                <Who officer={work} month={month} />
                <span className="wall-points">{formatPoints(work.total)}</span>
              </p>
              <blockquote>{work.summary}</blockquote>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** 岗位实绩 that most officers have, and who leads each. */
export function CreditsCard(props: { wall: WallFigures; ruleSet: string }) {
  const { t, language } = useText();
  const rules = useRules(props.ruleSet).data;
  const { credits, month } = props.wall;
  return (
    <Card wide title={t("wall.credits")} note={t("wall.creditsNote")}>
      {credits.length === 0 ? (
        <Empty text={t("wall.creditsNone")} />
      ) : (
        <ul className="wall-credits">
          {credits.map(({ item, quantity, officers, top }) => (
            <li key={item}>
              <h3>{rules?.credits.find(({ code }) => code === item)?.name[language] ?? item}</h3>
              <p className="muted">{t("wall.creditsTotal", { officers, quantity: rounded(quantity) })}</p>
              <ol>
                {top.map((one) => (
                  <li key={one.policeNo}>
                    <Who officer={one} month={month} />
                    <span className="wall-points">{rounded(one.quantity)}</span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Quantities have at most four decimals; sums of them in floating point may say more. */
function rounded(quantity: number): string {
  return String(Number(quantity.toFixed(4)));
}

function Who(props: { officer: WallOfficer; month?: string }): ReactNode {
  const { officer } = props;
  return (
    <span className="wall-officer">
      <OfficerLink policeNo={officer.policeNo} name={officer.name} period={props.month ?? null} />
      <span className="muted">{officer.unitName}</span>
    </span>
  );
}
