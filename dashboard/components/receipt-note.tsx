import type { Outcome, RowProblem } from "../../domain/messages.ts";
import { ApiProblem } from "../api.ts";
import { useText } from "../use-text.ts";

/** As much of a receipt as a page says in words. */
interface Receipt {
  counts: Record<Outcome, number>;
  problems: readonly (Pick<RowProblem, "message"> & { rowKey: string; field: string | null; code: string })[];
}

/** What became of a push: the counts, and every problem in words. */
export function ReceiptNote(props: { receipt: Receipt | undefined; error: Error | null }) {
  const { t } = useText();
  const { receipt, error } = props;
  const fields = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const problems = error
    ? fields.map(({ field, message }) => ({ key: field, message }))
    : (receipt?.problems ?? []).map(({ rowKey, field, code, message }) => ({
        key: `${rowKey}/${field ?? ""}/${code}`,
        message,
      }));
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
      {problems.length > 0 ? (
        <ul className="problems">
          {problems.map(({ key, message }) => (
            <li key={key}>{message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
