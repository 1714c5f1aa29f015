import type { Knex } from "knex";
import type { SignedInPerson } from "../access/person.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { readFiledReports, type FiledReport, type FileOwner } from "./file-store.ts";
import { readMendings, readPublishedStates, type PublishedState } from "./published-store.ts";
import { fileView, type FileView } from "./who-may-read.ts";

/** One report of a file with how much of it this reader sees. */
export interface SeenReport extends FiledReport {
  view: FileView;
  /** Every publication it stands in, first to last. */
  published: readonly PublishedState[];
  /** 本月正在更正: what stands now is not what was last published. */
  mending: boolean;
}

const PUBLIC: ReadonlySet<string> = new Set(["published", "locked"]);

/** The reports of an officer this reader may see, newest month first. @param today the reader's delegations are today's */
export async function seeReports(
  db: Knex,
  person: SignedInPerson,
  owner: FileOwner,
  today: string,
): Promise<SeenReport[]> {
  const reports = await readFiledReports(db, owner.id);
  const states = await readPublishedStates(db, reports.map(({ id }) => id)); // prettier-ignore
  const mendings = await readMendings(db, reports.map(({ month }) => month)); // prettier-ignore
  const seen: SeenReport[] = [];
  for (const report of reports) {
    const published = states.get(Number(report.id)) ?? [];
    const isOut = PUBLIC.has(report.state) || published.length > 0;
    const subject = { officerId: owner.id, unitId: Number(report.unitId), published: isOut };
    let view = fileView(person, subject);
    if (view !== "chain" && !isOut && (await isReviewer(db, person, report, owner, today))) view = "chain";
    if (view === "none") continue;
    const last = published.at(-1);
    const opened = mendings.get(`${report.month}/${report.unitId}`);
    const mending =
      last !== undefined && (differs(report, last) || (opened !== undefined && opened > last.at));
    seen.push({ ...report, view, published, mending });
  }
  return seen;
}

/** What was published is shown instead of what stands there now. */
export function isSnapshot({ view, mending, published }: SeenReport): boolean {
  return view === "published" && mending && published.length > 0;
}

function differs(report: FiledReport, last: PublishedState): boolean {
  return (
    !PUBLIC.has(report.state) ||
    report.version !== last.version ||
    report.grade !== last.grade ||
    report.ungraded !== last.ungraded
  );
}

/** Reviewing somebody opens his file before publication: also to who acts for the reviewer, or one step higher. */
async function isReviewer(
  db: Knex,
  person: SignedInPerson,
  { month }: FiledReport,
  owner: FileOwner,
  today: string,
): Promise<boolean> {
  const reviewing = (await readReviewing(db, month, today, [owner.id])).get(owner.id);
  return (reviewing?.reviewers ?? []).some(
    ({ officerId, accountId }) =>
      (officerId !== null && officerId === person.officerId) ||
      (accountId !== null && accountId === person.accountId),
  );
}
