import { AREAS, AREA_LABEL } from "../../domain/area.ts";
import type { Month } from "../../domain/month.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { useText } from "../use-text.ts";
import type { Choice, Choices, Quota } from "./choices.ts";
import type { Verdict } from "./review-desk.tsx";
import { ReviewRow } from "./review-row.tsx";
import type { ReviewRows } from "./use-review-rows.ts";

/** What every row of the table is given. */
export interface Desk {
  month: Month;
  grading: GradingRules;
  quota: Quota;
  /** True once saving was refused for want of reasons: short ones are marked. */
  insists: boolean;
  disabled: boolean;
  showsUnit: boolean;
  choose: (policeNo: string, choice: Choice | null) => void;
}

/** One line per officer with his points, the suggestion and the grade; a reason opens under it where one is needed. */
export function ReviewTable(
  props: Desk & {
    rows: ReviewRows["rows"];
    /** What stands, and everything chosen: a difference is a file changed meanwhile. */
    choices: Choices;
    chosen: Choices;
    verdicts: Readonly<Record<string, Verdict>>;
  },
) {
  const { t, language } = useText();
  const { rows, choices, chosen, verdicts, ...desk } = props;
  return (
    <div className="scroll" role="group" aria-label={t("review.files")} tabIndex={0}>
      <table className="review">
        <caption className="unseen">{t("review.files")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.officer")}</th>
            <th scope="col" className="secondary">
              {t(props.showsUnit ? "column.unit" : "column.level")}
            </th>
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
              {t("file.selfGrade")}
            </th>
            <th scope="col" className="secondary">
              {t("review.current")}
            </th>
            <th scope="col">{t("file.grade")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReviewRow
              key={row.policeNo}
              {...desk}
              row={row}
              choice={choices[row.policeNo] ?? null}
              fell={chosen[row.policeNo] !== choices[row.policeNo]}
              verdict={verdicts[row.policeNo] ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
