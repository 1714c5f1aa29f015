import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { Card } from "../components/card.tsx";
import { useCaseImport } from "../figures/use-cases.ts";
import { useText } from "../use-text.ts";

/** Takes a workbook of cases and shows what became of each row. */
export function CaseImport() {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const importing = useCaseImport();
  const { data: receipt, error } = importing;
  return (
    <Card wide title={t("cases.import")} note={t("cases.importHint")}>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("cases.import")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) importing.mutate(file);
        }}
      />
      <Button appearance="primary" disabled={importing.isPending} onClick={() => picker.current?.click()}>
        {t(importing.isPending ? "cases.importing" : "cases.import")}
      </Button>
      <div role="status" aria-live="polite">
        {receipt ? (
          <p>
            {t("cases.receipt", {
              saved: receipt.counts.saved,
              unchanged: receipt.counts.unchanged,
              rejected: receipt.counts.rejected + receipt.counts.conflict,
            })}
          </p>
        ) : null}
        {error ? <p>{error.message}</p> : null}
        {receipt && receipt.problems.length > 0 ? (
          <ul className="problems">
            {receipt.problems.map((problem) => (
              <li key={`${problem.rowKey}/${problem.field ?? ""}/${problem.code}`}>{problem.message}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}
