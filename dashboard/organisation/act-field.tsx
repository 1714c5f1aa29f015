import { Field, Input, Select } from "@fluentui/react-components";
import { OFFICER_STATUSES } from "../../domain/organisation/acts.ts";
import { STATUS_TEXT, YES_NO } from "../../domain/organisation/act-sentences.ts";
import { GRANTABLE_ROLES } from "../../domain/organisation/change-rules.ts";
import type { Bilingual } from "../../domain/language.ts";
import {
  LEVEL_LABEL,
  LEVELS,
  POST_TYPE_LABEL,
  POST_TYPES,
  SERIES,
  SERIES_LABEL,
} from "../../domain/people.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { useText } from "../use-text.ts";
import type { ActField } from "./act-fields.ts";

type Choices = readonly { value: string; label: Bilingual }[];
const choices = <K extends string>(values: readonly K[], labels: Record<K, Bilingual>): Choices =>
  values.map((value) => ({ value, label: labels[value] }));

const CHOICES: Partial<Record<ActField["kind"], Choices>> = {
  level: choices(LEVELS, LEVEL_LABEL),
  series: choices(SERIES, SERIES_LABEL),
  postType: choices(POST_TYPES, POST_TYPE_LABEL),
  yesNo: choices(["no", "yes"], YES_NO),
  status: choices(OFFICER_STATUSES.filter((status) => status !== "active"), STATUS_TEXT),
  role: choices(GRANTABLE_ROLES, ROLE_LABEL),
}; // prettier-ignore

/** One field of an act: a number, a name, a day, or a choice. */
export function ActFieldInput(props: {
  field: ActField;
  value: string;
  units: readonly { code: string; name: string }[];
  change: (value: string) => void;
}) {
  const { t, language } = useText();
  const { field, value, units, change } = props;
  const label = t(field.text);
  const list = CHOICES[field.kind];
  if (list || field.kind === "unit") {
    return (
      <Field label={label}>
        <Select
          value={value}
          onChange={(_event, data) => {
            change(data.value);
          }}
        >
          {field.kind === "unit" ? (
            <>
              <option value="">
                {field.optional ? t("organisation.noUnit") : t("organisation.chooseUnit")}
              </option>
              {units.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} {name}
                </option>
              ))}
            </>
          ) : (
            list?.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label[language]}
              </option>
            ))
          )}
        </Select>
      </Field>
    );
  }
  return (
    <Field label={label} {...(field.optional ? { hint: t("organisation.mayBeEmpty") } : { required: true })}>
      <Input
        type={field.kind === "date" ? "date" : "text"}
        value={value}
        {...(field.kind === "no" && { inputMode: "numeric", maxLength: 6 })}
        onChange={(_event, data) => {
          change(data.value);
        }}
      />
    </Field>
  );
}
