import { useState } from "react";
import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import type { RowProblem, Severity } from "../domain/messages.ts";
import { MONTH_BOOK, PLAN_BOOK } from "./books.ts";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  spring: { flexGrow: 1 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  item: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    width: "100%",
    padding: tokens.spacingHorizontalS,
    textAlign: "start",
    font: "inherit",
    color: "inherit",
    cursor: "pointer",
    background: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { background: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    background: tokens.colorNeutralBackground1Selected,
  },
  message: { gridColumn: "1 / -1", overflowWrap: "anywhere" },
  // Whole in the chosen problem, four lines in the others: one unfilled row names thirty columns.
  clamped: { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "4", overflow: "hidden" },
  place: { color: tokens.colorNeutralForeground2, alignSelf: "center", overflowWrap: "anywhere" },
});

const COLOUR: Record<Severity, "danger" | "warning" | "informative"> = {
  row: "danger",
  submit: "warning",
  sign: "warning",
  warning: "informative",
};
const ORDER: Severity[] = ["row", "submit", "sign", "warning"];
/** The list stays short enough to be read; the sheet itself marks every cell. */
const SHOWN = 200;

function tabOf({ sheet }: RowProblem): string | null {
  return (
    [...MONTH_BOOK.sheets, ...PLAN_BOOK.sheets].find(({ definition }) => definition.name === sheet)?.tab ??
    null
  );
}

/** 问题清单: worst first; a click or 上一处/下一处 selects the cell. */
export function ProblemList({
  problems,
  onSelect,
}: {
  problems: RowProblem[];
  onSelect: (problem: RowProblem) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const [current, setCurrent] = useState(-1);
  const sorted = [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const go = (index: number) => {
    const problem = sorted[index];
    if (!problem) return;
    setCurrent(index);
    onSelect(problem);
  };
  const step = (by: number) => go((Math.max(current, by > 0 ? -1 : 0) + by + sorted.length) % sorted.length);
  return (
    <section aria-label={say("problems/title")}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{say("problems/title")}</Subtitle2>
        <Caption1 className={styles.spring}>
          {current < 0
            ? say("problems/count", { count: sorted.length })
            : say("problems/of", { at: current + 1, count: sorted.length })}
        </Caption1>
        <Button
          size="small"
          icon={<ChevronUpRegular />}
          aria-label={say("problems/previous")}
          onClick={() => step(-1)}
        />
        <Button
          size="small"
          icon={<ChevronDownRegular />}
          aria-label={say("problems/next")}
          onClick={() => step(1)}
        />
      </div>
      <ul className={styles.list}>
        {sorted.slice(0, SHOWN).map((problem, index) => (
          <li key={`${problem.sheet}-${problem.rowKey}-${String(problem.field)}-${problem.code}`}>
            <button
              type="button"
              className={mergeClasses(styles.item, index === current && styles.current)}
              title={say("problems/goTo")}
              onClick={() => go(index)}
            >
              <Badge appearance="tint" color={COLOUR[problem.severity]}>
                {say(`problems/${problem.severity}`)}
              </Badge>
              <Caption1 className={styles.place}>
                {[tabOf(problem), problem.column, problem.code].filter((part) => part !== null).join(" · ")}
              </Caption1>
              <span className={mergeClasses(styles.message, index !== current && styles.clamped)}>
                {problem.message}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
