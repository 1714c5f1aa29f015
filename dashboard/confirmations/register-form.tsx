import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { confirmingDepartment, type ConfirmingDepartment } from "../../domain/confirming.ts";
import type { Field as SheetField } from "../../domain/form/fields.ts";
import {
  EVIDENCE_KIND_LABEL,
  FINDING_LABEL,
  RESPONSIBILITY_LABEL,
  SUBJECT_KIND_LABEL,
} from "../../domain/form/labels.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { Bilingual } from "../../domain/language.ts";
import type { UnitLine } from "../../domain/messages.ts";
import type { EventTypeRule } from "../../domain/rules/event-type-rule.ts";
import { newKey } from "../collect/new-key.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { LineEvidence } from "../evidence/line-evidence.tsx";
import { Choice } from "../filters/choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { useText } from "../use-text.ts";
import { useRegister } from "./use-confirmations.ts";

/** The columns of the monthly form a department's events may break down. */
const COLUMNS: Partial<Record<ConfirmingDepartment, readonly SheetField[]>> = {
  petitions: ["complaint"],
  legal: ["flaw", "fault"],
};

type Cells = Record<string, string>;
const BLANK: Cells = { subjectKind: "officer" };

/** 登记: a department's own entry, cell by cell what a clerk would type in Excel; the server checks it the same way. */
export function RegisterForm(props: {
  department: ConfirmingDepartment;
  units: readonly UnitLine[];
  types: readonly EventTypeRule[];
}) {
  const { t, language } = useText();
  const { department, units } = props;
  const [rowKey, setRowKey] = useState(newKey);
  const [unit, setUnit] = useState<string | null>(null);
  const [cells, setCells] = useState<Cells>(BLANK);
  const register = useRegister();
  const chosenUnit = unit ?? units[0]?.code ?? "";
  const set = (key: string, value: string) => {
    setCells((now) => ({ ...now, [key]: value }));
  };
  const columns = COLUMNS[department] ?? [];
  const countsIn = columns.find((column) => column === cells.countsIn) ?? null;
  const types = props.types.filter(
    (rule) => confirmingDepartment({ type: rule.type, countsIn }, rule.kind) === department,
  );
  const rule = types.find(({ type }) => type === cells.type) ?? types[0];
  const variants = rule?.values.filter(({ variant }) => variant !== null) ?? [];
  const ofUnit = cells.subjectKind === "unit";
  const event = {
    ...Object.fromEntries(Object.entries(cells).filter(([, value]) => value.trim() !== "")),
    ...{ rowKey, version: 0, type: rule?.type ?? "", countsIn: countsIn ?? "" },
    subject: ofUnit ? chosenUnit : (cells.subject ?? ""),
    variant: variants.some(({ variant }) => variant === cells.variant)
      ? cells.variant
      : (variants[0]?.variant ?? ""),
  };
  const save = (submitted: FormEvent) => {
    submitted.preventDefault();
    register.mutate(
      { unit: chosenUnit, event },
      {
        onSuccess: () => {
          setRowKey(newKey());
          setCells(BLANK);
        },
      },
    );
  };
  const list = (key: string, label: string, choices: Readonly<Record<string, Bilingual>>, blank = true) => (
    <Choice
      label={label}
      value={cells[key] ?? ""}
      choose={(value) => {
        set(key, value);
      }}
      options={[
        ...(blank ? [{ value: "", label: t("register.nothing") }] : []),
        ...Object.entries(choices).map(([value, words]) => ({ value, label: words[language] })),
      ]}
    />
  );
  const text = (key: string, label: string, options: { type?: "date"; max: number; required?: boolean }) => (
    <Field label={label} size="small" required={options.required ?? false}>
      <Input
        size="small"
        type={options.type ?? "text"}
        value={cells[key] ?? ""}
        maxLength={options.max}
        required={options.required ?? false}
        onChange={(_event, data) => {
          set(key, data.value);
        }}
      />
    </Field>
  );
  return (
    <Card wide title={t("register.title")} note={t("register.hint")}>
      <form className="register-form" onSubmit={save}>
        <UnitChoice units={units} value={chosenUnit} choose={setUnit} />
        {list("subjectKind", t("register.subjectKind"), SUBJECT_KIND_LABEL, false)}
        {ofUnit ? null : text("subject", t("register.policeNo"), { max: 6, required: true })}
        {columns.length > 0
          ? list(
              "countsIn",
              t("register.countsIn"),
              Object.fromEntries(columns.map((column) => [column, fieldColumn(column).heading])),
            )
          : null}
        <Choice
          label={t("register.type")}
          value={rule?.type ?? ""}
          choose={(value) => {
            set("type", value);
          }}
          options={types.map((one) => ({ value: one.type, label: `${one.type} ${one.name[language]}` }))}
        />
        {variants.length > 0 ? (
          <Choice
            label={t("register.variant")}
            value={event.variant ?? ""}
            choose={(value) => {
              set("variant", value);
            }}
            options={variants.map(({ variant, label }) => ({ value: variant ?? "", label: label[language] }))}
          />
        ) : null}
        {text("documentOn", t("register.documentOn"), { type: "date", max: 10 })}
        {text("occurredOn", t("register.occurredOn"), { type: "date", max: 10 })}
        {text("sourceDepartment", t("register.sourceDepartment"), { max: 80 })}
        {text("documentNo", t("register.documentNo"), { max: 80 })}
        {rule?.finding === "none" ? null : list("finding", t("register.finding"), FINDING_LABEL)}
        {rule?.responsibility === "none"
          ? null
          : list("responsibility", t("register.responsibility"), RESPONSIBILITY_LABEL)}
        {text("evidenceNo", t("register.evidenceNo"), { max: 200 })}
        {list("evidenceKind", t("register.evidenceKind"), EVIDENCE_KIND_LABEL)}
        <Field label={t("register.reason")} required className="whole">
          <Textarea
            value={cells.reason ?? ""}
            maxLength={200}
            required
            onChange={(_event, data) => {
              set("reason", data.value);
            }}
          />
        </Field>
        <div className="whole">
          <LineEvidence
            unit={chosenUnit}
            policeNo={ofUnit ? null : (cells.subject ?? "")}
            rule={rule}
            cell={cells.evidenceNo ?? ""}
            change={(cell) => {
              set("evidenceNo", cell);
            }}
          />
        </div>
        <div className="whole" role="status" aria-live="polite">
          {register.data ? (
            <>
              <p>{t("register.saved", { no: register.data.eventNo, month: register.data.month })}</p>
              {register.data.problems.map((problem) => (
                <p key={problem} className="muted">
                  {problem}
                </p>
              ))}
            </>
          ) : null}
          {register.error ? <Failure error={register.error} /> : null}
        </div>
        <div className="whole work-acts">
          <Button appearance="primary" type="submit" disabled={register.isPending || !rule}>
            {t("register.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
