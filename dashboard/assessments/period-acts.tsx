import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { AssessmentAction, AssessmentState, PeriodLine } from "../../domain/messages/assessments.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { ActDialog } from "./act-dialog.tsx";
import { useMovePeriod } from "./use-assessments.ts";

/** What comes next in each state: whoever does it is told why not yet. */
const NEXT: Partial<Record<AssessmentState | "none", readonly AssessmentAction[]>> = {
  ...{ none: ["compute"], replaced: ["compute"], draft: ["announce", "propose"] },
  ...{ proposed: ["approve"], approved: ["notice"], noticed: ["finish"] },
};

/** What this reader does with the period, and why not yet; for the year also who approved it and when. */
export function PeriodActs(props: { line: PeriodLine }) {
  const { t, language } = useText();
  const { line } = props;
  const [asking, setAsking] = useState<Exclude<AssessmentAction, "compute"> | null>(null);
  const moving = useMovePeriod(line.period);
  const { assessment } = line;
  const approvals = assessment?.approvals ?? [];
  if (line.actions.length === 0 && approvals.length === 0 && !assessment?.noticeUntil) return null;
  const next = line.actions.find(({ action }) => NEXT[assessment?.state ?? "none"]?.includes(action));
  const open = line.actions.filter(({ blocked }) => blocked === null);
  return (
    <Card wide title={t("assess.acts")} note={assessment ? t(`assess.state.${assessment.state}`) : t("assess.state.none")}>
      {assessment ? (
        <ol className="assess-course">
          <li>{t("assess.by.computed", { by: assessment.computedBy, at: formatInstant(assessment.computedAt) })}</li>
          {assessment.proposedAt ? (
            <li>{t("assess.by.proposed", { by: assessment.proposedBy ?? "", at: formatInstant(assessment.proposedAt) })}</li>
          ) : null}
          {approvals.map(({ capacity, name, at }) => (
            <li key={capacity}>
              {t("assess.by.approved", { capacity: CAPACITY_LABEL[capacity][language], by: name, at: formatInstant(at) })}
            </li>
          ))}
          {assessment.announcedAt ? (
            <li>{t(line.kind === "year" ? "assess.by.noticed" : "assess.by.announced", { by: assessment.announcedBy ?? "", at: formatInstant(assessment.announcedAt) })}</li>
          ) : null}
          {assessment.noticeUntil ? <li>{t("assess.noticeUntil", { at: formatInstant(assessment.noticeUntil) })}</li> : null}
          {assessment.finishedAt ? <li>{t("assess.by.finished", { at: formatInstant(assessment.finishedAt) })}</li> : null}
        </ol>
      ) : null}
      {assessment?.note ? <p className="muted">{assessment.note}</p> : null}
      <div className="assess-buttons">
        {open.map(({ action }) => (
          <Button
            key={action}
            appearance={action === "compute" || action === "return" ? "secondary" : "primary"}
            disabled={moving.isPending}
            onClick={() => {
              if (action === "compute") moving.mutate({ action });
              else setAsking(action);
            }}
          >
            {t(action === "compute" && assessment ? "assess.act.recompute" : `assess.act.${action}`)}
          </Button>
        ))}
      </div>
      <p role="status">
        {moving.isPending ? t("assess.computing") : null}
        {moving.error ? <span className="refused">{moving.error.message}</span> : null}
      </p>
      {next?.blocked ? <p className="muted">{next.blocked[language]}</p> : null}
      {asking && assessment ? (
        <ActDialog line={line} assessment={assessment} action={asking} close={() => { setAsking(null); }} />
      ) : null}
    </Card>
  );
} // prettier-ignore
