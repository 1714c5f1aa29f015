import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { RuleVersionDetail } from "../../domain/messages/rules.ts";
import { lintRules } from "../../domain/rules/lint/lint-rules.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import {
  CHAPTERS,
  CHAPTER_LABEL,
  type RuleTables,
  type TableRow,
} from "../../domain/rules/tables/rule-table.ts";
import { writeTables } from "../../domain/rules/tables/write-tables.ts";
import { ApiProblem } from "../api.ts";
import { Card } from "../components/card.tsx";
import { FindingsCard } from "../rule-lab/findings-panel.tsx";
import { useText } from "../use-text.ts";
import { TableEditor, type SoughtRow } from "./table-editor.tsx";
import { useSaveTables } from "./use-rule-life.ts";

/**
 * The 考核办 edits a draft table by table. Everything is checked while it is typed, by the server's own check; one save
 * carries all tables that changed. What the linter says of the tables as they stand, saved or not, is underneath.
 */
export function RuleEditor(props: { detail: RuleVersionDetail }) {
  const { t, language } = useText();
  const { detail } = props;
  const [base, setBase] = useState(detail);
  const [changed, setChanged] = useState<RuleTables>({});
  const [chosen, setChosen] = useState("indicators");
  const [english, setEnglish] = useState(false);
  const [note, setNote] = useState("");
  const save = useSaveTables(detail.version);
  const tables = useMemo(() => ({ ...base.tables, ...changed }), [base, changed]);
  const { version, effectiveFrom } = detail;
  const written = useMemo(() => writeTables({ version, effectiveFrom }, tables), [version, effectiveFrom, tables]);
  const findings = useMemo(() => (written.ruleSet ? lintRules(written.ruleSet) : null), [written]);
  const { problems } = written;
  const [sought, setSought] = useState<SoughtRow | null>(null);
  const table = RULE_TABLES.find(({ code }) => code === chosen)!;
  const dirty = Object.keys(changed).length > 0;
  const stale = detail.textVersion !== base.textVersion && !save.isPending;
  const send = () => {
    save.mutate(
      { textVersion: base.textVersion, body: { tables: changed, ...(note.trim() && { note: note.trim() }) } },
      {
        onSuccess: ({ textVersion }) => {
          setBase({ ...base, tables, textVersion });
          setChanged({});
          setNote("");
        },
      },
    );
  };
  const open = (code: string, row: string | null) => {
    setChosen(code);
    setSought({ row });
  };
  return (
    <>
    <Card wide title={t("rules.edit")} note={t("rules.editNote", { version: base.textVersion })}>
      {stale && !dirty ? (
        <p role="status" className="refused">
          {t("rules.othersSaved")}{" "}
          <Button size="small" onClick={() => { setBase(detail); }}>
            {t("rules.takeTheirs")}
          </Button>
        </p>
      ) : null}
      <div className="editor">
        <select className="editor-choice" aria-label={t("rules.tables")} value={chosen} onChange={(event) => { setChosen(event.target.value); }}>
          {CHAPTERS.map((chapter) => (
            <optgroup key={chapter} label={CHAPTER_LABEL[chapter][language]}>
              {RULE_TABLES.filter((one) => one.chapter === chapter).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[language]}
                  {changed[code] ? ` · ${t("rules.changed")}` : ""}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <nav className="editor-tables" aria-label={t("rules.tables")}>
          {CHAPTERS.map((chapter) => (
            <div key={chapter}>
              <h3>{CHAPTER_LABEL[chapter][language]}</h3>
              {RULE_TABLES.filter((one) => one.chapter === chapter).map((one) => {
                const count = problems.filter((problem) => problem.table === one.code).length;
                return (
                  <button key={one.code} type="button" className="editor-table" aria-current={one.code === chosen} onClick={() => { setChosen(one.code); setSought(null); }}>
                    {one.name[language]}
                    {changed[one.code] ? <span className="tag tag-open">{t("rules.changed")}</span> : null}
                    {count > 0 ? <span className="tag adoption-rejected">{count}</span> : null}
                  </button>
                );
              })}
            </div>
          ))}
        </nav>
        <div className="editor-sheet">
          <div className="editor-head">
            <h3>{table.name[language]}</h3>
            <Checkbox label={t("rules.showEnglish")} checked={english} onChange={(_event, data) => { setEnglish(data.checked === true); }} />
          </div>
          <p className="muted">{table.note[language]}</p>
          <TableEditor
            key={`${chosen}-${base.textVersion}`}
            table={table}
            rows={tables[chosen] ?? []}
            problems={problems.filter((problem) => problem.table === chosen)}
            english={english}
            sought={sought}
            change={(rows: readonly TableRow[]) => { setChanged({ ...changed, [chosen]: rows }); }}
          />
          {problems.length > 0 ? (
            <div className="editor-problems" role="status">
              <strong>{t("rules.problems", { count: problems.length })}</strong>
              <ul>
                {problems.slice(0, 20).map(({ message, table: code, row, column }) => (
                  <li key={`${code}/${row}/${column}/${message.en}`}>
                    <button type="button" className="editor-link" onClick={() => { setChosen(code); }}>
                      {message[language]}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {save.error ? (
            <p role="alert" className="refused">
              {save.error.message}
              {save.error instanceof ApiProblem ? (save.error.problem.errors ?? []).slice(0, 5).map(({ message }) => ` ${message}`).join("") : ""}
            </p>
          ) : null}
          <div className="editor-save">
            <Field label={t("rules.saveNote")}>
              <Input value={note} maxLength={200} onChange={(_event, data) => { setNote(data.value); }} />
            </Field>
            <Button appearance="primary" disabled={!dirty || problems.length > 0 || save.isPending} onClick={send}>
              {t("rules.save", { count: Object.keys(changed).length })}
            </Button>
            <Button disabled={!dirty || save.isPending} onClick={() => { setChanged({}); setBase(detail); }}>
              {t("rules.dropChanges")}
            </Button>
            <span role="status" className="act-done">
              {save.isSuccess && !dirty ? t("rules.saved", { version: base.textVersion }) : ""}
            </span>
          </div>
        </div>
      </div>
    </Card>
    <FindingsCard findings={findings} open={open} />
    </>
  );
} // prettier-ignore
