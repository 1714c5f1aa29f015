import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import {
  LEVEL_LABEL,
  LEVELS,
  POST_TYPE_LABEL,
  POST_TYPES,
  SERIES,
  SERIES_LABEL,
} from "../../domain/people.ts";
import { useUnits } from "../figures/use-units.ts";
import { useText } from "../use-text.ts";
import { criteriaOf, type CriteriaName, type CriteriaText } from "./criteria-address.ts";

const NUMBER_FIELDS = ["topPercent", "topPlaces", "topHalfYears", "excellentMonths", "lowMonths", "awards"] as const; // prettier-ignore

/** The conditions of a search. Nothing is asked before the button: every search is on record. */
export function CandidateForm(props: {
  start: CriteriaText;
  search: (text: CriteriaText) => void;
  clear: () => void;
}) {
  const { t, language } = useText();
  const [text, setText] = useState(props.start);
  const [wrong, setWrong] = useState(false);
  const units = useUnits().data ?? [];
  const put = (name: CriteriaName, value: string) => {
    setWrong(false);
    setText((before) => ({ ...before, [name]: value }));
  };
  const number = (name: CriteriaName, label: string) => (
    <Field key={name} label={label}>
      <Input
        inputMode="numeric"
        maxLength={5}
        value={text[name]}
        onChange={(_event, data) => {
          put(name, data.value);
        }}
      />
    </Field>
  );
  const choice = (
    name: CriteriaName,
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Field label={label}>
      <Select
        value={text[name]}
        onChange={(_event, data) => {
          put(name, data.value);
        }}
      >
        {name === "clean" ? null : <option value="">{t("candidate.any")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <form
      className="raise-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (criteriaOf(text)) props.search(text);
        else setWrong(true);
      }}
    >
      <div className="outcome-fields">
        {number("fromYear", t("candidate.from"))}
        {number("toYear", t("candidate.to"))}
        {choice("series", t("filter.series"), SERIES.map((one) => ({ value: one, label: SERIES_LABEL[one][language] })))}
        {choice("unit", t("filter.unit"), units.map(({ code, name }) => ({ value: code, label: name })))}
        {choice("level", t("candidate.level"), LEVELS.filter((one) => one !== "chief").map((one) => ({ value: one, label: LEVEL_LABEL[one][language] })))}
        {choice("postType", t("candidate.postType"), POST_TYPES.map((one) => ({ value: one, label: POST_TYPE_LABEL[one][language] })))}
        {NUMBER_FIELDS.map((name) => number(name, t(`candidate.${name}`)))}
        {choice("yearGrade", t("candidate.yearGrade"), GRADES.map((one) => ({ value: one, label: GRADE_LABEL[one][language] })))}
        {number("yearGrades", t("candidate.yearGrades"))}
        {choice("clean", t("candidate.clean"), (["no", "yes"] as const).map((one) => ({ value: one, label: t(`candidate.clean.${one}`) })))}
      </div>
      {wrong ? <p role="alert" className="refused">{t("candidate.invalid")}</p> : null}
      <div className="raise-line">
        <Button type="submit" appearance="primary">{t("candidate.search")}</Button>
        <Button onClick={props.clear}>{t("candidate.reset")}</Button>
      </div>
    </form>
  ); // prettier-ignore
}
