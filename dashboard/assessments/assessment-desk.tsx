import type { AssessmentKind } from "../../domain/assessment/period.ts";
import type { AssessmentYear } from "../../domain/messages/assessments.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useClock } from "../figures/use-clock.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { ChangesCard } from "./changes-card.tsx";
import { DeductionsCard } from "./deductions-card.tsx";
import { PeriodActs } from "./period-acts.tsx";
import { PeriodStrip } from "./period-strip.tsx";
import { StandingDialog } from "./standing-dialog.tsx";
import { StandingsCard } from "./standings-card.tsx";
import { useAssessmentYear } from "./use-assessments.ts";
import "../styles/assessments.css";

/** 季度考核、半年排名、年度总评: the periods of a year, what stands in the one chosen, and what may be done with it. */
export function AssessmentDesk(props: { kind: AssessmentKind }) {
  const { t } = useText();
  const { address } = useAddress();
  const clock = useClock();
  const asked = address.get("period")?.slice(0, 4) ?? address.get("year");
  const today = clock.data ? formatInstant(clock.data.now).slice(0, 4) : null;
  const year = useAssessmentYear(asked ? Number(asked) : today ? Number(today) : null);
  return (
    <>
      <PageHead title={t(`assess.title.${props.kind}`)} aside={t(`assess.lead.${props.kind}`)} />
      <FiguresOf query={year}>{(figures) => <Desk kind={props.kind} year={figures} />}</FiguresOf>
    </>
  );
}

function Desk(props: { kind: AssessmentKind; year: AssessmentYear }) {
  const { address, change } = useAddress();
  const lines = props.year.periods.filter(({ kind }) => kind === props.kind);
  // What opens: the one in the address, else the newest with results, else the first.
  const line =
    lines.find(({ period }) => period === address.get("period")) ??
    lines.findLast(({ assessment }) => assessment !== null) ??
    lines[0];
  const officer = address.get("officer");
  return (
    <div className="grid assess">
      <PeriodStrip year={props.year} lines={lines} chosen={line?.period ?? null} />
      {line ? (
        <>
          <PeriodActs key={`acts ${line.period}`} line={line} />
          <StandingsCard key={line.period} line={line} />
          {line.assessment?.announcedAt ? <ChangesCard period={line.period} /> : null}
          {line.kind === "quarter" ? <DeductionsCard key={`k ${line.period}`} quarter={line.period} /> : null}
          {officer !== null && line.assessment ? (
            <StandingDialog
              period={line.period}
              policeNo={officer}
              close={() => {
                change({ officer: null });
              }}
            />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
