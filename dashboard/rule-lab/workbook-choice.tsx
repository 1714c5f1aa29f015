import { Button } from "@fluentui/react-components";
import { useRef, useState, type ReactNode } from "react";
import type { RuleImportPreview } from "../../domain/messages/rule-lab.ts";
import { fileAddress } from "../api.ts";
import { useText } from "../use-text.ts";
import { DifferencesTable } from "./differences-table.tsx";
import { FindingsCard } from "./findings-panel.tsx";
import { useWorkbookPreview } from "./use-rule-lab.ts";
import "../styles/rule-lab.css";

/** The most a page lists: whoever changes more looks at the comparison of versions. */
const MOST = 200;

/**
 * Chooses a changed workbook and shows what it would make of a version: every problem by sheet, row and column, or every
 * difference. What may be done with a sound one that changes something is the caller's, who gives it `base` as its key.
 */
export function WorkbookChoice(props: {
  base: string;
  children: (file: File, preview: RuleImportPreview, done: () => void) => ReactNode;
}) {
  const { t } = useText();
  const { base } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const reading = useWorkbookPreview();
  const { data: preview, error, reset } = reading;
  const done = () => {
    setFile(null);
    reset();
  };
  const sound = preview !== undefined && preview.problems.length === 0;
  return (
    <>
      <p className="lab-workbook">
        <a href={fileAddress(`/rule-lab/versions/${encodeURIComponent(base)}/workbook`)} download>
          {t("lab.workbook", { version: base })}
        </a>
        <input
          ref={picker}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={t("lab.chooseWorkbook")}
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = "";
            if (!chosen) return;
            setFile(chosen);
            reading.mutate({ base, file: chosen });
          }}
        />
        <Button disabled={reading.isPending} onClick={() => picker.current?.click()}>
          {t("lab.chooseWorkbook")}
        </Button>
        {file ? <span className="muted">{file.name}</span> : null}
      </p>
      <div role="status" aria-live="polite">
        {reading.isPending ? <p>{t("lab.reading")}</p> : null}
        {error ? <p className="refused">{error.message}</p> : null}
        {preview && !sound ? (
          <>
            <p className="refused">{t("lab.workbookProblems", { count: preview.problems.length })}</p>
            <ul className="problems">
              {preview.problems.map(({ sheet, row, column, message }) => (
                <li key={`${sheet}/${row ?? ""}/${column ?? ""}/${message}`}>{message}</li>
              ))}
            </ul>
          </>
        ) : null}
        {sound ? (
          <p>
            {preview.differences.length === 0
              ? t("lab.workbookSame", { version: base })
              : t("lab.workbookDiffers", { version: base, count: preview.differences.length })}
          </p>
        ) : null}
      </div>
      {sound && file && preview.differences.length > 0 ? (
        <>
          <DifferencesTable differences={preview.differences.slice(0, MOST)} />
          {preview.differences.length > MOST ? (
            <p className="muted">{t("lab.moreDifferences", { count: preview.differences.length - MOST })}</p>
          ) : null}
          <FindingsCard findings={preview.findings} />
          {props.children(file, preview, done)}
        </>
      ) : null}
    </>
  );
}
