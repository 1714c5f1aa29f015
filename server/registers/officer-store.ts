import type { Knex } from "knex";
import type { KnownOfficer } from "../../domain/registers/check-entries.ts";

/** Officers a register may name: by 警号 and by name, with their postings. */
export interface NamedOfficers {
  ids: ReadonlyMap<string, number>;
  officer: (policeNo: string) => KnownOfficer | undefined;
  namesakes: (name: string) => readonly KnownOfficer[];
}

interface PostingRow {
  id: number;
  policeNo: string;
  name: string;
  unit: string | null;
  fromDay: string | null;
  toDay: string | null;
}

/** Only those whose 警号 or name occurs among the entries: one query, whatever the size of the bureau. */
export async function readNamedOfficers(
  db: Knex,
  asked: { policeNos: readonly string[]; names: readonly string[] },
): Promise<NamedOfficers> {
  const rows =
    asked.policeNos.length + asked.names.length === 0
      ? []
      : await db("officers as o")
          .leftJoin("postings as p", "p.officer_id", "o.id")
          .leftJoin("units as u", "u.id", "p.unit_id")
          .where((any) => {
            void any.whereIn("o.police_no", [...asked.policeNos]).orWhereIn("o.name", [...asked.names]);
          })
          .select<PostingRow[]>({
            ...{ id: "o.id", policeNo: "o.police_no", name: "o.name", unit: "u.code" },
            ...{ fromDay: "p.from_day", toDay: "p.to_day" },
          });
  const byNo = new Map<string, { known: KnownOfficer; id: number }>();
  for (const [policeNo, postings] of groupBy(rows)) {
    const { id, name } = postings[0]!;
    const unitOn = (day: string): string | null =>
      postings.find(
        ({ fromDay, toDay }) => fromDay !== null && fromDay <= day && (toDay === null || toDay >= day),
      )?.unit ?? null;
    byNo.set(policeNo, { id: Number(id), known: { policeNo, name, unitOn } });
  }
  const byName = new Map<string, KnownOfficer[]>();
  for (const { known } of byNo.values()) byName.set(known.name, [...(byName.get(known.name) ?? []), known]);
  return {
    ids: new Map([...byNo].map(([policeNo, { id }]) => [policeNo, id])),
    officer: (policeNo) => byNo.get(policeNo)?.known,
    namesakes: (name) => byName.get(name) ?? [],
  };
}

function groupBy(rows: readonly PostingRow[]): Map<string, PostingRow[]> {
  const found = new Map<string, PostingRow[]>();
  for (const row of rows) found.set(row.policeNo, [...(found.get(row.policeNo) ?? []), row]);
  return found;
}
