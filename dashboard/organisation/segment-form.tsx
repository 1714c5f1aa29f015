import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { NUMBER_FIELDS } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { SegmentLine } from "../../domain/messages/segments.ts";
import { useText } from "../use-text.ts";
import { useSaveSegment } from "./use-segments.ts";

/** The numbers of an officer's days in the unit he left, checked by the server as any row of the form. */
export function SegmentForm(props: {
  line: SegmentLine;
  month: string;
  unit: string;
  wasSaved: boolean;
  onSaved: () => void;
}) {
  const { t, language } = useText();
  const { line, month, unit, wasSaved, onSaved } = props;
  const save = useSaveSegment(month, unit, line);
  const [cells, setCells] = useState(() => cellsOf(line, t("segments.na")));
  const problems = save.data?.problems ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(cells, {
          onSuccess: ({ outcome }) => {
            if (outcome === "saved") onSaved();
          },
        });
      }}
    >
      <div className="roster-form">
        {NUMBER_FIELDS.map((field) => {
          const column = fieldColumn(field);
          const wrong = problems.find((problem) => problem.field === field);
          return (
            <Field
              key={field}
              label={column.heading[language]}
              {...(wrong && { validationState: "error" as const, validationMessage: wrong.message })}
              {...(!wrong && column.mayBeNotApplicable && { hint: t("segments.notApplicable") })}
            >
              <Input
                value={cells[field] ?? ""}
                inputMode={column.mayBeNotApplicable ? "text" : "decimal"}
                maxLength={40}
                onChange={(_event, data) => {
                  setCells({ ...cells, [field]: data.value });
                }}
              />
            </Field>
          );
        })}
      </div>
      <div className="roster-buttons">
        <Button type="submit" appearance="primary" disabled={save.isPending}>
          {t("segments.save")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {save.error ? <p className="roster-refused">{save.error.message}</p> : null}
        {save.data?.outcome === "unchanged" ? <p>{t("segments.unchanged")}</p> : null}
        {wasSaved && save.data === undefined ? <p>{t("segments.saved")}</p> : null}
        {problems.length > 0 ? (
          <ul className="problems">
            {problems.map((problem) => (
              <li key={`${problem.code}/${problem.field ?? ""}`}>{problem.message}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </form>
  );
}

/** Stored figures as a person types them; 未填 stays blank, never 0. */
function cellsOf({ fields }: SegmentLine, notApplicable: string): Record<string, string> {
  return Object.fromEntries(
    NUMBER_FIELDS.flatMap((field) => {
      const value = fields[field];
      if (value === undefined) return [];
      return [[field, value === null ? notApplicable : String(value)]];
    }),
  );
}
