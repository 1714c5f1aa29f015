import type { Knex } from "knex";
import type { DisputeLine } from "../../domain/messages/rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readImpartial } from "./impartial.ts";

type Row = Omit<DisputeLine, "signatures" | "members" | "maySign"> & { digest: string | null };

/** Disputes: all of them to the leading group, chiefs and the files office, one's own to everybody else; newest first. */
export async function listDisputes(
  { db, clock }: Context,
  person: SignedInPerson,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ total: number; page: number; pageSize: number; rows: DisputeLine[] }> {
  const sees = (["leadingGroup", "chief", "filesOffice"] as const).some((role) => person.roles.has(role));
  const seated: unknown = await db("group_members").where({ account_id: person.accountId }).first("id");
  const found = () => {
    const query = db("disputes as d");
    return sees || seated ? query : query.where("d.account_id", person.accountId);
  };
  const counted = await found().count<{ n: number }[]>({ n: "*" });
  const rows = await found()
    .join("objections as b", "b.id", "d.objection_id")
    .join("reports as r", "r.id", "b.report_id")
    .join("officers as o", "o.id", "r.officer_id")
    .orderBy("d.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<Row[]>(
      { id: "d.id", objection: "d.objection_id", month: "b.month", policeNo: "o.police_no", name: "o.name" },
      { objected: "b.text", answer: "b.answer", text: "d.text", at: "d.at", state: "d.state" },
      { proposed: "d.proposed", decision: "d.decision", decisionDigest: "d.decision_digest" },
      { decidedAt: "d.decided_at" },
    );
  const signatures = await readSignatures(
    db,
    rows.map(({ id }) => Number(id)),
  );
  const lines: DisputeLine[] = [];
  for (const row of rows) {
    const open = row.state === "open";
    const { seats } = await readImpartial(
      db,
      Number(row.objection),
      open ? clock.now() : new Date(row.decidedAt ?? row.at),
    );
    const signed = signatures.filter(
      ({ dispute, digest }) => dispute === Number(row.id) && digest === row.decisionDigest,
    );
    lines.push({
      ...row,
      ...{ id: Number(row.id), objection: Number(row.objection), members: seats.length },
      signatures: signed.map(({ name, place, at }) => ({ name, place, at })),
      maySign:
        open &&
        seats.some(({ accountId }) => accountId === person.accountId) &&
        !signed.some(({ accountId }) => accountId === person.accountId),
    });
  }
  return { total: Number(counted[0]?.n ?? 0), page, pageSize, rows: lines };
}

async function readSignatures(db: Knex, ids: readonly number[]) {
  const rows = await db("dispute_signatures as s")
    .join("accounts as a", "a.id", "s.account_id")
    .whereIn("s.dispute_id", [...ids])
    .orderBy("s.id")
    .select<{ dispute: number; digest: string; accountId: number; name: string; place: DisputeLine["signatures"][number]["place"]; at: string }[]>({
      ...{ dispute: "s.dispute_id", digest: "s.decision_digest", accountId: "s.account_id" },
      ...{ name: "a.display_name", place: "s.place", at: "s.at" },
    }); // prettier-ignore
  return rows.map((row) => ({ ...row, dispute: Number(row.dispute), accountId: Number(row.accountId) }));
}
