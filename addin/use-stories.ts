import { useCallback, useMemo, useState } from "react";
import type { RowProblem } from "../domain/messages.ts";
import type { Month } from "../domain/month.ts";
import type { Api, SubmissionReceipt } from "./api.ts";
import type { Step, Tools } from "./book-work.ts";
import { type Book, MONTH_BOOK, PLAN_BOOK } from "./books.ts";
import { type Checked, checkMonth } from "./check-month.ts";
import { PaneProblem } from "./pane-problem.ts";
import { type Pulled, pullMonth } from "./pull-month.ts";
import { pullPlan } from "./pull-plan.ts";
import type { Pushed } from "./push-book.ts";
import { pushMonth } from "./push-month.ts";
import { pushPlan } from "./push-plan.ts";
import type { Session } from "./session.ts";
import { inExcel, selectCell } from "./sheet.ts";
import { readBook } from "./sheet-read.ts";
import { type Parcel, prepareSubmission, submitMonth } from "./submit-month.ts";
import { type ZeroFilled, zeroFill } from "./zero-fill.ts";

/** What the pane shows after a story ended. */
export type Outcome =
  | { kind: "pulled"; pulled: Pulled }
  | { kind: "checked"; checked: Checked }
  | { kind: "pushed"; pushed: Pushed; book: Book["kind"] }
  | { kind: "zeroed"; zeroed: ZeroFilled }
  | { kind: "submitting"; parcel: Parcel }
  | { kind: "submitted"; parcel: Parcel; receipt: SubmissionReceipt }
  | { kind: "nothing"; what: "check" | "push" };

export interface Stories {
  busy: { step: Step; share: number } | null;
  outcome: Outcome | null;
  problem: PaneProblem | null;
  /** An unfinished push of an earlier time, by book. */
  pending: Book["kind"] | null;
  expired: boolean;
  dismiss: () => void;
  pull: (book: Book["kind"], month: Month, unit: string, replace: boolean) => void;
  check: () => void;
  push: (book: Book["kind"]) => void;
  zero: () => void;
  /** 报送 asks first: the outcome is the question, which `submit` answers and `forget` leaves. */
  askToSubmit: () => void;
  submit: (parcel: Parcel) => void;
  forget: () => void;
  select: (problem: RowProblem) => void;
  /** What the workbook already holds, for the first choice of unit and month; null when nothing. */
  look: () => Promise<{ month: Month; unit: string } | null>;
  signedIn: () => void;
}

/** Runs one story at a time and keeps what the pane shows of it. */
export function useStories(session: Session, api: Api, workbookName: () => string): Stories {
  const [busy, setBusy] = useState<Stories["busy"]>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<PaneProblem | null>(null);
  const [pending, setPending] = useState<Stories["pending"]>(null);
  const [expired, setExpired] = useState(false);
  const tools = useMemo<Tools>(
    () => ({
      api,
      session,
      newId: () => crypto.randomUUID(),
      workbookName,
      progress: (step, share) => setBusy({ step, share }),
    }),
    [api, session, workbookName],
  );

  const run = useCallback(async (story: () => Promise<Outcome | null>, keepsOutcome = false) => {
    setProblem(null);
    if (!keepsOutcome) setOutcome(null);
    setBusy({ step: "reading", share: 0 });
    try {
      const ended = await story();
      if (ended) setOutcome(ended);
    } catch (error) {
      const told =
        error instanceof PaneProblem
          ? error
          : new PaneProblem("unexpected", { detail: String(error) }, error);
      setProblem(told);
      if (told.code === "session.expired") setExpired(true);
    } finally {
      setBusy(null);
      setPending(await findPending());
    }
  }, []);

  const look = useCallback(async () => {
    setPending(await findPending());
    const read = await inExcel((context) => readBook(context, MONTH_BOOK)).catch(() => null);
    return read ? { month: read.meta.month, unit: read.meta.unit } : null;
  }, []);

  return {
    busy,
    outcome,
    problem,
    pending,
    expired,
    dismiss: () => setProblem(null),
    pull: (book, month, unit, replace) =>
      void run(async () => ({
        kind: "pulled",
        pulled: await (book === "month" ? pullMonth : pullPlan)(tools, month, unit, { replace }),
      })),
    check: () =>
      void run(async () => {
        const checked = await checkMonth(tools);
        return checked ? { kind: "checked", checked } : { kind: "nothing", what: "check" };
      }),
    push: (book) =>
      void run(async () => {
        const pushed = book === "month" ? await pushMonth(tools) : await pushPlan(tools);
        return pushed ? { kind: "pushed", pushed, book } : { kind: "nothing", what: "push" };
      }),
    zero: () => void run(async () => ({ kind: "zeroed", zeroed: await zeroFill() })),
    askToSubmit: () => void run(async () => ({ kind: "submitting", parcel: await prepareSubmission(tools) })),
    submit: (parcel) =>
      void run(async () => ({ kind: "submitted", parcel, receipt: await submitMonth(tools, parcel) })),
    forget: () => setOutcome(null),
    select: ({ sheet, rowKey, field }) =>
      void run(async () => {
        const book = sheet === "plan" ? PLAN_BOOK : MONTH_BOOK;
        await inExcel((context) => selectCell(context, book, { sheet, rowKey, field }));
        return null;
      }, true),
    look,
    signedIn: () => {
      setExpired(false);
      setProblem(null);
    },
  };
}

/** Looks for an unfinished push; a workbook that cannot be read just now has none to show. */
async function findPending(): Promise<Book["kind"] | null> {
  for (const book of [MONTH_BOOK, PLAN_BOOK]) {
    const read = await inExcel((context) => readBook(context, book)).catch(() => null);
    if (read?.pending) return book.kind;
  }
  return null;
}
