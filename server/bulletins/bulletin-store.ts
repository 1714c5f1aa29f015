import type { Knex } from "knex";
import { bulletinNumber, type BulletinContent, type BulletinKind } from "../../domain/bulletin.ts";
import type { BulletinState } from "../../domain/messages/bulletins.ts";
import type { Month } from "../../domain/month.ts";

/** A bulletin as stored, with the names of its people. */
export interface StoredBulletin {
  id: number;
  kind: BulletinKind;
  month: Month;
  title: string;
  content: BulletinContent;
  state: BulletinState;
  year: number | null;
  number: number | null;
  correctsId: number | null;
  draftedBy: string;
  version: number;
  issuedBy: string | null;
  issuedAt: string | null;
  contentHash: string | null;
  chainHead: string | null;
}

const COLUMNS = {
  id: "b.id",
  kind: "b.kind",
  month: "b.month",
  title: "b.title",
  content: "b.content",
  state: "b.state",
  year: "b.year",
  number: "b.number",
  correctsId: "b.corrects_id",
  draftedBy: "drafter.display_name",
  version: "b.version",
  issuedBy: "issuer.display_name",
  issuedAt: "b.issued_at",
  contentHash: "b.content_hash",
  chainHead: "b.chain_head",
};
type Row = Omit<StoredBulletin, "content" | "correctsId" | "draftedBy"> & {
  content: string;
  correctsId: number | string | null;
  draftedBy: string | null;
};

function select(db: Knex): Knex.QueryBuilder {
  return db("bulletins as b")
    .leftJoin("accounts as drafter", "drafter.id", "b.drafted_by")
    .leftJoin("accounts as issuer", "issuer.id", "b.issued_by");
}

function bulletinFrom(row: Row): StoredBulletin {
  return {
    ...row,
    id: Number(row.id),
    correctsId: row.correctsId === null ? null : Number(row.correctsId),
    draftedBy: row.draftedBy ?? "",
    content: JSON.parse(row.content) as BulletinContent,
  };
}

export async function findBulletin(db: Knex, id: number): Promise<StoredBulletin | undefined> {
  const row = await select(db).where("b.id", id).first<Row | undefined>(COLUMNS);
  return row && bulletinFrom(row);
}

/** The row itself is held until COMMIT: two who edit or issue at once take turns. */
export async function lockBulletin(trx: Knex.Transaction, id: number): Promise<StoredBulletin | undefined> {
  if (!(await trx("bulletins").where({ id }).forUpdate().first("id"))) return undefined;
  return findBulletin(trx, id);
}

/** A page of bulletins: drafts first, then the issued ones, newest number first. */
export async function listBulletins(
  db: Knex,
  ask: { drafts: boolean; month: Month | null; kind: BulletinKind | null; page: number; pageSize: number },
): Promise<{ total: number; rows: StoredBulletin[] }> {
  const narrow = (query: Knex.QueryBuilder): void => {
    if (!ask.drafts) void query.where("b.state", "issued");
    if (ask.month !== null) void query.where("b.month", ask.month);
    if (ask.kind !== null) void query.where("b.kind", ask.kind);
  };
  const counted = await db("bulletins as b").modify(narrow).count<{ n: number | string }[]>({ n: "*" });
  const rows = await select(db)
    .modify(narrow)
    .orderBy([
      { column: "b.state" },
      { column: "b.year", order: "desc" },
      { column: "b.number", order: "desc" },
      { column: "b.id", order: "desc" },
    ])
    .limit(ask.pageSize)
    .offset((ask.page - 1) * ask.pageSize)
    .select<Row[]>(COLUMNS);
  return { total: Number(counted[0]?.n ?? 0), rows: rows.map(bulletinFrom) };
}

/** Issued bulletins that correct one of these, by the one they correct; the newest of several. */
export async function readCorrectors(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, { id: number; number: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db("bulletins")
    .whereIn("corrects_id", [...ids])
    .where("state", "issued")
    .orderBy("id")
    .select<{ id: number; corrects_id: number; year: number; number: number; content: string }[]>(
      "id",
      "corrects_id",
      "year",
      "number",
      "content",
    );
  return new Map(
    rows.map((row) => {
      const { symbol } = JSON.parse(row.content) as BulletinContent;
      return [
        Number(row.corrects_id),
        { id: Number(row.id), number: bulletinNumber(symbol, row.year, row.number) },
      ];
    }),
  );
}

/** Drafts and issued bulletins of a month on one subject that nothing issued has corrected yet. */
export async function findStanding(
  trx: Knex.Transaction,
  month: Month,
): Promise<{ id: number; kind: BulletinKind; state: BulletinState; correctsId: number | null }[]> {
  const rows = await trx("bulletins")
    .where({ month })
    .forUpdate()
    .select<{ id: number; kind: BulletinKind; state: BulletinState; corrects_id: number | null }[]>(
      "id",
      "kind",
      "state",
      "corrects_id",
    );
  return rows.map(({ id, kind, state, corrects_id }) => ({
    ...{ id: Number(id), kind, state },
    correctsId: corrects_id === null ? null : Number(corrects_id),
  }));
}

export async function insertBulletin(
  trx: Knex.Transaction,
  draft: {
    kind: BulletinKind;
    month: Month;
    title: string;
    content: BulletinContent;
    correctsId: number | null;
    draftedBy: number;
    at: string;
  },
): Promise<number> {
  const [id] = await trx("bulletins").insert({
    kind: draft.kind,
    month: draft.month,
    title: draft.title,
    content: JSON.stringify(draft.content),
    state: "draft",
    corrects_id: draft.correctsId,
    drafted_by: draft.draftedBy,
    drafted_at: draft.at,
    version: 1,
  });
  return Number(id);
}

export async function saveDraft(
  trx: Knex.Transaction,
  id: number,
  draft: { title: string; content: BulletinContent; version: number },
): Promise<void> {
  await trx("bulletins")
    .where({ id, state: "draft" })
    .update({ title: draft.title, content: JSON.stringify(draft.content), version: draft.version });
}

export async function deleteDraft(trx: Knex.Transaction, id: number): Promise<void> {
  await trx("bulletins").where({ id, state: "draft" }).delete();
}

/** The highest number of a year, read past every snapshot; the caller holds the chain's head. */
export async function lastNumber(trx: Knex.Transaction, year: number): Promise<number> {
  const row = await trx("bulletins")
    .where({ year })
    .orderBy("number", "desc")
    .forUpdate()
    .first<{ number: number } | undefined>("number");
  return row ? Number(row.number) : 0;
}

export async function markIssued(
  trx: Knex.Transaction,
  id: number,
  issue: { year: number; number: number; accountId: number; at: string; contentHash: string },
): Promise<void> {
  await trx("bulletins").where({ id, state: "draft" }).update({
    state: "issued",
    year: issue.year,
    number: issue.number,
    issued_by: issue.accountId,
    issued_at: issue.at,
    content_hash: issue.contentHash,
  });
}

/** The hash of the entry that recorded the issue: printed on the paper, it pins the whole chain before it. */
export async function keepChainHead(trx: Knex.Transaction, id: number, hash: string): Promise<void> {
  await trx("bulletins").where({ id }).whereNull("chain_head").update({ chain_head: hash });
}

/** Makes everybody who issues take turns, in every process: numbers have no gaps and no doubles. */
export async function holdChainHead(trx: Knex.Transaction): Promise<void> {
  await trx("audit_head").where({ id: 1 }).forUpdate().first("seq");
}
