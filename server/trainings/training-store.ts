import type { Knex } from "knex";
import type { Attendee, TrainingLine } from "../../domain/messages/trainings.ts";
import { insertRows } from "../database/bulk.ts";

export interface TrainingContent {
  day: string;
  topic: string;
  place: string;
  note: string | null;
}

/** Every training, newest first, with whether this officer was there. */
export async function listTrainings(
  db: Knex,
  officerId: number | null,
  id?: number,
): Promise<TrainingLine[]> {
  const query = db("trainings as t")
    .leftJoin("training_attendances as a", "a.training_id", "t.id")
    .groupBy("t.id", "t.day", "t.topic", "t.place", "t.note")
    .orderBy([
      { column: "t.day", order: "desc" },
      { column: "t.id", order: "desc" },
    ]) // prettier-ignore
    .select<Row[]>(
      ...(["t.id", "t.day", "t.topic", "t.place", "t.note"] as const),
      db.raw("count(a.officer_id) as attended"),
      db.raw("sum(case when a.officer_id = ? then 1 else 0 end) as mine", [officerId ?? 0]),
    );
  const rows = await (id === undefined ? query : query.where("t.id", id));
  return rows.map((row) => ({
    ...{ id: Number(row.id), day: row.day, topic: row.topic, place: row.place, note: row.note },
    ...{ attended: Number(row.attended), mine: Number(row.mine) > 0 },
  }));
}

interface Row extends TrainingContent {
  id: number;
  attended: number | string;
  mine: number | string | null;
}

export async function insertTraining(
  trx: Knex.Transaction,
  content: TrainingContent,
  by: { accountId: number; at: string },
): Promise<number> {
  const [id] = await trx("trainings").insert({ ...content, entered_by: by.accountId, at: by.at });
  return Number(id);
}

export async function updateTraining(
  trx: Knex.Transaction,
  id: number,
  content: TrainingContent,
): Promise<void> {
  await trx("trainings")
    .where({ id })
    .update({ ...content });
}

/** The training, held until COMMIT. */
export async function holdTraining(trx: Knex.Transaction, id: number): Promise<TrainingContent | undefined> {
  return trx("trainings")
    .where({ id })
    .forUpdate()
    .first<TrainingContent | undefined>("day", "topic", "place", "note");
}

/** Who was there, by unit and 警号; the unit is that of the training's day. */
export async function readAttendees(db: Knex, id: number, day: string): Promise<Attendee[]> {
  return db("training_attendances as a")
    .join("officers as o", "o.id", "a.officer_id")
    .leftJoin("postings as p", (on) => {
      on.on("p.officer_id", "o.id").andOnVal("p.from_day", "<=", day).andOn((open) => {
        open.onNull("p.to_day").orOnVal("p.to_day", ">=", day);
      }); // prettier-ignore
    })
    .leftJoin("units as u", "u.id", "p.unit_id")
    .where("a.training_id", id)
    .orderBy([{ column: "u.code" }, { column: "o.police_no" }])
    .select<Attendee[]>({ policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" });
}

export async function attendingIds(db: Knex, id: number): Promise<Set<number>> {
  const ids = await db("training_attendances")
    .where({ training_id: id })
    .pluck<(number | string)[]>("officer_id");
  return new Set(ids.map(Number));
}

export async function addAttendances(
  trx: Knex.Transaction,
  id: number,
  officerIds: readonly number[],
): Promise<void> {
  await insertRows(
    trx,
    "training_attendances",
    officerIds.map((officerId) => ({ training_id: id, officer_id: officerId })),
  );
}

export async function removeAttendances(
  trx: Knex.Transaction,
  id: number,
  officerIds: readonly number[],
): Promise<void> {
  if (officerIds.length > 0)
    await trx("training_attendances")
      .where({ training_id: id })
      .whereIn("officer_id", [...officerIds])
      .delete();
}

/** Officer ids by 警号; unknown numbers are left out. */
export async function officersByNo(db: Knex, policeNos: readonly string[]): Promise<Map<string, number>> {
  const rows = await db("officers")
    .whereIn("police_no", [...policeNos])
    .select<{ id: number; police_no: string }[]>("id", "police_no");
  return new Map(rows.map(({ id, police_no }) => [police_no, Number(id)]));
}
