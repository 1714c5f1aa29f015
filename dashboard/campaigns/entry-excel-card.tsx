import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { EntrySheet } from "../../domain/messages/campaigns.ts";
import { fileAddress } from "../api.ts";
import { newKey } from "../collect/new-key.ts";
import { Card } from "../components/card.tsx";
import { queryText } from "../figures/fresh.ts";
import { useText } from "../use-text.ts";
import { ReceiptNote } from "../components/receipt-note.tsx";
import { useUploadActuals } from "./use-campaigns.ts";

/** The other door: the same sheet as .xlsx, for days on end or for every unit at once. */
export function EntryExcelCard(props: { sheet: EntrySheet; unit: string | null }) {
  const { t } = useText();
  const { campaign, to, open, mayEnter } = props.sheet;
  const picker = useRef<HTMLInputElement>(null);
  const [days, setDays] = useState({ from: to, to });
  const uploading = useUploadActuals(campaign.id);
  const limits = { type: "date" as const, min: campaign.firstDay, max: campaign.lastDay };
  const address = fileAddress(
    `/campaigns/${campaign.id}/entries.xlsx${queryText({ unit: props.unit, ...days })}`,
  );
  return (
    <Card wide title={t("entry.excel")} note={t("entry.excelNote")}>
      <div className="entry-excel">
        <Field label={t("entry.from")} size="small">
          <Input
            {...limits}
            value={days.from}
            onChange={(_event, { value }) => {
              if (value) setDays({ from: value, to: value > days.to ? value : days.to });
            }}
          />
        </Field>
        <Field label={t("entry.to")} size="small">
          <Input
            {...limits}
            value={days.to}
            onChange={(_event, { value }) => {
              if (value) setDays({ from: value < days.from ? value : days.from, to: value });
            }}
          />
        </Field>
        <a href={address} className="entry-download">
          {t("entry.download")}
        </a>
        {open && mayEnter ? (
          <>
            <input
              ref={picker}
              type="file"
              accept=".xlsx"
              hidden
              aria-label={t("entry.upload")}
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = "";
                if (file) uploading.mutate({ push: newKey(), unit: props.unit, file });
              }}
            />
            <Button disabled={uploading.isPending} onClick={() => picker.current?.click()}>
              {t(uploading.isPending ? "entry.uploading" : "entry.upload")}
            </Button>
          </>
        ) : null}
      </div>
      <ReceiptNote receipt={uploading.data} error={uploading.error} />
    </Card>
  );
}
