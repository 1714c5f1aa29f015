import { AREA_LABEL } from "../../domain/area.ts";
import type { RuleDifference } from "../../domain/rules/diff/diff-rules.ts";
import type { Reason } from "../../domain/rules/sandbox/reasons.ts";
import { formatDifference } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** How many reasons a row says by itself; the others unfold. */
const FEW = 2;

/** Because of which clause: what moved, by how much, and what the version changes there. */
export function Reasons(props: { reasons: readonly Reason[]; differences: readonly RuleDifference[] }) {
  const { t } = useText();
  const { reasons, differences } = props;
  const rest = reasons.slice(FEW);
  return (
    <>
      <ReasonList reasons={reasons.slice(0, FEW)} differences={differences} />
      {rest.length > 0 ? (
        <details className="lab-more">
          <summary>{t("lab.moreReasons", { count: rest.length })}</summary>
          <ReasonList reasons={rest} differences={differences} />
        </details>
      ) : null}
    </>
  );
}

function ReasonList(props: { reasons: readonly Reason[]; differences: readonly RuleDifference[] }) {
  const { t, language } = useText();
  const name = (moves: string): string => {
    if (moves === "JC") return `JC ${AREA_LABEL.JC[language]}`;
    if (moves === "total") return t("lab.movesTotal");
    return moves === "grade" ? t("lab.movesGrade") : moves;
  };
  return (
    <ul className="lab-reasons">
      {props.reasons.map(({ moves, points, differences: own }) => (
        <li key={moves}>
          <b>
            {name(moves)} {moves === "grade" ? null : formatDifference(points)}
          </b>
          {own.length === 0 ? <span className="muted">{t("lab.follows")}</span> : null}
          {own.map((index) => {
            const difference = props.differences[index];
            return difference ? <Clause key={index} difference={difference} /> : null;
          })}
        </li>
      ))}
    </ul>
  );
}

function Clause(props: { difference: RuleDifference }) {
  const { t, language } = useText();
  const { place, from, to, change } = props.difference;
  return (
    <span className="lab-clause">
      {place[language]}{" "}
      <span className="muted">
        {change === "changed" ? `${from?.[language]} → ${to?.[language]}` : t(`lab.change.${change}`)}
      </span>
    </span>
  );
}
