import { useMemo, useState } from "react";
import type { Field } from "../../domain/form/fields.ts";
import type { RowProblem } from "../../domain/messages.ts";
import type { Draft, MyMonthFigures } from "../../domain/messages/filling.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import { Explained } from "../parts/explained.tsx";
import { useLeaving } from "../review/use-leaving.ts";
import { useText } from "../use-text.ts";
import { changedCells, differences, readTyped, type Cells } from "./cells.ts";
import { DraftDifferences } from "./draft-differences.tsx";
import { HandIn } from "./hand-in.tsx";
import { MonthForm } from "./month-form.tsx";
import { MonthLines } from "./month-lines.tsx";
import { StateBand } from "./state-band.tsx";
import { useAutosave } from "./use-autosave.ts";

/** The officer's desk: what he typed, what it is worth, what is wrong with it, and handing it in. */
export function MonthDesk(props: { figures: MyMonthFigures; draft: Draft | null; rules: RuleSet }) {
  const { language } = useText();
  const { figures, draft } = props;
  const { line, row } = figures;
  const [cells, setCells] = useState<Cells>(draft?.cells ?? {});
  const [base, setBase] = useState({
    version: draft?.baseVersion ?? row.version,
    fields: draft?.baseFields ?? row.fields,
  });
  const [touched, setTouched] = useState(false);
  const [checked, setChecked] = useState<readonly RowProblem[] | null>(null);
  const disabled = !figures.writable || !FILLABLE.has(row.state);
  const saved = useAutosave(line.month, { cells, baseVersion: base.version }, touched && !disabled);
  useLeaving(saved.state === "waiting" || saved.state === "failed");

  const read = useMemo(() => readTyped(figures, cells, language), [figures, cells, language]);
  const compiled = useMemo(() => compileRules(props.rules), [props.rules]);
  const explanation = useMemo(
    () =>
      explainMonth(compiled, {
        ...{ month: line.month, level: row.level, postType: row.postType, fields: read.fields },
        credits: figures.credits,
        events: figures.events.filter(({ scored }) => scored),
      }),
    [compiled, figures, line.month, read.fields, row.level, row.postType],
  );
  const changed = changedCells(row.fields, cells);
  // A draft begun on nothing is not behind: everything that is there now was prefilled or entered since.
  const behind = base.version < row.version && Object.keys(cells).length > 0;

  const type = (field: Field, raw: string | null) => {
    setTouched(true);
    setChecked(null);
    setCells((before) => ({ ...before, [field]: raw }));
    if (Object.keys(cells).length === 0) setBase({ version: row.version, fields: row.fields });
  };
  const drop = (fields: readonly Field[]) => {
    setTouched(true);
    setCells((before) => withoutFields(before, fields));
  };
  const forget = () => {
    setCells({});
    setChecked(null);
    // The autosave throws the draft away, behind whatever it is still sending.
    setTouched(true);
  };

  return (
    <>
      <StateBand figures={figures} saved={saved} />
      {behind ? (
        <DraftDifferences
          figures={figures}
          differences={differences(base.fields, row.fields, cells)}
          take={(field) => {
            drop([field]);
          }}
          settle={() => {
            setTouched(true);
            setBase({ version: row.version, fields: row.fields });
          }}
        />
      ) : null}
      <div className="month-desk">
        <div className="month-main">
          <MonthForm {...{ figures, cells, read, explanation, disabled, type }} />
          <MonthLines figures={figures} rules={props.rules} disabled={disabled} />
        </div>
        <HandIn
          {...{ figures, read, explanation, disabled, changed, checked, setChecked, forget }}
          behind={behind}
        />
      </div>
      <div className="grid">
        <Explained explanation={explanation} />
      </div>
    </>
  );
}

const FILLABLE: ReadonlySet<string> = new Set([
  "empty",
  "drafted",
  "attested",
  "submitted",
  "returned",
  "published",
  "locked",
]);

function withoutFields(cells: Cells, fields: readonly Field[]): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([field]) => !fields.includes(field as Field)));
}
