import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { fileAddress } from "../api.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { DiffTable } from "./diff-table.tsx";
import { useImportRoster } from "./use-organisation.ts";

/** 花名册导入: choose a file, read what it would change and who is missing, enter it as one change. */
export function ImportCard(props: { today: string }) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState(props.today);
  const [file, setFile] = useState<File | null>(null);
  const importing = useImportRoster();
  const { data: preview, error } = importing;
  const mayEnter =
    preview?.id === null &&
    preview.rowProblems.length === 0 &&
    preview.diff.some(({ effect }) => effect !== "missing");
  return (
    <Card
      wide
      title={t("organisation.import")}
      note={t("organisation.importNote")}
      tools={
        <a href={fileAddress("/organisation/roster")} download>
          {t("organisation.export")}
        </a>
      }
    >
      <div className="roster-buttons">
        <Field label={t("organisation.importDay")}>
          <Input
            type="date"
            value={day}
            onChange={(_event, data) => {
              setDay(data.value);
              setFile(null);
              importing.reset();
            }}
          />
        </Field>
        <input
          ref={picker}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={t("organisation.chooseFile")}
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = "";
            if (!chosen) return;
            setFile(chosen);
            importing.mutate({ file: chosen, day, dryRun: true });
          }}
        />
        <Button disabled={importing.isPending || day === ""} onClick={() => picker.current?.click()}>
          {t("organisation.chooseFile")}
        </Button>
        <Button
          appearance="primary"
          disabled={!mayEnter || file === null || importing.isPending}
          onClick={() => {
            if (file) importing.mutate({ file, day, dryRun: false });
          }}
        >
          {t("organisation.importEnter")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {importing.isPending ? <p>{t("organisation.reading")}</p> : null}
        {error ? <p className="roster-refused">{error.message}</p> : null}
        {preview ? <p>{t("organisation.importCounts", { rows: preview.rows, ...preview.counts })}</p> : null}
        {preview && preview.rowProblems.length > 0 ? (
          <>
            <p className="roster-refused">
              {t("organisation.importProblems", { count: preview.rowProblems.length })}
            </p>
            <ul className="problems">
              {preview.rowProblems.slice(0, 200).map(({ row, column, message }) => (
                <li key={`${row}/${column ?? ""}/${message}`}>{message}</li>
              ))}
            </ul>
          </>
        ) : null}
        {preview && preview.id !== null ? <p>{t("organisation.entered")}</p> : null}
      </div>
      {preview && preview.diff.length > 0 ? (
        <>
          <DiffTable diff={preview.diff.slice(0, 300)} caption={t("organisation.preview")} />
          {preview.diff.length > 300 ? (
            <p className="muted">{t("organisation.more", { count: preview.diff.length - 300 })}</p>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}
