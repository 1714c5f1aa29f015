import type { Level, PostType, Series } from "../people.ts";
import type { OfficerStatus } from "./acts.ts";

/** The bureau's people as rows: what acts are tried on before anything is written. `id` null = not stored yet. */
export interface UnitRow {
  id: number | null;
  code: string;
  name: string;
  series: Series;
}

export interface PostingRow {
  id: number | null;
  /** Unit code; null for a leader without a unit. */
  unit: string | null;
  level: Level;
  title: string | null;
  from: string;
  to: string | null;
}

export interface OfficerRow {
  id: number | null;
  policeNo: string;
  name: string;
  postType: PostType;
  partyMember: boolean;
  status: OfficerStatus;
  postings: PostingRow[];
}

/** A charge or a headship: who holds a unit, by 警号. */
export interface HoldingRow {
  id: number | null;
  unit: string;
  policeNo: string;
  from: string;
  to: string | null;
}

export interface Roster {
  units: Map<string, UnitRow>;
  officers: Map<string, OfficerRow>;
  charges: HoldingRow[];
  headships: HoldingRow[];
  /** Earliest day a post may begin on: months already published keep their people. */
  earliest: string;
}

/** A copy nobody else holds: acts change it freely. */
export function copyRoster(roster: Roster): Roster {
  return {
    units: new Map([...roster.units].map(([code, unit]) => [code, { ...unit }])),
    officers: new Map(
      [...roster.officers].map(([no, officer]) => [
        no,
        { ...officer, postings: officer.postings.map((posting) => ({ ...posting })) },
      ]),
    ),
    charges: roster.charges.map((row) => ({ ...row })),
    headships: roster.headships.map((row) => ({ ...row })),
    earliest: roster.earliest,
  };
}

export function isOn({ from, to }: { from: string; to: string | null }, day: string): boolean {
  return from <= day && (to === null || to >= day);
}

/** The row valid on a day; of two the one begun later. */
export function rowOn<T extends { from: string; to: string | null }>(
  rows: readonly T[],
  day: string,
): T | undefined {
  return rows.filter((row) => isOn(row, day)).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** The calendar day before or after: `2026-11-01` → `2026-10-31`. */
export function dayBeside(day: string, step: 1 | -1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
}
