import { Checkbox, Field, Input, Select, Textarea } from "@fluentui/react-components";
import type { Field as FieldKey } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { cellWords, collectedCount, type ShownProblem } from "./cells.ts";

type Raw = string | number | null | undefined;

/** One cell of the month as a field: what stands there, who put it there, what is wrong with it. */
export function FormCell(props: {
  field: FieldKey;
  figures: MyMonthFigures;
  /** As typed; undefined = untouched. */
  typed: Raw;
  problems: readonly ShownProblem[];
  blank: boolean;
  disabled: boolean;
  type: (raw: string | null) => void;
}) {
  const { language, t } = useText();
  const { field, figures, typed, problems } = props;
  const column = fieldColumn(field);
  const stored = figures.row.fields[field];
  const value: Raw = typed === undefined ? stored : typed;
  const [worst] = [...problems].sort((a, b) => Number(b.blocks) - Number(a.blocks));
  const state = worst ? (worst.blocks ? "error" : "warning") : "none";
  const isWide = column.kind === "text";
  return (
    <div className={`month-cell${isWide ? " wide" : ""}${typed === undefined ? "" : " typed"}`}>
      <Field
        label={column.heading[language]}
        size="small"
        required={column.required}
        validationState={state}
        {...(worst
          ? { validationMessage: worst.message }
          : props.blank
            ? {
                hint: t(
                  column.kind === "integer" || column.kind === "number"
                    ? "myMonth.blankCount"
                    : "myMonth.blank",
                ),
              }
            : {})}
      >
        {column.list ? (
          <Select
            size="small"
            disabled={props.disabled}
            value={value === undefined || value === null ? "" : String(value)}
            onChange={(_event, data) => {
              props.type(data.value);
            }}
          >
            <option value="">{t("myMonth.choose")}</option>
            {column.list.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label[language]}
              </option>
            ))}
          </Select>
        ) : isWide ? (
          <Textarea
            disabled={props.disabled}
            resize="vertical"
            rows={5}
            value={value === undefined || value === null ? "" : String(value)}
            placeholder={column.prompt[language]}
            onChange={(_event, data) => {
              props.type(data.value);
            }}
          />
        ) : (
          <Input
            size="small"
            inputMode="decimal"
            disabled={props.disabled || value === null}
            value={value === undefined || value === null ? "" : String(value)}
            placeholder={value === null ? t("file.notApplicable") : ""}
            title={column.prompt[language]}
            onChange={(_event, data) => {
              props.type(data.value);
            }}
          />
        )}
      </Field>
      {column.mayBeNotApplicable ? (
        <Checkbox
          size="medium"
          className="month-na"
          disabled={props.disabled}
          checked={value === null}
          label={t("file.notApplicable")}
          aria-label={t("myMonth.notApplicableOf", { heading: column.heading[language] })}
          onChange={(_event, data) => {
            props.type(data.checked === true ? null : "");
          }}
        />
      ) : null}
      {column.kind === "text" && typeof value === "string" ? (
        <p className="muted month-count">
          {t("myMonth.characters", { count: Array.from(value).length, most: column.maxLength ?? 0 })}
        </p>
      ) : null}
      <Origin field={field} figures={figures} untouched={typed === undefined} />
    </div>
  );
}

/** 代填, 预填, 日常收集: where a value comes from when the officer did not type it. */
function Origin(props: { field: FieldKey; figures: MyMonthFigures; untouched: boolean }) {
  const { t, language } = useText();
  const { field, figures } = props;
  const origin = figures.origins[field];
  const words = { blank: t("file.notFilled"), notApplicable: t("file.notApplicable") };
  const prefilled = figures.prefill[field];
  const counted = collectedCount(figures, field);
  const source =
    counted > 0
      ? t("myMonth.fromCollection", { count: counted })
      : prefilled === undefined
        ? null
        : t(field === "dueDays" ? "myMonth.fromCalendar" : "myMonth.fromPlan", {
            value: cellWords(field, prefilled, language, words),
          });
  return (
    <>
      {props.untouched && origin && !origin.own ? (
        <p className="month-origin">
          <span className="month-mark">{t("myMonth.enteredFor")}</span>{" "}
          {t("myMonth.enteredBy", { name: origin.by, time: formatInstant(origin.at).slice(5) })}
        </p>
      ) : null}
      {source ? <p className="muted month-source">{source}</p> : null}
    </>
  );
}
