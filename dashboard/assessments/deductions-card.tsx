import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { DeductionLine, DeductionPage } from "../../domain/messages/assessments.ts";
import { ApiProblem } from "../api.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { Pager } from "../components/pager.tsx";
import { usePerson } from "../figures/use-person.ts";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { useText } from "../use-text.ts";
import { useDeductions, useEnterDeduction } from "./use-assessments.ts";

const SEES = holds(
  "assessmentOffice",
  "politicalOffice",
  "disciplineOffice",
  "filesOffice",
  "chief",
  "leadingGroup",
);
const BLANK = { policeNo: "", code: "", times: "1", source: "", reason: "" };

/** 核实扣分: what verification takes from K, each entry with its source; a correction stands beside what it corrects. */
export function DeductionsCard(props: { quarter: string }) {
  const person = usePerson().data;
  return person && SEES(person) ? (
    <Register quarter={props.quarter} mayEnter={holds("assessmentOffice")(person)} />
  ) : null;
}

function Register(props: { quarter: string; mayEnter: boolean }) {
  const { t, language } = useText();
  const [page, setPage] = useState(1);
  const [correcting, setCorrecting] = useState<DeductionLine | null>(null);
  const deductions = useDeductions(props.quarter, page);
  return (
    <Card wide title={t("deduction.title")} note={t("deduction.note")}>
      <FiguresOf query={deductions}>
        {(figures) => (
          <>
            {props.mayEnter ? (
              <DeductionForm
                key={correcting?.id ?? "new"}
                quarter={props.quarter}
                codes={figures.codes}
                correcting={correcting}
                done={() => {
                  setCorrecting(null);
                }}
              />
            ) : null}
            {figures.rows.length === 0 ? (
              <Empty text={t("deduction.none")} />
            ) : (
              <DataTable
                caption={t("deduction.title")}
                rows={figures.rows}
                rowKey={({ id }) => String(id)}
                columns={[
                  { key: "officer", heading: t("column.officer"), cell: (row) => <OfficerLink policeNo={row.policeNo} name={row.name} /> },
                  { key: "kind", heading: t("deduction.kind"), cell: (row) => row.label[language] },
                  { key: "times", heading: t("deduction.times"), number: true, cell: (row) => row.times },
                  { key: "points", heading: t("deduction.points"), number: true, cell: (row) => formatPoints(row.points) },
                  { key: "source", heading: t("deduction.source"), secondary: true, cell: (row) => row.source },
                  { key: "reason", heading: t("deduction.why"), secondary: true, cell: (row) => row.reason },
                  { key: "by", heading: t("deduction.by"), secondary: true, cell: (row) => `${row.by} ${formatInstant(row.at)}` },
                  {
                    key: "act",
                    heading: t("deduction.state"),
                    cell: (row) =>
                      row.current && props.mayEnter ? (
                        <button type="button" className="as-link" onClick={() => { setCorrecting(row); }}>
                          {t("deduction.correct")}
                        </button>
                      ) : (
                        t(row.current ? "deduction.current" : "deduction.replaced")
                      ),
                  },
                ]}
              />
            )}
            {figures.total > figures.pageSize ? (
              <Pager page={figures.page} pageSize={figures.pageSize} total={figures.total} go={setPage} />
            ) : null}
          </>
        )}
      </FiguresOf>
    </Card>
  );
} // prettier-ignore

function DeductionForm(props: {
  quarter: string;
  codes: DeductionPage["codes"];
  correcting: DeductionLine | null;
  done: () => void;
}) {
  const { t, language } = useText();
  const { correcting, quarter } = props;
  const first = props.codes[0]?.code ?? "";
  const [typed, setTyped] = useState(
    correcting
      ? { policeNo: correcting.policeNo, code: correcting.code, times: String(correcting.times), source: correcting.source, reason: "" }
      : { ...BLANK, code: first },
  ); // prettier-ignore
  const entering = useEnterDeduction();
  const field = (name: keyof typeof BLANK) => ({
    value: typed[name],
    onChange: (_event: unknown, data: { value: string }) => {
      setTyped((before) => ({ ...before, [name]: data.value }));
    },
  });
  const ready = /^\d{6}$/.test(typed.policeNo) && typed.source.trim().length >= 2 && typed.reason.trim().length >= 5;
  const problem = entering.error instanceof ApiProblem ? entering.error.message : entering.error?.message;
  return (
    <form
      className="deduction-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || entering.isPending) return;
        const { policeNo, code, source, reason } = typed;
        const entry = { quarter, policeNo, code, times: Number(typed.times), source, reason };
        entering.mutate(correcting ? { ...entry, replaces: correcting.id } : entry, {
          onSuccess: () => {
            setTyped({ ...BLANK, code: first });
            props.done();
          },
        });
      }}
    >
      <Field label={t("deduction.policeNo")} size="small" required>
        <Input size="small" inputMode="numeric" maxLength={6} disabled={correcting !== null} {...field("policeNo")} />
      </Field>
      <Field label={t("deduction.kind")} size="small">
        <Select size="small" disabled={correcting !== null} {...field("code")}>
          {props.codes.map(({ code, name, points }) => (
            <option key={code} value={code}>
              {name[language]} −{formatPoints(points)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("deduction.times")} size="small">
        <Input size="small" type="number" min={0} max={99} {...field("times")} />
      </Field>
      <Field label={t("deduction.source")} size="small" required>
        <Input size="small" maxLength={80} disabled={correcting !== null} {...field("source")} />
      </Field>
      <Field label={t("deduction.reason")} size="small" required className="deduction-reason">
        <Textarea size="small" rows={1} maxLength={500} {...field("reason")} />
      </Field>
      <div className="deduction-acts">
        <Button type="submit" size="small" appearance="primary" disabled={!ready || entering.isPending}>
          {t(correcting ? "deduction.saveCorrection" : "deduction.enter")}
        </Button>
        {correcting ? (
          <Button size="small" onClick={props.done}>
            {t("review.cancel")}
          </Button>
        ) : null}
        <span role="status">{problem ? <span className="refused">{problem}</span> : null}</span>
      </div>
    </form>
  );
} // prettier-ignore
