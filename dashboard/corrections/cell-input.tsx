import { Field, Input, Select } from "@fluentui/react-components";
import type { ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import { CORRECTIONS_ZH } from "../texts/corrections-zh.ts";
import { useText } from "../use-text.ts";

/** The word the sheet and its readers know, whatever language the page speaks. */
const NOT_APPLICABLE = CORRECTIONS_ZH["correction.notApplicable"];

/** One cell of a form: its own list as a choice, anything else typed as in the sheet; the server reads and judges it. */
export function CellInput(props: {
  column: ColumnDefinition;
  label?: string;
  value: string;
  change: (value: string) => void;
}) {
  const { t, language } = useText();
  const { column, value } = props;
  const label = props.label ?? column.heading[language];
  return (
    <Field label={label} size="small" className="cell-input">
      {column.list ? (
        <Select
          size="small"
          value={value}
          onChange={(_event, data) => {
            props.change(data.value);
          }}
        >
          <option value="">—</option>
          {column.mayBeNotApplicable ? (
            <option value={NOT_APPLICABLE}>{t("correction.notApplicable")}</option>
          ) : null}
          {column.list.map((option) => (
            <option key={option.value} value={option.label.zh}>
              {option.label[language]}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          size="small"
          value={value}
          maxLength={column.maxLength ?? 40}
          onChange={(_event, data) => {
            props.change(data.value);
          }}
        />
      )}
    </Field>
  );
}

/** A stored value as it stands in the cell. */
export function cellText(column: ColumnDefinition, value: unknown): string {
  if (value === undefined || value === "") return "";
  if (value === null) return column.nullIsBlank ? "" : NOT_APPLICABLE;
  if (typeof value !== "string" && typeof value !== "number") return "";
  return column.list?.find((option) => option.value === value)?.label.zh ?? String(value);
}
