import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { EntryRow, EntrySheet } from "../../domain/messages/campaigns.ts";
import { newKey } from "../collect/new-key.ts";
import { useText } from "../use-text.ts";
import { EntryLine, type TypedEntry } from "./entry-line.tsx";
import { ReceiptNote } from "../components/receipt-note.tsx";
import { usePushActuals } from "./use-campaigns.ts";

const UNTOUCHED: TypedEntry = { quantity: null, note: null, reason: "" };

/** 每日填报 of one day: only what was changed is sent, each row with the version it was read at. */
export function EntryForm(props: { sheet: EntrySheet; unit: string | null }) {
  const { t } = useText();
  const { sheet } = props;
  const [typed, setTyped] = useState<Record<string, TypedEntry>>({});
  const [source, setSource] = useState(
    () => sheet.rows.find((row) => row.source)?.source ?? sheet.usualSource ?? "",
  );
  const push = useRef(newKey());
  const saving = usePushActuals(sheet.campaign.id);
  const keyOf = ({ unit, key, day }: EntryRow): string => `${unit}/${key}/${day}`;
  const changed = sheet.rows.filter((row) => isChanged(row, typed[keyOf(row)] ?? UNTOUCHED));
  const editable = sheet.open && sheet.mayEnter;
  const save = (): void => {
    const rows = changed.map((row) => {
      const { quantity, note, reason } = typed[keyOf(row)]!;
      return {
        ...{ key: row.key, indicator: row.indicator, unit: row.unit, day: row.day, version: row.version },
        quantity: quantity ?? (row.quantity === null ? "" : row.quantity / 100),
        ...{ source: (row.version > 0 ? row.source : null) ?? source, note: note ?? row.note ?? "", reason },
      };
    });
    saving.mutate(
      { push: push.current, unit: props.unit, rows },
      {
        onSuccess: (receipt) => {
          // Whatever comes next is another push; what was not saved stays as it was typed.
          push.current = newKey();
          const kept = changed.filter((_row, index) => {
            const outcome = receipt.rows[index]?.outcome;
            return outcome === "rejected" || outcome === "conflict";
          });
          setTyped((before) => Object.fromEntries(kept.map((row) => [keyOf(row), before[keyOf(row)]!])));
        },
      },
    );
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {editable ? (
        <Field label={t("entry.source")} hint={t("entry.sourceHint")} className="entry-source">
          <Input
            value={source}
            maxLength={60}
            onChange={(_event, { value }) => {
              setSource(value);
            }}
          />
        </Field>
      ) : null}
      <ul className="entries">
        {sheet.rows.map((row) => (
          <EntryLine
            key={keyOf(row)}
            row={row}
            typed={typed[keyOf(row)] ?? UNTOUCHED}
            many={sheet.units.length > 1}
            editable={editable}
            change={(next) => {
              // Other content is another push.
              push.current = newKey();
              setTyped((before) => ({ ...before, [keyOf(row)]: next }));
            }}
          />
        ))}
      </ul>
      {editable ? (
        <div className="entry-foot">
          <Button type="submit" appearance="primary" disabled={changed.length === 0 || saving.isPending}>
            {t(saving.isPending ? "entry.saving" : "entry.save")}
          </Button>
          <ReceiptNote receipt={saving.data} error={saving.error} />
        </div>
      ) : null}
    </form>
  );
}

function isChanged(row: EntryRow, { quantity, note }: TypedEntry): boolean {
  const before = row.quantity === null ? "" : String(row.quantity / 100);
  const isOther = quantity !== null && quantity.trim() !== before;
  // A note says nothing where nothing was entered.
  const hasQuantity = row.quantity !== null || (quantity ?? "").trim() !== "";
  return isOther || (note !== null && note.trim() !== (row.note ?? "") && hasQuantity);
}
