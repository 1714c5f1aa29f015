import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { OrganisationUnit } from "../../domain/messages/organisation.ts";
import { entersAs } from "../../domain/organisation/change-rules.ts";
import type { Person } from "../../domain/messages.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { ActFieldInput } from "./act-field.tsx";
import { ACT_FORMS, ACT_NAMES, actOf, freshValues, type ActName } from "./act-fields.ts";
import { DiffTable } from "./diff-table.tsx";
import { useEnterChange } from "./use-organisation.ts";

/** One change at a time: fill in, look at what it would do, enter it for another person to confirm. */
export function ChangeForm(props: {
  person: Person;
  units: readonly OrganisationUnit[];
  unit: string | null;
  today: string;
}) {
  const { t } = useText();
  const { person, units, unit, today } = props;
  const roles = new Set(person.roles.map(({ role }) => role));
  const offered = ACT_NAMES.filter((act) => entersAs(ACT_FORMS[act].kind, roles) !== null);
  const enter = useEnterChange();
  const own = roles.has("politicalOffice") ? null : person.policeNo;
  const [act, setAct] = useState<ActName>(offered[0] ?? "posting");
  const [values, setValues] = useState(() => freshValues(act, today, unit, own));
  const [reason, setReason] = useState("");
  const sent = actOf(act, values);
  const answer = enter.data;
  const send = (dryRun: boolean) => {
    if (sent) enter.mutate({ kind: ACT_FORMS[act].kind, reason: reason.trim(), acts: [sent], dryRun });
  };
  const isReady = sent !== null && reason.trim().length >= 2 && !enter.isPending;
  const isTried = answer?.id === null && answer.problems.length === 0;
  return (
    <Card wide title={t("organisation.enter")} note={t("organisation.enterNote")}>
      <div className="roster-form">
        <Field label={t("organisation.what")}>
          <Select
            value={act}
            onChange={(_event, data) => {
              const next = data.value as ActName;
              setAct(next);
              setValues(freshValues(next, today, unit, own));
              enter.reset();
            }}
          >
            {offered.map((name) => (
              <option key={name} value={name}>
                {t(ACT_FORMS[name].text)}
              </option>
            ))}
          </Select>
        </Field>
        {ACT_FORMS[act].fields.map((field) => (
          <ActFieldInput
            key={`${act}/${field.key}`}
            field={field}
            units={units}
            value={values[field.key] ?? ""}
            change={(value) => {
              setValues({ ...values, [field.key]: value });
              enter.reset();
            }}
          />
        ))}
        <Field label={t("organisation.reason")} required className="roster-reason">
          <Input
            value={reason}
            maxLength={400}
            onChange={(_event, data) => {
              setReason(data.value);
              enter.reset();
            }}
          />
        </Field>
      </div>
      <div className="roster-buttons">
        <Button
          disabled={!isReady}
          onClick={() => {
            send(true);
          }}
        >
          {t("organisation.try")}
        </Button>
        <Button
          appearance="primary"
          disabled={!isReady || !isTried}
          onClick={() => {
            send(false);
          }}
        >
          {t("organisation.submit")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {enter.error ? <p className="roster-refused">{enter.error.message}</p> : null}
        {answer && answer.problems.length > 0 ? (
          <ul className="problems">
            {answer.problems.map(({ index, message }) => (
              <li key={`${index}/${message}`}>{message}</li>
            ))}
          </ul>
        ) : null}
        {answer && answer.id !== null ? <p>{t("organisation.entered")}</p> : null}
        {isTried && answer.diff.length > 0 ? (
          <DiffTable diff={answer.diff} caption={t("organisation.preview")} />
        ) : null}
      </div>
    </Card>
  );
}
