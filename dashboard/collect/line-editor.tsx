import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { RowProblem } from "../../domain/messages.ts";
import { isMonth, type Month } from "../../domain/month.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { Failure } from "../components/notice.tsx";
import { LineEvidence } from "../evidence/line-evidence.tsx";
import { useAllMonths } from "../figures/use-months.ts";
import { formatMonth } from "../formats/format-time.ts";
import { usePush } from "../my-month/use-my-month.ts";
import { useText } from "../use-text.ts";
import { creditFields, eventFields, type LineCells, type LineField, type Person } from "./line-fields.ts";
import { newKey } from "./new-key.ts";

/** A line to be recorded or changed; version 0 = a new one. */
export interface EditedLine {
  sheet: "credits" | "events";
  rowKey: string;
  version: number;
  cells: LineCells;
}

/** Records or changes one event or credit: its own date decides the month it counts in. */
export function LineEditor(props: {
  rules: RuleSet;
  unit: string;
  /** The month whose list is on screen; a line without a date counts there. */
  month: Month;
  people: readonly Person[];
  /** A unit's events may be recorded, too. */
  forUnit: boolean;
  line: EditedLine;
  done: (told: string) => void;
  cancel?: () => void;
}) {
  const { t, language } = useText();
  const { line, people, rules } = props;
  const only = people.length === 1 ? people[0]!.policeNo : "";
  const [cells, setCells] = useState<LineCells>(() => ({
    ...(line.sheet === "credits"
      ? { policeNo: only, quantity: "1" }
      : { subject: only, subjectKind: "officer" }),
    ...line.cells,
  }));
  const [problems, setProblems] = useState<readonly RowProblem[]>([]);
  const [rowKey, setRowKey] = useState(line.rowKey);
  const push = usePush();
  const fields =
    line.sheet === "credits"
      ? creditFields(rules, cells, people, language)
      : eventFields(rules, cells, people, props.forUnit ? props.unit : null, language);
  const dated = (line.sheet === "credits" ? cells.date : cells.documentOn) ?? "";
  const byDate = dated.slice(0, 7);
  const month = line.version === 0 && isMonth(byDate) ? byDate : props.month;

  const save = () => {
    setProblems([]);
    const sent = Object.fromEntries(fields.map(({ key }) => [key, cells[key] ?? ""]));
    const whom =
      line.sheet === "credits"
        ? { policeNo: cells.policeNo ?? "" }
        : {
            subjectKind: cells.subjectKind ?? "",
            subject: cells.subjectKind === "unit" ? props.unit : (cells.subject ?? ""),
          };
    const lines = [{ rowKey, version: line.version, ...sent, ...whom }];
    push.mutate(
      { month, unit: props.unit, [line.sheet]: lines },
      {
        onSuccess: (receipt) => {
          const outcome = receipt.lines[0]?.outcome;
          if (outcome !== "saved" && outcome !== "unchanged") {
            setProblems(receipt.problems);
            return;
          }
          const notes = receipt.problems.map(({ message }) => message).join(" ");
          props.done(`${t("collect.saved", { month: formatMonth(month, language) })} ${notes}`.trim());
          // The next one is another line.
          setRowKey(newKey());
        },
      },
    );
  };
  const loose = problems.filter(({ field }) => !fields.some(({ key }) => key === field));
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {fields.map((field) => (
        <LineInput
          key={field.key}
          field={field}
          value={cells[field.key] ?? ""}
          problem={problems.find((problem) => problem.field === field.key)?.message}
          change={(value) => {
            setCells((before) => ({ ...before, [field.key]: value, ...cleared(field.key) }));
          }}
        />
      ))}
      <LineEvidence
        unit={props.unit}
        policeNo={cells.subjectKind === "unit" ? null : (cells.policeNo ?? cells.subject ?? "")}
        rule={line.sheet === "events" ? rules.events.find(({ type }) => type === cells.type) : undefined}
        cell={cells.evidenceNo ?? ""}
        change={(cell) => {
          setCells((before) => ({ ...before, evidenceNo: cell }));
        }}
      />
      <div className="line-foot">
        <TargetMonth month={month} dated={dated !== ""} />
        {loose.length > 0 ? (
          <ul className="problems" role="alert">
            {loose.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        ) : null}
        {push.error ? <Failure error={push.error} /> : null}
        <div className="month-buttons">
          <Button type="submit" appearance="primary" disabled={push.isPending}>
            {t(line.version === 0 ? "collect.record" : "collect.change")}
          </Button>
          {props.cancel ? <Button onClick={props.cancel}>{t("collect.cancel")}</Button> : null}
        </div>
      </div>
    </form>
  );
}

/** What a new choice makes meaningless. */
function cleared(key: string): LineCells {
  if (key === "item") return { role: "", variant: "" };
  if (key === "type") return { variant: "", responsibility: "", finding: "" };
  return key === "subjectKind" ? { type: "", variant: "" } : {};
}

/** Which month the line will count in, and what to do when that month is closed. */
function TargetMonth(props: { month: Month; dated: boolean }) {
  const { t, language } = useText();
  const line = useAllMonths().data?.find(({ month }) => month === props.month);
  const month = formatMonth(props.month, language);
  if (!line || line.state === "upcoming")
    return <p className="month-warns">{t("collect.notYet", { month })}</p>;
  if (line.state === "published" || line.state === "locked")
    return <p className="month-warns">{t("collect.tooLate", { month })}</p>;
  return <p className="muted">{t(props.dated ? "collect.countsIn" : "collect.undated", { month })}</p>;
}

function LineInput(props: {
  field: LineField;
  value: string;
  problem: string | undefined;
  change: (value: string) => void;
}) {
  const { t, language } = useText();
  const { field, value, problem } = props;
  const { column, options } = field;
  const isLong = column.key === "reason";
  return (
    <Field
      className={isLong ? "wide" : ""}
      size="small"
      label={column.heading[language]}
      required={field.required}
      validationState={problem ? "error" : "none"}
      {...(problem ? { validationMessage: problem } : {})}
    >
      {options ? (
        <Select
          size="small"
          value={value}
          onChange={(_event, data) => {
            props.change(data.value);
          }}
        >
          <option value="">{t(field.required ? "myMonth.choose" : "collect.none")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : isLong ? (
        <Textarea
          rows={2}
          value={value}
          placeholder={column.prompt[language]}
          onChange={(_event, data) => {
            props.change(data.value);
          }}
        />
      ) : (
        <Input
          size="small"
          type={column.kind === "date" ? "date" : "text"}
          {...(column.kind === "integer" ? { inputMode: "numeric" as const } : {})}
          value={value}
          title={column.prompt[language]}
          onChange={(_event, data) => {
            props.change(data.value);
          }}
        />
      )}
    </Field>
  );
}
