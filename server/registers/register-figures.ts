import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { InspectionReport, RegisterLine, RegisterPage } from "../../domain/messages/registers.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readableEntries } from "../../domain/registers/register-reach.ts";
import { matterOptions, registerList } from "../../domain/registers/register-list.ts";
import { KEEPER, type Register } from "../../domain/registers/register.ts";
import type { EventTypeRule } from "../../domain/rules/event-type-rule.ts";
import type { SignedInPerson } from "../access/person.ts";
import { findReports, reportNo, type StoredReport } from "./report-store.ts";

export interface RegisterAsk {
  register: Register;
  month?: Month | undefined;
  unit?: string | undefined;
  search?: string | undefined;
  state?: "standing" | "withdrawn" | undefined;
  /** Of inspections: only those in no written report yet. */
  unreported?: boolean | undefined;
  page: number;
  pageSize: number;
}

/**
 * A page of a register, newest first, of the units this reader may see.
 * @throws Refusal access.denied when he may see none of it
 */
export async function registerPage(
  db: Knex,
  person: SignedInPerson,
  types: readonly EventTypeRule[],
  ask: RegisterAsk,
  language: Language,
): Promise<RegisterPage> {
  const units = readableEntries(person, ask.register);
  if (units !== "all" && units.size === 0) throw new Refusal("access.denied");
  const narrow = (query: Knex.QueryBuilder): void => {
    void query.where({ "e.register": ask.register, "e.state": ask.state ?? "standing" });
    if (units !== "all") void query.whereIn("e.unit_id", [...units]);
    if (ask.month) void query.where("e.account_month", ask.month);
    if (ask.unit) void query.where("u.code", ask.unit);
    if (ask.unreported) void query.whereNull("e.report_id");
    if (ask.search) {
      const text = `%${ask.search.replace(/[!%_]/g, "!$&")}%`;
      void query.where((any) => {
        for (const column of ["e.entry_no", "e.words", "e.document_no", "o.name", "o.police_no"])
          void any.orWhereRaw("?? like ? escape '!'", [column, text]);
      });
    }
  };
  const from = () =>
    db("register_entries as e")
      .join("units as u", "u.id", "e.unit_id")
      .leftJoin("officers as o", "o.id", "e.officer_id");
  const counted = await from().modify(narrow).count<{ n: number | string }[]>({ n: "*" });
  const rows = await from()
    .leftJoin("inspection_reports as r", "r.id", "e.report_id")
    .join("accounts as a", "a.id", "e.actor_id")
    .modify(narrow)
    .orderBy([
      { column: "e.occurred_on", order: "desc" },
      { column: "e.id", order: "desc" },
    ])
    .limit(ask.pageSize)
    .offset((ask.page - 1) * ask.pageSize)
    .select<Row[]>(COLUMNS);
  const names = new Map(
    matterOptions(ask.register, types).map(({ value, label }) => [value, label[language]]),
  );
  return {
    register: ask.register,
    columns: [...registerList(ask.register, types).columns],
    mayKeep: person.roles.has(KEEPER[ask.register]),
    ...{ total: Number(counted[0]?.n ?? 0), page: ask.page, pageSize: ask.pageSize },
    rows: rows.map(({ kind, year, number, ...row }) => ({
      ...row,
      matterName: names.get(row.matter) ?? row.matter,
      reportNo: kind === null ? null : reportNo({ kind, year: year!, number: number! }),
    })),
  };
}

type Row = Omit<RegisterLine, "matterName" | "reportNo"> & {
  kind: StoredReport["kind"] | null;
  year: number | null;
  number: number | null;
};
const COLUMNS = {
  ...{ rowKey: "e.row_key", register: "e.register", entryNo: "e.entry_no", version: "e.version" },
  ...{ state: "e.state", unit: "u.code", unitName: "u.name", policeNo: "o.police_no", name: "o.name" },
  ...{ matter: "e.matter", variant: "e.variant", words: "e.words", occurredOn: "e.occurred_on" },
  ...{ documentOn: "e.document_on", documentNo: "e.document_no", evidenceNo: "e.evidence_no" },
  ...{ factNo: "e.fact_no", finding: "e.finding", responsibility: "e.responsibility", topic: "e.topic" },
  ...{ rectifyBy: "e.rectify_by", accountMonth: "e.account_month", enteredBy: "a.display_name", at: "e.at" },
  ...{ kind: "r.kind", year: "r.year", number: "r.number" },
};

/** 督察文书, newest first, each with its inspections; notices and advices of other units only for the offices. */
export async function reportPage(
  db: Knex,
  person: SignedInPerson,
  types: readonly EventTypeRule[],
  ask: { page: number; pageSize: number },
  language: Language,
): Promise<{ total: number; page: number; pageSize: number; rows: InspectionReport[] }> {
  const reach = readableEntries(person, "inspection");
  if (reach !== "all" && reach.size === 0) throw new Refusal("access.denied");
  const { total, rows } = await findReports(db, { ...ask, unitIds: reach === "all" ? "all" : [...reach] });
  const entries = await readReported(db, rows.map(({ id }) => id), reach); // prettier-ignore
  const people = await readNames(db, rows);
  const units = new Map(
    (await db("units").select<{ id: number; code: string; name: string }[]>("id", "code", "name")).map((unit) => [Number(unit.id), unit]),
  ); // prettier-ignore
  const names = new Map(
    matterOptions("inspection", types).map(({ value, label }) => [value, label[language]]),
  );
  return {
    ...{ total, ...ask },
    rows: rows.map((report) => ({
      ...{ id: Number(report.id), kind: report.kind, reportNo: reportNo(report), title: report.title },
      content: report.content,
      unit: report.unitId === null ? null : (units.get(Number(report.unitId))?.code ?? null),
      unitName: report.unitId === null ? null : (units.get(Number(report.unitId))?.name ?? null),
      entries: entries
        .filter(({ reportId }) => Number(reportId) === Number(report.id))
        .map(({ entryNo, unitName, name, words, matter }) => ({
          ...{ entryNo, unitName, name, words, matterName: names.get(matter) ?? matter },
        })),
      issuedBy: people.get(Number(report.issuedBy)) ?? "",
      issuedAt: report.issuedAt,
      receivedBy: report.receivedBy === null ? null : (people.get(Number(report.receivedBy)) ?? ""),
      receivedAt: report.receivedAt,
      mayReceive: report.receivedAt === null && person.roles.has("filesOffice"),
    })),
  };
}

interface Reported {
  reportId: number;
  entryNo: string;
  unitName: string;
  name: string | null;
  words: string;
  matter: string;
}

async function readReported(
  db: Knex,
  reportIds: readonly number[],
  reach: "all" | ReadonlySet<number>,
): Promise<Reported[]> {
  const query = db("register_entries as e")
    .join("units as u", "u.id", "e.unit_id")
    .leftJoin("officers as o", "o.id", "e.officer_id")
    .whereIn("e.report_id", [...reportIds])
    .orderBy("e.entry_no")
    .select<Reported[]>({
      ...{ reportId: "e.report_id", entryNo: "e.entry_no", unitName: "u.name", name: "o.name" },
      ...{ words: "e.words", matter: "e.matter" },
    });
  if (reach !== "all") void query.whereIn("e.unit_id", [...reach]);
  return query;
}

async function readNames(db: Knex, reports: readonly StoredReport[]): Promise<Map<number, string>> {
  const ids = reports.flatMap(({ issuedBy, receivedBy }) => (receivedBy === null ? [issuedBy] : [issuedBy, receivedBy])); // prettier-ignore
  const rows = await db("accounts").whereIn("id", ids).select<{ id: number; name: string }[]>("id", { name: "display_name" }); // prettier-ignore
  return new Map(rows.map(({ id, name }) => [Number(id), name]));
}
