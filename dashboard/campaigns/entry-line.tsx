import { Field, Input } from "@fluentui/react-components";
import type { EntryRow } from "../../domain/messages/campaigns.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { formatQuantity } from "./quantities.ts";

/** What somebody typed over a row; null = left as it stands. */
export interface TypedEntry {
  quantity: string | null;
  note: string | null;
  reason: string;
}

/** One indicator of a unit on a day: a large figure to type on a phone, its sum so far, and every correction. */
export function EntryLine(props: {
  row: EntryRow;
  typed: TypedEntry;
  many: boolean;
  editable: boolean;
  change: (typed: TypedEntry) => void;
}) {
  const { t } = useText();
  const { row, typed, editable, change } = props;
  const { measure, unitName, indicator, versions } = row;
  const stored = row.quantity === null ? "" : formatQuantity(row.quantity);
  const sum = { total: formatQuantity(row.total), target: formatQuantity(row.target), measure };
  const touched = typed.quantity !== null || typed.note !== null;
  const correcting = row.version > 0 && touched;
  return (
    <li className="entry">
      <div className="entry-name">
        <strong>{indicator}</strong>
        {props.many ? <span>{unitName}</span> : null}
        <span className={row.version > 0 ? "tag tag-accepted" : "tag"}>
          {t(row.version > 0 ? "entry.entered" : "entry.notEntered")}
        </span>
        <span className="muted">{t(row.target > 0 ? "entry.total" : "entry.totalOnly", sum)}</span>
      </div>
      {editable ? (
        <div className="entry-fields">
          <Field label={t("entry.quantity", { measure })} size="small">
            <Input
              inputMode="decimal"
              className="entry-quantity"
              aria-label={t("entry.quantityOf", { unit: unitName, name: indicator })}
              value={typed.quantity ?? stored}
              maxLength={12}
              onChange={(_event, { value }) => {
                change({ ...typed, quantity: value });
              }}
            />
          </Field>
          <Field label={t("entry.note")} size="small">
            <Input
              value={typed.note ?? row.note ?? ""}
              maxLength={200}
              onChange={(_event, { value }) => {
                change({ ...typed, note: value });
              }}
            />
          </Field>
          {correcting ? (
            <Field label={t("entry.reason")} size="small" required>
              <Input
                aria-label={t("entry.reasonOf", { unit: unitName, name: indicator })}
                value={typed.reason}
                maxLength={200}
                onChange={(_event, { value }) => {
                  change({ ...typed, reason: value });
                }}
              />
            </Field>
          ) : null}
        </div>
      ) : (
        <p>
          {stored === "" ? "—" : `${stored} ${measure}`}
          {row.source ? <span className="muted"> · {row.source}</span> : null}
          {row.note ? <span className="muted"> · {row.note}</span> : null}
        </p>
      )}
      {versions.length > 1 ? (
        <details className="entry-history">
          <summary>
            {t("entry.history")} · {t("entry.corrected", { count: versions.length - 1 })}
          </summary>
          <ol>
            {versions.map(({ version, quantity, source, reason, by, at }) => (
              <li key={version}>
                {t("entry.version", {
                  ...{ version, quantity: `${formatQuantity(quantity)} ${measure}`, source, by },
                  time: formatInstant(at),
                })}
                {reason ? <> · {t("entry.versionReason", { reason })}</> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}
