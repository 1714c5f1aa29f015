import { useText } from "../use-text.ts";

/** Places gained or lost: an arrow and a number for the eye, a sentence for the ear. */
export function Movement(props: { steps: number | null }) {
  const { t } = useText();
  const { steps } = props;
  if (steps === null) return <Mark sign="·" kind="same" says={t("ranking.new")} />;
  if (steps === 0) return <Mark sign="–" kind="same" says={t("ranking.same")} />;
  return steps > 0 ? (
    <Mark sign={`▲ ${steps}`} kind="up" says={t("ranking.up", { steps })} />
  ) : (
    <Mark sign={`▼ ${-steps}`} kind="down" says={t("ranking.down", { steps: -steps })} />
  );
}

function Mark(props: { sign: string; kind: "up" | "down" | "same"; says: string }) {
  return (
    <span className={`movement ${props.kind}`} title={props.says}>
      <span aria-hidden="true">{props.sign}</span>
      <span className="unseen">{props.says}</span>
    </span>
  );
}
