import type { Knex } from "knex";
import type { ChangeState } from "../../domain/messages/organisation.ts";
import type { ChangeAct, ChangeKind, DiffLine } from "../../domain/organisation/acts.ts";
import type { Role } from "../../domain/role.ts";

/** What stands in a change's content: the acts, in which role they were entered, and what was shown when decided. */
export interface ChangeContent {
  acts: ChangeAct[];
  enteredAs: Role;
  /** The diff as it was confirmed or refused. */
  shown?: DiffLine[];
}

export interface StoredChange extends ChangeContent {
  id: number;
  kind: ChangeKind;
  state: Exclude<ChangeState, "expired">;
  reason: string;
  enteredBy: number;
  enteredByName: string;
  enteredAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  note: string | null;
}

export async function insertChange(
  trx: Knex.Transaction,
  change: { kind: ChangeKind; content: ChangeContent; reason: string; accountId: number; at: string },
): Promise<number> {
  const [id] = await trx("roster_changes").insert({
    ...{
      kind: change.kind,
      content: JSON.stringify(change.content),
      state: "pending",
      reason: change.reason,
    },
    ...{ entered_by: change.accountId, entered_at: change.at },
  });
  return Number(id);
}

/** Takes a change for deciding: whoever comes second waits, and then finds it decided. */
export async function holdChange(trx: Knex.Transaction, id: number): Promise<StoredChange | undefined> {
  await trx("roster_changes").where({ id }).forUpdate().first("id");
  return findChange(trx, id);
}

export async function findChange(db: Knex, id: number): Promise<StoredChange | undefined> {
  const rows = (await changes(db).where("c.id", id)) as ChangeRow[];
  return rows[0] && toChange(rows[0]);
}

/** Pending changes first, then the latest decided ones. */
export async function listChanges(
  db: Knex,
  kinds: readonly ChangeKind[],
  own: number | null,
): Promise<StoredChange[]> {
  const visible = (query: Knex.QueryBuilder) => {
    void query.where((one) => {
      void one.whereIn("c.kind", [...kinds]);
      if (own !== null) void one.orWhere("c.entered_by", own);
    });
  };
  const pending = (await changes(db).where("c.state", "pending").modify(visible).orderBy("c.id", "desc").limit(100)) as ChangeRow[]; // prettier-ignore
  const decided = (await changes(db).whereNot("c.state", "pending").modify(visible).orderBy("c.id", "desc").limit(30)) as ChangeRow[]; // prettier-ignore
  return [...pending, ...decided].map(toChange);
}

function changes(db: Knex): Knex.QueryBuilder {
  return db("roster_changes as c")
    .join("accounts as e", "e.id", "c.entered_by")
    .leftJoin("accounts as d", "d.id", "c.decided_by")
    .select("c.*", "e.display_name as entered_name", "d.display_name as decided_name");
}

interface ChangeRow {
  id: number;
  kind: ChangeKind;
  content: string;
  state: StoredChange["state"];
  reason: string;
  entered_by: number;
  entered_name: string;
  entered_at: string;
  decided_name: string | null;
  decided_at: string | null;
  decision_note: string | null;
}

function toChange(row: ChangeRow): StoredChange {
  return {
    ...(JSON.parse(row.content) as ChangeContent),
    ...{ id: Number(row.id), kind: row.kind, state: row.state, reason: row.reason },
    ...{ enteredBy: Number(row.entered_by), enteredByName: row.entered_name, enteredAt: row.entered_at },
    ...{ decidedByName: row.decided_name, decidedAt: row.decided_at, note: row.decision_note },
  };
}

export async function closeChange(
  trx: Knex.Transaction,
  change: StoredChange,
  decided: {
    state: StoredChange["state"];
    shown: DiffLine[];
    accountId: number;
    at: string;
    note: string | null;
  },
): Promise<void> {
  const content: ChangeContent = { acts: change.acts, enteredAs: change.enteredAs, shown: decided.shown };
  await trx("roster_changes")
    .where({ id: change.id })
    .update({
      ...{ state: decided.state, content: JSON.stringify(content), decision_note: decided.note },
      ...{ decided_by: decided.accountId, decided_at: decided.at },
    });
}
