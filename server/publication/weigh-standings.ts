import type { Knex } from "knex";
import type { MonthLine } from "../../domain/messages.ts";
import { blockingObstacle, type Obstacle } from "../../domain/publication.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { ExcellentPools } from "../reports/excellent-pools.ts";
import { readCharges, readPoolMembers } from "../reports/grade-store.ts";
import { readMaterials, type Material } from "../reports/material.ts";
import { readReviews } from "../reports/sign-store.ts";
import { standingReviews, validityOf } from "../reports/sign-status.ts";
import { readCorrectedUnits, readLastItems, type PublishedItem } from "./publication-store.ts";
import { readCoverage, readOpenEvents, readStandings, type Standing } from "./standing-store.ts";

/** A report with everything that decides whether it may be published as it stands. */
export interface WeighedReport extends Omit<Standing, "text" | "postType"> {
  /** What a signature would cover now; null before anybody handed the report in. */
  materialHash: string | null;
  signature: "valid" | "invalid" | "none";
  signedBy: string | null;
  signedAt: string | null;
  obstacles: Obstacle[];
  /** Number of the publication it stands in. */
  publishedIn: number | null;
  /** What stands differs from what was last published, or is being mended. */
  changed: boolean;
}

const SIGNED = new Set(["signed", "checked", "published", "locked"]);
const PUBLIC = new Set(["published", "locked"]);

/**
 * The files office's view of a month, or of some of its units: per report whether the signatures still cover what
 * stands there, whether the pools keep their quota of 优秀 when their base is counted anew (细则 §5), what the competent
 * departments said of its events, and how it compares with what was last published.
 * @param verify `words`: each signature is recomputed from its own words, too; `coverage`: what it covers is compared
 *   with what stands there, which is enough for reports whose signatures were verified when they were checked
 */
export async function weighStandings(
  db: Knex,
  rules: CompiledRules,
  { month, submitBy }: Pick<MonthLine, "month" | "submitBy">,
  { unitIds, verify }: { unitIds?: readonly number[]; verify: "words" | "coverage" },
): Promise<WeighedReport[]> {
  const standings = await readStandings(db, month, rules.version, unitIds);
  const items = await readLastItems(db, month);
  const corrected = await readCorrectedUnits(db, month);
  const overQuota = standings.some(({ grade }) => grade === "excellent")
    ? await findOverQuota(db, rules, month)
    : new Set<number>();
  const events = eventsOf(await readOpenEvents(db, month));
  const signed = standings.filter(({ id, state }) => SIGNED.has(state) || items.has(id));
  const units = [...new Set(signed.map(({ unitId }) => unitId))];
  const materials =
    units.length > 0 ? await readMaterials(db, rules, month, units, signed) : new Map<number, Material>();
  const signatures =
    verify === "words" ? await verifyWords(db, signed, materials) : await verifyCoverage(db, month);
  return standings.map((standing) => {
    const item = items.get(standing.id);
    const material = materials.get(standing.id);
    const materialHash = material?.materialHash ?? null;
    const { valid, by, at } = signatures(standing, material);
    const changed = item !== undefined && differs(standing, materialHash, item);
    const vouched = item !== undefined && (!changed || (corrected.get(standing.unitId) ?? "") > item.at);
    const signature = signatureOf(standing, valid, vouched);
    const obstacles: Obstacle[] = [];
    if (signature === "invalid") obstacles.push("signature");
    if (overQuota.has(standing.officerId)) obstacles.push("quota");
    obstacles.push(...events(standing));
    if (standing.submittedAt !== null && standing.submittedAt > submitBy) obstacles.push("late");
    // Written out: spreading a thousand times costs as much as reading the reviews.
    return {
      id: standing.id,
      officerId: standing.officerId,
      policeNo: standing.policeNo,
      name: standing.name,
      unitId: standing.unitId,
      level: standing.level,
      state: standing.state,
      version: standing.version,
      grade: standing.grade,
      ungraded: standing.ungraded,
      total: standing.total,
      submittedAt: standing.submittedAt,
      materialHash,
      signature,
      signedBy: by,
      signedAt: at,
      obstacles,
      publishedIn: item?.seq ?? null,
      changed,
    };
  });
}

type Signatures = (
  standing: Standing,
  material: Material | undefined,
) => { valid: boolean; by: string | null; at: string | null };
const UNSIGNED = { valid: false, by: null, at: null };

async function verifyWords(
  db: Knex,
  signed: readonly Standing[],
  materials: ReadonlyMap<number, Material>,
): Promise<Signatures> {
  const reviews = await readReviews(db, signed.map(({ id }) => id)); // prettier-ignore
  return (standing, material) => {
    const standingOn = standingReviews(standing.state, reviews.get(standing.id) ?? []);
    const last = standingOn.at(-1);
    if (!last || !material) return UNSIGNED;
    const valid = standingOn.every(
      (review) => validityOf(standing, review, materials.get(standing.id)!) === "valid",
    );
    return { valid, by: last.reviewer, at: last.at };
  };
}

async function verifyCoverage(db: Knex, month: string): Promise<Signatures> {
  const coverage = await readCoverage(db, month);
  return ({ id, version, grade }, material) => {
    const all = coverage.get(id) ?? [];
    const last = all.at(-1);
    if (!last || !material) return UNSIGNED;
    const valid = all
      .slice(-Math.max(1, last.signers))
      .every(
        (one) => one.version === version && one.grade === grade && one.materialHash === material.materialHash,
      );
    return { valid, by: null, at: null };
  };
}

/** Whether a publication now would take this report in: checked, or published before and mended since. */
export function isDue({ state, changed }: Pick<WeighedReport, "state" | "changed">): boolean {
  return state === "checked" || (PUBLIC.has(state) && changed);
}

export function isBlocked({ obstacles }: Pick<WeighedReport, "obstacles">): boolean {
  return blockingObstacle(obstacles) !== undefined;
}

/** The row of a snapshot this report would become. */
export function itemOf(report: WeighedReport): PublishedItem {
  const { id, version, grade, ungraded, total, materialHash } = report;
  return { reportId: id, version, grade, ungraded, total, materialHash: materialHash ?? "" };
}

/** What was published, or mended since under a correction, was vouched for by two persons besides its signatures. */
function signatureOf({ state }: Standing, valid: boolean, vouched: boolean): WeighedReport["signature"] {
  if (!SIGNED.has(state)) return "none";
  return valid || (PUBLIC.has(state) && vouched) ? "valid" : "invalid";
}

function differs(standing: Standing, materialHash: string | null, item: PublishedItem): boolean {
  return (
    !PUBLIC.has(standing.state) ||
    standing.version !== item.version ||
    standing.grade !== item.grade ||
    standing.ungraded !== item.ungraded ||
    standing.total !== item.total ||
    materialHash !== item.materialHash
  );
}

/** Whose 优秀 does not fit into his pool's quota when the base is counted as it is now. */
async function findOverQuota(db: Knex, rules: CompiledRules, month: string): Promise<Set<number>> {
  const members = await readPoolMembers(db, month, rules.version);
  const pools = new ExcellentPools(members, await readCharges(db, month), rules.ruleSet.grading, {});
  const excellent = members.filter(({ grade }) => grade === "excellent");
  return new Set(
    excellent.map(({ officerId }) => officerId).filter((officerId) => (pools.left(officerId) ?? 1) < 1),
  );
}

function eventsOf(open: Awaited<ReturnType<typeof readOpenEvents>>): (standing: Standing) => Obstacle[] {
  const byUnit = new Map<number, typeof open>();
  for (const event of open) byUnit.set(event.unitId, [...(byUnit.get(event.unitId) ?? []), event]);
  return ({ unitId, officerId }) => {
    const own = (byUnit.get(unitId) ?? []).filter(
      (event) => event.officerId === null || event.officerId === officerId,
    );
    const found: Obstacle[] = [];
    if (own.some(({ decision }) => decision === "refused")) found.push("refused");
    if (own.some(({ decision }) => decision === null)) found.push("unconfirmed");
    return found;
  };
}
