import type { KeyboardEvent } from "react";
import { AREAS, AREA_LABEL } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import type { ReviewRow } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { useText } from "../use-text.ts";
import { closedBy, newChoice, openGrades } from "./choices.ts";
import type { Choice, Choices, Quota } from "./choices.ts";
import type { Verdict } from "./review-desk.tsx";
import { ReviewLine } from "./review-row.tsx";

/** What every row of the table is given. */
export interface Desk {
  month: Month;
  grading: GradingRules;
  quota: Quota;
  /** True once signing was refused for want of reasons: short ones are marked. */
  insists: boolean;
  disabled: boolean;
  showsUnit: boolean;
  choose: (policeNo: string, choice: Choice | null) => void;
}

/**
 * One line per officer. By keyboard: arrows move, 1–5 give a grade, 0 不定等次, R writes the reason or opinion, Space opens the detail,
 * Enter goes on to the next, S signs.
 */
export function ReviewTable(
  props: Desk & {
    rows: readonly ReviewRow[];
    /** What stands, and everything chosen: a difference is a file changed meanwhile. */
    choices: Choices;
    chosen: Choices;
    verdicts: Readonly<Record<string, Verdict>>;
    current: string;
    setCurrent: (policeNo: string) => void;
    detail: boolean;
    turnDetail: () => void;
    begin: () => void;
  },
) {
  const { t, language } = useText();
  const { rows, choices, chosen, verdicts, current, setCurrent, detail, turnDetail, begin, ...desk } = props;
  const at = rows.findIndex(({ policeNo }) => policeNo === current);
  const go = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCurrent(next.policeNo);
    document.getElementById(`review-${next.policeNo}`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const field = event.target as HTMLElement;
    const isTyping = field.matches("textarea, input, select");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping) {
      if (event.key === "Escape") document.getElementById(`review-${current}`)?.focus();
      return;
    }
    const row = rows[at];
    const acts: Record<string, () => void> = {
      ArrowDown: () => {
        go(1);
      },
      ArrowUp: () => {
        go(-1);
      },
      Enter: () => {
        go(1);
      },
      " ": turnDetail,
      s: begin,
      r: () => {
        focusWords(current);
      },
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && !(field.matches("button") && (event.key === "Enter" || event.key === " "))) {
      event.preventDefault();
      act();
    } else if (row && /^[0-5]$/.test(event.key)) {
      event.preventDefault();
      give(row, Number(event.key));
    }
  };
  const give = (row: ReviewRow, key: number) => {
    if (props.disabled || closedBy(row) !== null) return;
    const before = choices[row.policeNo];
    const words = before ? { reason: before.reason, opinion: before.opinion } : {};
    const grade = GRADES[key - 1];
    if (key > 0 && (!grade || !openGrades(row, props.grading).includes(grade))) return;
    const result = grade
      ? { grade, ungraded: null }
      : { grade: null, ungraded: row.ungradable ?? (row.arrivedLate ? "newArrival" : "investigation") };
    props.choose(row.policeNo, newChoice(row, { ...words, ...result }));
  };
  return (
    <div className="scroll" role="group" aria-label={t("review.files")} tabIndex={0} onKeyDown={press}>
      <table className="review">
        <caption className="unseen">{t("review.files")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.officer")}</th>
            {AREAS.map((area) => (
              <th key={area} scope="col" className="number secondary">
                {AREA_LABEL[area][language]}
              </th>
            ))}
            <th scope="col" className="number">
              {t("file.total")}
            </th>
            <th scope="col">{t("file.suggested")}</th>
            <th scope="col" className="secondary">
              {t("review.hints")}
            </th>
            <th scope="col" className="secondary">
              {t("review.lastMonths")}
            </th>
            <th scope="col">{t("file.grade")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReviewLine
              key={row.policeNo}
              {...desk}
              row={row}
              choice={choices[row.policeNo] ?? null}
              fell={chosen[row.policeNo] !== choices[row.policeNo]}
              verdict={verdicts[row.policeNo] ?? null}
              isCurrent={row.policeNo === current}
              take={() => {
                setCurrent(row.policeNo);
              }}
              look={() => {
                if (!detail || row.policeNo === current) turnDetail();
                setCurrent(row.policeNo);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function focusWords(policeNo: string): void {
  const field =
    document.getElementById(`reason-${policeNo}`) ?? document.getElementById(`opinion-${policeNo}`);
  field?.focus();
}
