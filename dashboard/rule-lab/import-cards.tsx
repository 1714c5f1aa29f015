import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { Link } from "react-router";
import { addMonths } from "../../domain/month.ts";
import type { RuleVersionLine } from "../../domain/messages/rules.ts";
import { ApiProblem } from "../api.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { useImportWorkbook } from "./use-rule-lab.ts";
import { WorkbookChoice } from "./workbook-choice.tsx";

/** 用工作簿起草: a version's workbook, changed in Excel, becomes a new version. */
export function DraftFromWorkbook(props: { versions: readonly RuleVersionLine[] }) {
  const { t } = useText();
  const [base, setBase] = useState(props.versions[0]?.version ?? "");
  const [version, setVersion] = useState("");
  const [month, setMonth] = useState(() => nextYear(props.versions[0]));
  const [reason, setReason] = useState("");
  const importing = useImportWorkbook();
  const [made, setMade] = useState<string | null>(null);
  const missing = [version, month, reason].some((one) => one.trim() === "");
  return (
    <Card wide title={t("lab.importNew")} note={t("lab.importNewNote")}>
      <div className="act-form">
        <Field label={t("rules.basedOn")}>
          <Select value={base} onChange={(_event, data) => { setBase(data.value); importing.reset(); }}>
            {props.versions.map(({ version: one }) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <WorkbookChoice key={base} base={base}>
        {(file, _preview, done) => (
          <form
            className="act-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (missing || importing.isPending) return;
              const target = { base, version: version.trim(), effectiveFrom: month, reason: reason.trim() };
              importing.mutate({ file, target }, { onSuccess: () => { setMade(target.version); done(); } });
            }}
          >
            <Field label={t("rules.newVersion")} hint={t("rules.newVersionHint")} required>
              <Input value={version} maxLength={24} onChange={(_event, data) => { setVersion(data.value); }} />
            </Field>
            <Field label={t("rules.planned")} required>
              <Input type="month" value={month} onChange={(_event, data) => { setMonth(data.value); }} />
            </Field>
            <Field label={t("rules.reason")} required>
              <Textarea rows={3} maxLength={500} value={reason} onChange={(_event, data) => { setReason(data.value); }} />
            </Field>
            <Refused error={importing.error} />
            <div>
              <Button type="submit" appearance="primary" disabled={missing || importing.isPending}>
                {t("lab.importNewNow")}
              </Button>
            </div>
          </form>
        )}
      </WorkbookChoice>
      <p role="status" className="act-done">
        {importing.isSuccess && made ? <Link to={`/rules/${encodeURIComponent(made)}`}>{t("lab.imported", { version: made })}</Link> : null}
      </p>
    </Card>
  );
} // prettier-ignore

/** 导入工作簿: a draft's workbook, changed in Excel, becomes the draft's next text. */
export function ReplaceByWorkbook(props: { version: string; replaced: () => void }) {
  const { t } = useText();
  const { version } = props;
  const [note, setNote] = useState("");
  const importing = useImportWorkbook();
  return (
    <Card wide title={t("lab.importOver")} note={t("lab.importOverNote")}>
      <WorkbookChoice key={version} base={version}>
        {(file, { textVersion }, done) => (
          <form
            className="act-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (importing.isPending) return;
              const target = { version, textVersion, note: note.trim() || null };
              importing.mutate({ file, target }, { onSuccess: () => { setNote(""); done(); props.replaced(); } });
            }}
          >
            <Field label={t("rules.saveNote")}>
              <Input value={note} maxLength={200} onChange={(_event, data) => { setNote(data.value); }} />
            </Field>
            <Refused error={importing.error} />
            <div>
              <Button type="submit" appearance="primary" disabled={importing.isPending}>
                {t("lab.importOverNow")}
              </Button>
            </div>
          </form>
        )}
      </WorkbookChoice>
      <p role="status" className="act-done">
        {importing.isSuccess ? t("lab.importedText", { version: importing.data.textVersion }) : ""}
      </p>
    </Card>
  );
} // prettier-ignore

function Refused({ error }: { error: Error | null }) {
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <div role="alert" className="refused">
      <p>{error.message}</p>
      {errors.slice(0, 20).map(({ field, message }) => (
        <p key={`${field}/${message}`}>{message}</p>
      ))}
    </div>
  );
}

function nextYear(version: RuleVersionLine | undefined): string {
  return version ? addMonths(version.effectiveFrom, 12) : "";
}
