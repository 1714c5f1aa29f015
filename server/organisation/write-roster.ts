import type { Knex } from "knex";
import type { HoldingRow, OfficerRow, PostingRow, Roster } from "../../domain/organisation/model.ts";
import type { Vouches } from "../audit/vouched-rows.ts";
import { insertRows } from "../database/bulk.ts";
import { searchKeys } from "../roster/pinyin.ts";

/** What a change wrote: the rows the audit entry vouches for, and which units' strength it may have changed. */
export interface WrittenRoster {
  vouches: Vouches;
  /** Unit ids. */
  units: Set<number>;
}

/** Writes the difference between two states of the bureau: new rows in bulk, changed ones by id, dropped ones away. */
export async function writeRoster(
  trx: Knex.Transaction,
  before: Roster,
  after: Roster,
): Promise<WrittenRoster> {
  const units = await writeUnits(trx, before, after);
  const officers = await writeOfficers(trx, before, after);
  const touched = new Set<number>();
  const postings = await writePostings(trx, before, after, {
    ...{ units: units.ids, officers: officers.ids, touched },
  });
  const ids = { units: units.ids, officers: officers.ids };
  const charges = await writeHoldings(trx, "charges", "leader_id", before.charges, after.charges, ids);
  const headships = await writeHoldings(
    trx,
    "headships",
    "officer_id",
    before.headships,
    after.headships,
    ids,
  );
  return {
    vouches: { units: units.written, officers: officers.written, postings, charges, headships },
    units: touched,
  };
}

async function writeUnits(trx: Knex.Transaction, before: Roster, after: Roster) {
  const written: string[] = [];
  const fresh = [...after.units.values()].filter(({ id }) => id === null);
  await insertRows(
    trx,
    "units",
    fresh.map(({ code, name, series }) => ({ code, name, series, parent_id: null })),
  );
  for (const { id, code, name, series } of after.units.values()) {
    const old = before.units.get(code);
    if (id === null || (old?.name === name && old.series === series)) continue;
    await trx("units").where({ id }).update({ name, series });
    written.push(code);
  }
  const rows = await trx("units").select<{ id: number; code: string }[]>("id", "code");
  const ids = new Map(rows.map((row) => [row.code, Number(row.id)]));
  return { ids, written: [...written, ...fresh.map(({ code }) => code)].map((code) => ids.get(code)!) };
}

async function writeOfficers(trx: Knex.Transaction, before: Roster, after: Roster) {
  const ids = new Map<string, number>();
  const fresh: OfficerRow[] = [];
  const written: number[] = [];
  for (const officer of after.officers.values()) {
    if (officer.id === null) {
      fresh.push(officer);
      continue;
    }
    ids.set(officer.policeNo, officer.id);
    const old = before.officers.get(officer.policeNo)!;
    const { name, postType, partyMember, status } = officer;
    if (
      old.name === name &&
      old.postType === postType &&
      old.partyMember === partyMember &&
      old.status === status
    )
      continue;
    const left = status === "active" ? null : status;
    const last = officer.postings.map(({ to }) => to ?? "").sort().at(-1); // prettier-ignore
    await trx("officers")
      .where({ id: officer.id })
      .update({
        ...{ name, post_type: postType, party_member: partyMember, ...searchKeys(name) },
        ...{ left_as: left, left_on: left === null ? null : (last ?? null) },
      });
    written.push(officer.id);
  }
  await insertRows(
    trx,
    "officers",
    fresh.map(({ policeNo, name, postType, partyMember }) => ({
      ...{ police_no: policeNo, name, post_type: postType, party_member: partyMember, status: "active" },
      ...searchKeys(name),
    })),
  );
  for (let start = 0; start < fresh.length; start += 1_000) {
    const some = fresh.slice(start, start + 1_000).map(({ policeNo }) => policeNo);
    const rows = await trx("officers").whereIn("police_no", some).select<{ id: number; police_no: string }[]>("id", "police_no"); // prettier-ignore
    for (const row of rows) {
      ids.set(row.police_no, Number(row.id));
      written.push(Number(row.id));
    }
  }
  return { ids, written };
}

interface Known {
  units: ReadonlyMap<string, number>;
  officers: ReadonlyMap<string, number>;
}

async function writePostings(
  trx: Knex.Transaction,
  before: Roster,
  after: Roster,
  { units, officers, touched }: Known & { touched: Set<number> },
): Promise<number[]> {
  const old = new Map<number, PostingRow>();
  for (const { postings } of before.officers.values())
    for (const posting of postings) if (posting.id !== null) old.set(posting.id, posting);
  const touch = (unit: string | null): void => {
    if (unit !== null) touched.add(units.get(unit)!);
  };
  const written: number[] = [];
  const fresh: { officer_id: number; unit_id: number | null; level: string; title: string | null; from_day: string; to_day: string | null }[] = []; // prettier-ignore
  for (const officer of after.officers.values()) {
    const officer_id = officers.get(officer.policeNo)!;
    for (const { id, unit, level, title, from, to } of officer.postings) {
      const row = {
        unit_id: unit === null ? null : units.get(unit)!,
        level,
        title,
        from_day: from,
        to_day: to,
      };
      if (id === null) {
        fresh.push({ officer_id, ...row });
        touch(unit);
        continue;
      }
      const was = old.get(id)!;
      if (was.unit === unit && was.level === level && was.title === title && was.to === to) continue;
      touch(was.unit);
      touch(unit);
      await trx("postings").where({ id }).update(row);
      written.push(id);
    }
  }
  await insertRows(trx, "postings", fresh);
  for (let start = 0; start < fresh.length; start += 1_000) {
    const some = new Map(fresh.slice(start, start + 1_000).map((row) => [row.officer_id, row.from_day]));
    const rows = await trx("postings").whereIn("officer_id", [...some.keys()]).select<{ id: number; officer_id: number; from_day: string }[]>("id", "officer_id", "from_day"); // prettier-ignore
    for (const row of rows)
      if (some.get(Number(row.officer_id)) === row.from_day) written.push(Number(row.id));
  }
  return written;
}

async function writeHoldings(
  trx: Knex.Transaction,
  table: "charges" | "headships",
  holder: "leader_id" | "officer_id",
  before: readonly HoldingRow[],
  after: readonly HoldingRow[],
  { units, officers }: Known,
): Promise<number[]> {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  const written: number[] = [];
  for (const { id } of before) {
    if (id === null || kept.has(id)) continue;
    await trx(table).where({ id }).delete();
    written.push(id);
  }
  for (const { id, unit, policeNo, from, to } of after) {
    const row = { [holder]: officers.get(policeNo)!, unit_id: units.get(unit)!, from_day: from, to_day: to };
    const was = id === null ? undefined : old.get(id);
    if (id === null) written.push(Number((await trx(table).insert(row))[0]));
    else if (was?.policeNo !== policeNo || was.to !== to) {
      await trx(table).where({ id }).update(row);
      written.push(id);
    }
  }
  return written;
}
