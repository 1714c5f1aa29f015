import type { Knex } from "knex";
import type { ExternalRank } from "../../domain/messages/campaigns.ts";

/** An external rank as it is entered. */
export interface RankContent {
  indicatorId: number | null;
  area: string;
  place: number;
  ofMany: number;
  asOf: string;
  issuer: string;
  documentNo: string;
  note: string | null;
}

export async function insertRank(
  trx: Knex.Transaction,
  campaignId: number,
  content: RankContent,
  by: { accountId: number; at: string; replacesId: number | null; reason: string | null },
): Promise<number> {
  const { indicatorId, area, place, ofMany, asOf, issuer, documentNo, note } = content;
  const [id] = await trx("campaign_ranks").insert({
    ...{ campaign_id: campaignId, indicator_id: indicatorId, area, place, of_many: ofMany, as_of: asOf },
    ...{ issuer, document_no: documentNo, note, replaces_id: by.replacesId, reason: by.reason },
    ...{ entered_by: by.accountId, at: by.at },
  });
  return Number(id);
}

interface Row extends Omit<ExternalRank, "before"> {
  campaignId: number;
  replacesId: number | null;
  reason: string | null;
}

/** Ranks in force, the newest date first, each with what it said before it was corrected. */
export async function readRanks(
  db: Knex,
  campaignId?: number,
): Promise<(ExternalRank & { campaignId: number })[]> {
  // prettier-ignore
  const query = db("campaign_ranks as r")
    .leftJoin("accounts as a", "a.id", "r.entered_by")
    .orderBy([{ column: "r.as_of", order: "desc" }, { column: "r.place" }, { column: "r.id" }]) // prettier-ignore
    .select<Row[]>({
      ...{ id: "r.id", campaignId: "r.campaign_id", indicatorId: "r.indicator_id", area: "r.area" },
      ...{ place: "r.place", ofMany: "r.of_many", asOf: "r.as_of", issuer: "r.issuer" },
      ...{ documentNo: "r.document_no", note: "r.note", replacesId: "r.replaces_id", reason: "r.reason" },
      ...{ by: "a.display_name", at: "r.at" },
    });
  if (campaignId !== undefined) void query.where("r.campaign_id", campaignId);
  const rows = await query;
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  const replaced = new Set(rows.map(({ replacesId }) => Number(replacesId ?? 0)));
  return rows
    .filter(({ id }) => !replaced.has(Number(id)))
    .map((row) => {
      const { area, place, ofMany, asOf, issuer, documentNo, note, by, at } = row;
      return {
        ...{ id: Number(row.id), campaignId: Number(row.campaignId) },
        indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
        ...{ area, place, ofMany, asOf, issuer, documentNo, note, by, at, before: beforeOf(row, byId) },
      };
    });
}

function beforeOf(row: Row, byId: ReadonlyMap<number, Row>): ExternalRank["before"] {
  const chain: ExternalRank["before"] = [];
  for (let after = row; after.replacesId !== null;) {
    const before = byId.get(Number(after.replacesId));
    if (!before) break;
    const { place, ofMany, asOf, documentNo } = before;
    // The reason stands with the entry that replaced it.
    chain.unshift({ place, ofMany, asOf, documentNo, reason: after.reason ?? "", by: before.by, at: before.at }); // prettier-ignore
    after = before;
  }
  return chain;
}
