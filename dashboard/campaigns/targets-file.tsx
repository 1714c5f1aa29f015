import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { useText } from "../use-text.ts";
import type { DraftIndicator } from "./draft.ts";
import { formatQuantity } from "./quantities.ts";
import { useReadTargets } from "./use-campaigns.ts";

/** Takes targets over from a workbook into the form; nothing is stored before somebody looked at them and saved. */
export function TargetsFile(props: {
  id: number;
  indicators: readonly DraftIndicator[];
  set: (row: number, unit: string, text: string) => void;
}) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const reading = useReadTargets(props.id);
  return (
    <div className="targets-file">
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("campaignEdit.upload")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (!file) return;
          reading.mutate(file, {
            onSuccess: ({ targets }) => {
              for (const { unit, indicator, target: many } of targets) {
                const row = props.indicators.find(({ name }) => name === indicator)?.row;
                if (row !== undefined) props.set(row, unit, formatQuantity(many));
              }
            },
          });
        }}
      />
      <Button size="small" disabled={reading.isPending} onClick={() => picker.current?.click()}>
        {t("campaignEdit.upload")}
      </Button>
      <div role="status" aria-live="polite">
        {reading.data ? <p>{t("campaignEdit.uploaded", { count: reading.data.targets.length })}</p> : null}
        {reading.error ? <p className="refused">{reading.error.message}</p> : null}
        {reading.data && reading.data.problems.length > 0 ? (
          <ul className="problems">
            {reading.data.problems.map(({ row, message }) => (
              <li key={`${row}/${message}`}>{message}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
