import type { Knex } from "knex";
import type { Bilingual } from "../../domain/language.ts";
import type { CorrectionState } from "../../domain/messages/corrections.ts";
import type {
  ObjectionKind,
  ObjectionLine,
  ObjectionSide,
  ObjectionState,
} from "../../domain/messages/objections.ts";
import type { Month } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readInvolved } from "../corrections/involved-store.ts";
import { lapseOf } from "../corrections/second-person.ts";
import { labelItems } from "./doubtful-items.ts";

export interface ObjectionQuery {
  state?: ObjectionState | undefined;
  page: number;
  pageSize: number;
}

/**
 * The objections and doubts this reader is a party to, newest first: his own; of others' doubts about him only those
 * answered, by item and answer, never the words; of the units and reports he answers for the same; everything to the
 * files office and the leading group, except what concerns themselves. Nobody is told here who raised a doubt.
 */
export async function listObjections(
  context: Context,
  person: SignedInPerson,
  { state, page, pageSize }: ObjectionQuery,
): Promise<{ total: number; page: number; pageSize: number; rows: ObjectionLine[] }> {
  const { db } = context;
  const seen = () => {
    const query = visibleTo(db, person);
    return state ? query.where("b.state", state) : query;
  };
  const counted = await seen().count<{ n: number }[]>({ n: "*" });
  const rows = await seen()
    .join("officers as o", "o.id", "r.officer_id")
    .join("months as m", "m.month", "r.month")
    .leftJoin("units as u", "u.id", "r.unit_id")
    .leftJoin("accounts as a", "a.id", "b.answered_by")
    .orderBy("b.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<Row[]>(
      { id: "b.id", kind: "b.kind", report: "b.report_id", month: "b.month", item: "b.item", text: "b.text" },
      { at: "b.at", answerBy: "b.answer_by", state: "b.state", answer: "b.answer", answeredAt: "b.answered_at" },
      { accountId: "b.account_id", officerId: "r.officer_id", answeredBy: "a.display_name", ruleSet: "m.rule_set" },
      { policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
    ); // prettier-ignore
  const involved = await readInvolved(db, [...new Set(rows.map(({ report }) => Number(report)))]);
  const now = context.clock.now().toISOString();
  const known: Known = {
    now,
    labels: await labelsOf(context, rows),
    corrections: await correctionsOf(db, rows, now),
  };
  return {
    ...{ total: Number(counted[0]?.n ?? 0), page, pageSize },
    rows: rows.map((row) => lineOf(row, person, involved.get(Number(row.report)), known)),
  };
}

function visibleTo(db: Knex, person: SignedInPerson): Knex.QueryBuilder {
  const query = db("objections as b").join("reports as r", "r.id", "b.report_id");
  const subjectKnows = (own: Knex.QueryBuilder) =>
    void own.where("r.officer_id", person.officerId ?? 0).whereNot("b.state", "open");
  if (isOffice(person)) {
    return query.where((one) => {
      void one.where("b.account_id", person.accountId).orWhere(subjectKnows);
      void one.orWhereNot("r.officer_id", person.officerId ?? 0);
    });
  }
  // Other offices read every file, but these are not theirs: only the units they fill, head or are in charge of count.
  const units = [...(person.roles.has("clerk") ? person.fills : []), ...person.heads, ...person.inCharge];
  return query.where((one) => {
    void one.where("b.account_id", person.accountId).orWhere(subjectKnows);
    void one.orWhere((concerned) => {
      void concerned.whereNot("r.officer_id", person.officerId ?? 0).where((where) => {
        void where.whereIn("r.unit_id", units);
        void where.orWhereIn(
          "r.id",
          db("reviews").where("reviewer_id", person.accountId).select("report_id"),
        );
      });
    });
  });
}

function isOffice({ roles }: SignedInPerson): boolean {
  return roles.has("filesOffice") || roles.has("leadingGroup");
}

interface Row {
  id: number;
  kind: ObjectionKind;
  report: number;
  month: Month;
  item: string | null;
  text: string;
  at: string;
  answerBy: string;
  state: ObjectionState;
  answer: string | null;
  answeredAt: string | null;
  accountId: number;
  officerId: number;
  answeredBy: string | null;
  ruleSet: string;
  policeNo: string;
  name: string;
  unit: string | null;
  unitName: string | null;
}

interface Known {
  now: string;
  labels: ReadonlyMap<string, Bilingual>;
  corrections: ReadonlyMap<number, { id: number; state: CorrectionState }>;
}

function lineOf(
  row: Row,
  person: SignedInPerson,
  involved: ReadonlySet<number> | undefined,
  { now, labels, corrections }: Known,
): ObjectionLine {
  const { kind, state, at, answerBy, answer, answeredBy, answeredAt, month, policeNo, name } = row;
  const side = sideOf(row, person, involved);
  const told = kind === "grade" || side === "mine" || side === "office";
  return {
    ...{ id: Number(row.id), kind, side, report: Number(row.report), month, policeNo, name },
    ...{ unit: row.unit ?? "", unitName: row.unitName ?? "" },
    item:
      row.item === null
        ? null
        : { code: row.item, label: labels.get(row.item) ?? { zh: row.item, en: row.item } },
    text: told ? row.text : null,
    ...{ at, answerBy, overdue: (answeredAt ?? now) > answerBy, state, answer, answeredBy, answeredAt },
    correction: corrections.get(Number(row.id)) ?? null,
    mayAnswer: side === "office" && state === "open",
    mayAskReporter: side === "office" && kind === "doubt" && person.roles.has("filesOffice"),
  };
}

/** Whoever had a hand in the report stands on its side, whatever office he holds. */
function sideOf(row: Row, person: SignedInPerson, involved: ReadonlySet<number> | undefined): ObjectionSide {
  if (Number(row.accountId) === person.accountId) return "mine";
  if (Number(row.officerId) === person.officerId) return "subject";
  return isOffice(person) && !involved?.has(person.accountId) ? "office" : "reviewer";
}

async function labelsOf(context: Context, rows: readonly Row[]): Promise<Map<string, Bilingual>> {
  const labels = new Map<string, Bilingual>();
  for (const ruleSet of new Set(rows.map((row) => row.ruleSet))) {
    const codes = rows.flatMap((row) => (row.ruleSet === ruleSet && row.item !== null ? [row.item] : []));
    const found = await labelItems(context.db, context.rules.compiled(ruleSet), [...new Set(codes)]);
    for (const [code, label] of found) labels.set(code, label);
  }
  return labels;
}

async function correctionsOf(db: Knex, rows: readonly Row[], now: string) {
  const found = await db("corrections")
    .whereIn(
      "objection_id",
      rows.map(({ id }) => id),
    ) // prettier-ignore
    .orderBy("id")
    .select<{ id: number; objection: number; state: CorrectionState; askedAt: string }[]>({
      ...{ id: "id", objection: "objection_id", state: "state", askedAt: "asked_at" },
    });
  return new Map(
    found.map(({ id, objection, state, askedAt }) => {
      const shown: CorrectionState = state === "asked" && now > lapseOf(askedAt) ? "expired" : state;
      return [Number(objection), { id: Number(id), state: shown }] as const;
    }),
  );
}
