import type { ActualsReceipt } from "../../domain/messages/campaigns.ts";
import { ApiProblem } from "../api.ts";
import { useText } from "../use-text.ts";

/** What became of a push: the counts, and every problem in words. */
export function ReceiptNote(props: { receipt: ActualsReceipt | undefined; error: Error | null }) {
  const { t } = useText();
  const { receipt, error } = props;
  const fields = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <div role="status" aria-live="polite" className="entry-receipt">
      {receipt && !error ? (
        <p>
          {t("entry.receipt", {
            ...{ saved: receipt.counts.saved, unchanged: receipt.counts.unchanged },
            rejected: receipt.counts.rejected + receipt.counts.conflict,
          })}
        </p>
      ) : null}
      {error ? <p className="refused">{error.message}</p> : null}
      {fields.length > 0 ? (
        <ul className="problems">
          {fields.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      ) : null}
      {receipt && !error && receipt.problems.length > 0 ? (
        <ul className="problems">
          {receipt.problems.map(({ rowKey, field, code, message }) => (
            <li key={`${rowKey}/${field ?? ""}/${code}`}>{message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
