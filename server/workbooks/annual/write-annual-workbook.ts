import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import type { Worksheet } from "exceljs";
import { AREAS } from "../../../domain/area.ts";
import type { SignedInPerson } from "../../access/person.ts";
import type { Context } from "../../context.ts";
import { drawPictures } from "../charts/draw-pictures.ts";
import { readAnnualResults, readPeriodTotals, type ResultsOf } from "./annual-results.ts";
import { annualPictures } from "./annual-pictures.ts";
import { readUnitOfficers, readUnitPoints } from "./annual-scope.ts";
import type { AnnualOfficer, AnnualPoints, AnnualScope } from "./annual-scope.ts";
import { readUnitYear, type UnitYear } from "./annual-unit-quarters.ts";
import { SheetNames } from "./page-set-up.ts";
import { LIST_TITLE, LISTS, meanOfSum, Standings } from "./standings.ts";
import { WorkbookPackage } from "./workbook-package.ts";
import { shanghaiDay } from "../../today.ts";
import { readAnnualBoards, writeCampaignSheet } from "./write-campaign-sheet.ts";
import { writeBasisSheet } from "./write-basis-sheet.ts";
import { writeCover } from "./write-cover.ts";
import { writeRankingSheet } from "./write-ranking-sheet.ts";
import { SUMMARY, writeSummarySheet, type UnitLine } from "./write-summary-sheet.ts";
import { UNIT_QUARTERS, writeUnitQuartersSheet } from "./write-unit-quarters-sheet.ts";
import { UnitSheet } from "./write-unit-sheet.ts";

/** Officers read and written at a time: a page is some milliseconds of the server's loop. */
const PAGE = 50;

type Unit = AnnualScope["units"][number];
const NO_RESULTS: ReadonlyMap<number, ResultsOf> = new Map();

/** What one pass over the points has added up for the sheets that stand before them. */
export class AnnualTally {
  readonly standings = new Standings();
  readonly lines: UnitLine[] = [];
  readonly #hash = createHash("sha256");
  officers = 0;
  rows = 0;

  /** Adds one of the export's rows to the digest, in the order of the sheets. */
  take(unit: Unit, officer: AnnualOfficer, one: AnnualPoints): void {
    const areas = AREAS.map((area) => one[area] ?? "");
    this.#hash.update([unit.code, officer.policeNo, one.month, one.ruleSet, one.total, ...areas, one.grade ?? ""].join("|") + "\n"); // prettier-ignore
    this.rows++;
  }

  /** And the announced results beside them. */
  takeResults(unit: Unit, officer: AnnualOfficer, results: ResultsOf, { periods }: AnnualScope): void {
    const inOrder = periods.flatMap(({ period }) => results.get(period) ?? []);
    for (const { period, score, place, grade, reason } of inOrder)
      this.#hash.update([unit.code, officer.policeNo, period, score, place, grade, reason].join("|") + "\n");
  }

  /** And the announced quarters of these units. */
  takeUnits(units: readonly Unit[], { quarters }: UnitYear): void {
    for (const { period, byUnit } of quarters)
      for (const { id, code } of units) {
        const found = byUnit.get(id);
        if (found) this.#hash.update([code, period, found.digest].join("|") + "\n");
      }
  }

  digest(): string {
    return this.#hash.digest("hex");
  }
}

/** Streams the workbook of the year to date into `output`; memory does not grow with the number of rows. */
export async function writeAnnualWorkbook(
  context: Context,
  person: SignedInPerson,
  scope: AnnualScope,
  output: Writable,
  signal: AbortSignal,
): Promise<void> {
  const book = new WorkbookPackage(output, signal, context.clock.now());
  try {
    const drawn = annualPictures(scope);
    const pictures = drawPictures(drawn);
    const tally = new AnnualTally();
    const names = sheetNames(scope);
    const units: Worksheet[] = [];
    for (const unit of scope.units) {
      const sheet = await writeUnit(context, book, scope, unit, names.units.get(unit.id), tally);
      if (sheet) units.push(sheet);
    }
    const before = await writeSummaries(
      context,
      person,
      book,
      scope,
      tally,
      names,
      { drawn, pictures },
      units.length,
    );
    await book.finish([...before, ...units]);
  } catch (error) {
    book.abort();
    throw error;
  }
}

export interface AnnualNames {
  cover: string;
  summary: string;
  unitQuarters: string;
  campaigns: string;
  basis: string;
  lists: Map<string, string>;
  units: Map<number, string>;
}

export function sheetNames(scope: AnnualScope): AnnualNames {
  const names = new SheetNames();
  return {
    cover: names.unique("封面"),
    summary: names.unique(SUMMARY),
    unitQuarters: names.unique(UNIT_QUARTERS),
    campaigns: names.unique("专项行动"),
    basis: names.unique("考核依据"),
    lists: new Map(LISTS.map((list) => [list, names.unique(`排名-${LIST_TITLE[list]}`)])),
    units: new Map(
      scope.units
        .filter(({ mine }) => mine)
        .map((unit) => [unit.id, names.unique(`${unit.code} ${unit.name}`)]),
    ),
  };
}

/** Reads a unit page by page: into its sheet when it is the reader's, into the places in any case. */
export async function writeUnit(
  context: Context,
  book: WorkbookPackage,
  scope: AnnualScope,
  unit: Unit,
  sheetName: string | undefined,
  tally: AnnualTally,
): Promise<Worksheet | undefined> {
  const months = sheetName === undefined ? scope.counted : scope.known;
  const officers = await readUnitOfficers(context.db, unit.id, months);
  const sheet = sheetName === undefined ? undefined : new UnitSheet(book, sheetName, unit, scope);
  const sums = scope.months.map(() => ({ sum: 0, count: 0 }));
  const counts = new Set(scope.counted.map(({ month }) => month));
  for (let from = 0; from < officers.length; from += PAGE) {
    const page = officers.slice(from, from + PAGE);
    const points = await readUnitPoints(context.db, unit.id, page, months);
    const ids = page.map(({ officerId }) => officerId);
    const results = sheet ? await readAnnualResults(context.db, scope.periods, ids) : NO_RESULTS;
    for (const officer of page) {
      const scored = points.get(officer.officerId);
      if (!scored) continue;
      // A draft with empty cells has no total worth printing before its month is published.
      const rows = scored.filter((one) => counts.has(one.month) || Boolean(one.complete));
      for (const one of rows) {
        if (sheet) tally.take(unit, officer, one);
        if (!counts.has(one.month)) continue;
        tally.standings.add(officer, unit, one);
        const month = sums[Number(one.month.slice(5)) - 1]!;
        month.sum += one.total;
        month.count++;
      }
      const own = results.get(officer.officerId);
      if (sheet && own) tally.takeResults(unit, officer, own, scope);
      sheet?.add(officer, rows, own);
    }
    await book.settle();
  }
  if (!sheet) return undefined;
  tally.officers += sheet.officers;
  const monthMeans = sums.map(({ sum, count }) => meanOfSum(sum, count));
  tally.lines.push({ unitId: unit.id, officers: sheet.officers, monthMeans });
  sheet.close();
  await book.finishSheet(sheet.sheet);
  return sheet.sheet;
}

/** Cover, summary, basis and lists: written last because they tell of everything, placed first. */
export async function writeSummaries(
  context: Context,
  person: SignedInPerson,
  book: WorkbookPackage,
  scope: AnnualScope,
  tally: AnnualTally,
  names: AnnualNames,
  charts: { drawn: ReturnType<typeof annualPictures>; pictures: Promise<Buffer[] | null> },
  unitSheets: number,
): Promise<Worksheet[]> {
  const lists: Worksheet[] = [];
  for (const list of LISTS) {
    lists.push(
      await writeRankingSheet(context.db, book, names.lists.get(list)!, list, tally.standings, scope),
    );
  }
  const mine = scope.units.flatMap(({ id, mine }) => (mine ? [id] : []));
  const totals = await readPeriodTotals(context.db, scope.periods, scope.whole ? "all" : mine);
  const summary = await writeSummarySheet(book, names.summary, scope, tally.lines, totals);
  const unitYear = await readUnitYear(context.db, scope.periods);
  tally.takeUnits(scope.units.filter(({ mine: own }) => own), unitYear); // prettier-ignore
  const unitQuarters = await writeUnitQuartersSheet(book, names.unitQuarters, scope, unitYear);
  const today = shanghaiDay(context.clock.now());
  const boards = await readAnnualBoards(context.db, scope.year, today);
  const campaigns = await writeCampaignSheet(book, names.campaigns, scope, boards);
  const versions = [...new Set(scope.known.map(({ ruleSet }) => ruleSet))];
  const newest = context.rules.compiled(versions.at(-1)!).ruleSet;
  const basis = await writeBasisSheet(book, names.basis, newest);
  const facts = {
    exportedAt: context.clock.now(),
    exportedBy: `${person.name}（${person.account}）`,
    ruleSets: versions.join("、"),
    digest: tally.digest(),
    officers: tally.officers,
    rows: tally.rows,
    unitSheets,
  };
  const pngs = await charts.pictures;
  const cover = await writeCover(book, names.cover, scope, facts, { drawn: charts.drawn, pngs });
  return [cover, summary, ...lists, unitQuarters, campaigns, basis];
}
