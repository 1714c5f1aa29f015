import { inPoints } from "../../domain/bulletin-reason.ts";
import { GRADE_LABEL, type Grade } from "../../domain/grade.ts";
import { creditCells, eventCells, gradeText, officerRecordNo, paperAreas } from "../../domain/paper.ts";
import type { OfficerFile } from "../../domain/messages.ts";
import type { OfficerPaper } from "../../domain/messages/papers.ts";
import type { Month } from "../../domain/month.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readFile } from "../files/read-file.ts";
import { fileView } from "../files/who-may-read.ts";
import { requireMonth } from "../months/month-store.ts";
import { shanghaiDay } from "../today.ts";
import { findPaperOfficer, readPaperReports } from "./paper-store.ts";
import { publishedFacts, standingFacts } from "./printed-facts.ts";
import { provePaper } from "./prove-paper.ts";

type Detail = NonNullable<OfficerFile["detail"]>;

/**
 * 个人政绩档案表 of one officer's month as this reader may see it: the same content as the file on screen, the same
 * rights, the same redaction.
 * @throws Refusal officer.unknown, report.unknown, month.unknown
 */
export async function officerPaper(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<OfficerPaper> {
  const { detail, officer } = await readFile(context, person, policeNo, month);
  const [report] = await readPaperReports(context.db, month, { policeNo });
  if (!detail || !report) throw new Refusal("report.unknown");
  const rules = context.rules.compiled(detail.ruleSet);
  // The published view tells no version of the record (0): its paper is proven by the publication.
  const published = detail.version === 0 ? await publishedFacts(context.db, report) : undefined;
  const facts = published ?? (await standingFacts(context.db, rules, month, report));
  const proof = await provePaper(context, person, officerRecordNo(month, policeNo), facts);
  const who = { ...officer, unitName: detail.unitName };
  return { ...proof, ...filledPaper(rules, detail), ...wordsOf(who), month, blank: false };
}

/**
 * A blank form with the officer's name on it, to be filled by hand.
 * @throws Refusal officer.unknown for one who is not there or not the reader's business; month.unknown
 */
export async function blankOfficerPaper(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<OfficerPaper> {
  const line = await requireMonth(context.db, month, context.clock.now());
  const officer = await findPaperOfficer(context.db, policeNo, month);
  const isMine = officer && fileView(person, { ...officer, published: false }) === "chain";
  if (!isMine) throw new Refusal("officer.unknown", { policeNo });
  const rules = context.rules.compiled(line.ruleSet);
  return {
    ...{ recordNo: officerRecordNo(month, policeNo), version: null, checkCode: null },
    ...{ month, blank: true, state: null, areas: paperAreas(rules, null), credits: [], events: [] },
    ...{ total: "", suggestedGrade: "", grade: "", selfGrade: "", summary: "", opinion: "", filledBy: "" },
    signatures: [],
    ...wordsOf({ ...officer, policeNo }),
  };
}

function wordsOf(
  officer: Pick<OfficerFile["officer"], "policeNo" | "name" | "unitName" | "postType" | "level">,
) {
  const { policeNo, name, unitName } = officer;
  return {
    ...{ policeNo, name, unitName },
    postType: POST_TYPE_LABEL[officer.postType].zh,
    level: LEVEL_LABEL[officer.level].zh,
  };
}

function filledPaper(rules: CompiledRules, detail: Detail) {
  const { fields, points, credits, events, life } = detail;
  const self = fields.selfGrade;
  return {
    state: detail.state,
    areas: paperAreas(rules, { fields, points }),
    credits: credits.map((line) => creditCells(rules, line)),
    events: events.map((line) => eventCells(rules, line)),
    total: points ? inPoints(points.total) : "",
    suggestedGrade: gradeText(detail.suggestedGrade),
    grade: detail.ungraded ? "不定等次" : gradeText(detail.grade),
    selfGrade: self ? GRADE_LABEL[self as Grade].zh : "",
    summary: fields.summary ?? "",
    opinion: detail.gradeReason ?? "",
    filledBy: detail.filledBy,
    signatures: life.signatures
      .filter(({ valid }) => valid)
      .map(({ by, capacity, delegated, at }) => ({
        by,
        capacity: CAPACITY_LABEL[capacity].zh + (delegated ? "（受委托）" : ""),
        day: shanghaiDay(new Date(at)),
      })),
  };
}
