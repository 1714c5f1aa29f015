import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import type { AppraisalKind } from "../../domain/messages/appraisals.ts";
import { fileAddress } from "../api.ts";
import { newKey } from "../collect/new-key.ts";
import { Card } from "../components/card.tsx";
import { queryText } from "../figures/fresh.ts";
import { useText } from "../use-text.ts";
import { ReceiptNote } from "../components/receipt-note.tsx";
import { useUploadAppraisals } from "./use-appraisals.ts";

/** The other door: the same sheet as .xlsx, of the unit chosen, or of the whole bureau for those who keep it. */
export function AppraisalTools(props: {
  year: number;
  kind: AppraisalKind;
  unit: { code: string; name: string };
  whole: boolean;
  mayEnter: boolean;
}) {
  const { t } = useText();
  const { year, kind, unit, whole, mayEnter } = props;
  const picker = useRef<HTMLInputElement>(null);
  // A list of the whole bureau names its officers itself; rows of any unit are judged one by one.
  const uploading = useUploadAppraisals({ year, kind: kind.code, unit: null });
  const address = (code: string | null): string =>
    fileAddress(`/appraisals/${year}/${kind.code}/sheet.xlsx${queryText({ unit: code })}`);
  return (
    <Card wide title={t("appraisal.excel")} note={t("appraisal.excelNote")}>
      <div className="appraisal-tools">
        <a href={address(unit.code)}>{t("appraisal.download", { unit: unit.name })}</a>
        {whole ? <a href={address(null)}>{t("appraisal.downloadAll")}</a> : null}
        {mayEnter ? (
          <>
            <input
              ref={picker}
              type="file"
              accept=".xlsx"
              hidden
              aria-label={t("appraisal.upload")}
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = "";
                if (file) uploading.mutate({ push: newKey(), file });
              }}
            />
            <Button disabled={uploading.isPending} onClick={() => picker.current?.click()}>
              {t(uploading.isPending ? "entry.uploading" : "appraisal.upload")}
            </Button>
          </>
        ) : null}
      </div>
      <ReceiptNote receipt={uploading.data} error={uploading.error} />
    </Card>
  );
}
