import type { Knex } from "knex";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { readEvidenceDigests } from "../evidence/evidence-store.ts";
import { readCredits, readEvents, type StoredLine } from "./line-store.ts";
import {
  readMaterialReports,
  readMaterialSegments,
  type MaterialReport,
  type MaterialSegment,
} from "./material-store.ts";

/** What a signature covers of one report. */
export interface Material {
  /** Fields, lines and segments, under the month's rules: without the bytes of the evidence. */
  contentHash: string;
  /** The same with the SHA-256 of every evidence file its lines cite. */
  materialHash: string;
}

/** The lines of some units and the month's segments as stored, where a caller has read them already. */
export interface MaterialLines {
  credits: readonly StoredLine<CreditLine>[];
  events: readonly StoredLine<EventLine>[];
  segments: ReadonlyMap<number, MaterialSegment[]>;
}

/**
 * What signatures cover, by report id: the fields, the officer's credits and events with the unit's events, his
 * segments in other units, and the evidence files cited by number (a paper of the archive has no file). Computed from
 * what stands in the database now, never from a stored hash: whatever was changed behind the product's back shows.
 * Five queries for any number of units.
 */
export async function readMaterials(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  unitId: number | readonly number[],
  reports?: readonly MaterialReport[],
  lines?: MaterialLines,
): Promise<Map<number, Material>> {
  const units = [unitId].flat();
  const list = reports ?? (await readMaterialReports(db, month, units));
  const credits = lines?.credits ?? (await readCredits(db, units, month));
  const events = lines?.events ?? (await readEvents(db, units, month));
  const segments = lines?.segments ?? (await readMaterialSegments(db, month));
  const digests = await readCitedDigests(db, { credits, events });
  return materialsOf(rules, list, { credits, events, segments }, digests);
}

/** The SHA-256 of every evidence file some lines cite, by number. */
export async function readCitedDigests(
  db: Knex,
  { credits, events }: Pick<MaterialLines, "credits" | "events">,
): Promise<Map<string, string[]>> {
  const cited = [...credits, ...events].flatMap(({ line }) => evidenceNumbers(line.evidenceNo));
  return readEvidenceDigests(db, [...new Set(cited)]);
}

/** The same of what was read. */
export function materialsOf(
  rules: CompiledRules,
  reports: readonly MaterialReport[],
  { credits, events, segments }: MaterialLines,
  digests: ReadonlyMap<string, string[]>,
): Map<number, Material> {
  const own = new LinesByOfficer(credits, events);
  return new Map(
    reports.map((report) => {
      const concerned = own.of(report);
      const contentHash = contentOf(rules, report, concerned, segments.get(report.officerId) ?? []);
      return [report.id, { contentHash, materialHash: materialOf(contentHash, concerned, digests) }];
    }),
  );
}

type AnyLine = StoredLine<CreditLine> | StoredLine<EventLine>;

/** Lines sorted out by whom they concern; a unit's event concerns everybody in it. */
class LinesByOfficer {
  readonly #own = new Map<number, AnyLine[]>();
  readonly #spread = new Map<number, AnyLine[]>();

  constructor(credits: readonly StoredLine<CreditLine>[], events: readonly StoredLine<EventLine>[]) {
    for (const line of [...credits, ...events]) {
      const [map, key] = line.officerId === null ? [this.#spread, line.unitId] : [this.#own, line.officerId];
      const known = map.get(key);
      if (known) known.push(line);
      else map.set(key, [line]);
    }
  }

  of({ officerId, unitId }: MaterialReport): AnyLine[] {
    const lines = [...(this.#own.get(officerId) ?? []), ...(this.#spread.get(unitId) ?? [])];
    return lines.sort((a, b) => (a.line.rowKey < b.line.rowKey ? -1 : 1));
  }
}

function contentOf(
  rules: CompiledRules,
  { officerId, unitId, level, postType, text }: MaterialReport,
  lines: readonly AnyLine[],
  segments: readonly MaterialSegment[],
): string {
  const rest = canonicalJson([
    ...[rules.version, officerId, unitId, level, postType],
    lines.map(({ line, eventNo }) => [line, eventNo]),
    segments.map((one) => [one.unitId, one.fromDay, one.toDay, one.workdays, one.text]),
  ]);
  return sha256(`${text}\n${rest}`);
}

function materialOf(
  contentHash: string,
  lines: readonly AnyLine[],
  digests: ReadonlyMap<string, string[]>,
): string {
  const cited = [...new Set(lines.flatMap(({ line }) => evidenceNumbers(line.evidenceNo)))].sort();
  const files = cited.flatMap((number) => (digests.get(number) ?? []).map((digest) => `${number} ${digest}`));
  return sha256([contentHash, ...files].join("\n"));
}
