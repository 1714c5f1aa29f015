import type { Knex } from "knex";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { readReviews, type StoredReview } from "../reports/sign-store.ts";
import { signatureHash } from "../reports/signature-hash.ts";
import { allUnits } from "../roster/unit-store.ts";
import type { ChainFault } from "./verify-chain.ts";
import { STORES } from "./verify-contents.ts";

const PAGE = 500;
/** States in which a report shows the grade its last review gave. */
const GRADED = ["signed", "checked", "published", "locked"];

/**
 * Checks what the pages show against what the chain vouches for: the current reports and lines are their own last
 * versions, the current grades and the reviews behind them are those that were signed, and no push is forgotten.
 * Run {@link verifyContents} too: it says whether the versions themselves are sound.
 */
export async function verifyCurrent(db: Knex): Promise<ChainFault[]> {
  return [
    ...(await faultsOfReports(db)),
    ...(await faultsOfLines(db, "credits")),
    ...(await faultsOfLines(db, "events")),
    ...(await faultsOfReviews(db)),
    ...(await faultsOfPushes(db)),
  ];
}

function fault(detail: string, seq: number | null = null): ChainFault {
  return { seq, kind: "content", detail };
}

async function faultsOfReports(db: Knex): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (let last = 0; ;) {
    const rows = await db("reports as r")
      .leftJoin("report_versions as v", (on) => on.on("v.report_id", "r.id").andOn("v.version", "r.version"))
      .where("r.id", ">", last)
      .orderBy("r.id")
      .limit(PAGE)
      .select<{ id: number; state: string; grade: string | null; fields: string; hash: string; vouched: string | null }[]>(
        "r.id", "r.state", "r.grade", "r.fields", "r.content_hash as hash", "v.content_hash as vouched"); // prettier-ignore
    const reviewed = await lastGrades(
      db,
      rows.map(({ id }) => id),
    );
    for (const { id, state, grade, fields, hash, vouched } of rows) {
      last = Number(id);
      if (hash !== vouched || sha256(fields) !== hash)
        faults.push(fault(`report ${id} is not its last version`));
      const given = GRADED.includes(state) ? (reviewed.get(last) ?? null) : grade && reviewed.get(last);
      if (grade !== (given ?? null)) faults.push(fault(`the grade of report ${id} is not its last review's`));
    }
    if (rows.length < PAGE) break;
  }
  const newer = await db("report_versions as v")
    .leftJoin("reports as r", (on) => on.on("r.id", "v.report_id").andOn("r.version", ">=", "v.version"))
    .whereNull("r.id")
    .distinct<{ id: number }[]>({ id: "v.report_id" });
  return [...faults, ...newer.map(({ id }) => fault(`report ${id} is missing or older than its versions`))];
}

async function lastGrades(db: Knex, reportIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db("reviews")
    .whereIn("report_id", [...reportIds])
    .orderBy("id")
    .select<{ report_id: number; grade: string }[]>("report_id", "grade");
  return new Map(rows.map(({ report_id, grade }) => [Number(report_id), grade]));
}

/** Current lines by key, one unit and month at a time, against each key's last version. */
async function faultsOfLines(db: Knex, sheet: "credits" | "events"): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  const read = sheet === "credits" ? readCredits : readEvents;
  const month = sheet === "credits" ? "month" : "account_month";
  const places = await db(sheet).distinct<{ unit: number; month: string }[]>({ unit: "unit_id", month });
  const pushed = await placesOfPushes(db);
  const codes = new Map((await allUnits(db)).map(({ id, code }) => [Number(id), code]));
  for (const place of places) {
    const lines = await read(db, Number(place.unit), place.month);
    const versions = await versionsOf(db, sheet, place.unit, place.month);
    for (const { line, version } of lines) {
      const vouched = versions.get(`${line.rowKey}|${version}`);
      if (vouched?.hash !== sha256(canonicalJson(line)) || !vouched.isSameHand)
        faults.push(fault(`line ${line.rowKey} of ${sheet} is not its last version`));
      else if (pushed.get(vouched.push) !== `${place.month}|${codes.get(Number(place.unit))}`)
        faults.push(
          fault(`line ${line.rowKey} of ${sheet} stands in another unit or month than it was pushed to`),
        );
    }
  }
  const missing = await db("detail_line_versions as v")
    .where("v.sheet", sheet)
    .whereNot("v.content", "null")
    .leftJoin(`${sheet} as c`, (on) => on.on("c.row_key", "v.row_key").andOn("c.version", ">=", "v.version"))
    .leftJoin("detail_line_versions as gone", (on) => {
      on.on("gone.row_key", "v.row_key").andOn("gone.version", ">", "v.version");
      on.andOnVal("gone.content", "null");
    })
    .whereNull("c.row_key")
    .whereNull("gone.row_key")
    .distinct<{ row_key: string }[]>("v.row_key");
  const lost = missing.map(({ row_key }) => fault(`line ${row_key} of ${sheet} is missing or older`));
  return [...faults, ...lost];
}

async function versionsOf(db: Knex, sheet: "credits" | "events", unit: number, month: string) {
  const rows = await db(`${sheet} as c`)
    .join("detail_line_versions as v", (on) =>
      on.on("v.row_key", "c.row_key").andOn("v.version", "c.version"),
    )
    .where({ "c.unit_id": unit, [`c.${sheet === "credits" ? "month" : "account_month"}`]: month })
    .select<Record<string, string | number>[]>("v.row_key", "v.version", {
      ...{ hash: "v.content_hash", push: "v.push_id", own: "c.push_id" },
      ...{ actor: "v.actor_id", ownActor: "c.actor_id", at: "v.at", ownAt: "c.at" },
    });
  return new Map(
    rows.map(({ row_key, version, hash, push, own, actor, ownActor, at, ownAt }) => [
      `${row_key}|${version}`,
      { hash, push: String(push), isSameHand: push === own && actor === ownActor && at === ownAt },
    ]),
  );
}

/** The unit and month each push was for, as its audit entry says: `2026-10|19`. */
async function placesOfPushes(db: Knex): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  const reports = await db("reports as r")
    .join("units as u", "u.id", "r.unit_id")
    .join("corrections as c", "c.report_id", "r.id")
    .select<{ id: number; month: string; code: string }[]>("r.id", "r.month", "u.code");
  const corrected = new Map(reports.map(({ id, month, code }) => [`report/${id}`, `${month}|${code}`]));
  for (let last = 0; ;) {
    const entries = await db("audit_entries")
      .where("seq", ">", last)
      .whereIn("action", STORES)
      .orderBy("seq")
      .limit(PAGE)
      .select<{ seq: number; subject: string; detail: string }[]>("seq", "subject", "detail");
    for (const { seq, subject, detail } of entries) {
      last = Number(seq);
      const { push } = JSON.parse(detail) as { push?: string };
      const [, month, unit] = /^month\/([^/]+)\/unit\/([^/]+)$/.exec(subject) ?? [];
      const place = month === undefined ? corrected.get(subject) : `${month}|${unit}`;
      if (push !== undefined && place !== undefined) places.set(push, place);
    }
    if (entries.length < PAGE) return places;
  }
}

/** Every signature gives its own hash, the entry of its signing names it, and every such entry has its signature. */
async function faultsOfReviews(db: Knex): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  const signed = new Map<string, { seq: number; signature: string }[]>();
  for (let last = 0; ;) {
    const entries = await db("audit_entries")
      .where("seq", ">", last)
      .where({ action: "report.sign" })
      .orderBy("seq")
      .limit(PAGE)
      .select<{ seq: number; subject: string; detail: string }[]>("seq", "subject", "detail");
    for (const { seq, subject, detail } of entries) {
      last = Number(seq);
      const { signature = "" } = JSON.parse(detail) as { signature?: string };
      const known = signed.get(subject);
      if (known) known.push({ seq: last, signature });
      else signed.set(subject, [{ seq: last, signature }]);
    }
    if (entries.length < PAGE) break;
  }
  for (let last = 0; ;) {
    const ids = await db("reviews").where("report_id", ">", last).orderBy("report_id").distinct().limit(PAGE).pluck<number[]>("report_id"); // prettier-ignore
    const reviews = await readReviews(db, ids.map(Number));
    for (const id of ids) {
      last = Number(id);
      faults.push(...faultsOfSignatures(last, reviews.get(last) ?? [], signed.get(`report/${last}`) ?? []));
      signed.delete(`report/${last}`);
    }
    if (ids.length < PAGE) break;
  }
  for (const [subject, entries] of signed)
    for (const { seq } of entries) faults.push(fault(`the signature of ${subject} is missing`, seq));
  return faults;
}

function faultsOfSignatures(
  reportId: number,
  reviews: readonly StoredReview[],
  entries: readonly { seq: number; signature: string }[],
): ChainFault[] {
  const left = new Map(entries.map(({ seq, signature }) => [signature, seq]));
  const faults: ChainFault[] = [];
  for (const review of reviews) {
    if (review.signature === null || review.signature !== signatureHash(review))
      faults.push(fault(`a signature of report ${reportId} is not what was signed`));
    else if (!left.delete(review.signature))
      faults.push(fault(`no audit entry speaks of a signature of report ${reportId}`));
  }
  for (const seq of left.values())
    faults.push(fault(`a signature of report ${reportId} is missing or changed`, seq));
  return faults;
}

async function faultsOfPushes(db: Knex): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (let last = 0; ;) {
    const entries = await db("audit_entries")
      .where("seq", ">", last)
      .whereIn("action", ["push.store", "plan.store", "cases.import"])
      .orderBy("seq")
      .limit(PAGE)
      .select<{ seq: number; hash: string; detail: string }[]>("seq", "hash", "detail");
    const said = entries.map(({ seq, hash, detail }) => {
      const { push, fingerprint } = JSON.parse(detail) as { push?: string; fingerprint?: string };
      return { seq: Number(seq), hash, push, fingerprint };
    });
    const ids = said.flatMap(({ push }) => push ?? []);
    const rows = await db("pushes")
      .whereIn("id", ids)
      .select<{ id: string; fingerprint: string; receipt: string }[]>("id", "fingerprint", "receipt");
    const pushes = new Map(rows.map((row) => [row.id, row]));
    for (const { seq, hash, push, fingerprint } of said) {
      last = seq;
      if (push === undefined) continue;
      const stored = pushes.get(push);
      if (!stored) faults.push(fault(`push ${push} is missing`, seq));
      else if (
        (fingerprint && fingerprint !== stored.fingerprint) ||
        !stored.receipt.includes(`"chain":"${hash}"`)
      )
        faults.push(fault(`push ${push} is not the one that was stored`, seq));
    }
    if (entries.length < PAGE) break;
  }
  return faults;
}
