import type { Knex } from "knex";
import type {
  CampaignIndicator,
  CampaignInput,
  CampaignLine,
  CampaignState,
  Direction,
} from "../../domain/messages/campaigns.ts";
import { insertRows } from "../database/bulk.ts";

export type StoredIndicator = CampaignIndicator & { campaignId: number };
/** A target in hundredths. */
export interface StoredTarget {
  indicatorId: number;
  unitId: number;
  target: number;
}

const COLUMNS = {
  ...{ id: "id", name: "name", firstDay: "first_day", lastDay: "last_day", state: "state" },
  ...{ purpose: "purpose", documentNo: "document_no", version: "version" },
};

/** Every campaign, the latest first. */
export async function readCampaigns(db: Knex): Promise<CampaignLine[]> {
  const rows = await db("campaigns")
    .orderBy([
      { column: "first_day", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .select<CampaignLine[]>(COLUMNS);
  return rows.map(lineFrom);
}

export async function readCampaign(db: Knex, id: number): Promise<CampaignLine | undefined> {
  const row = await db("campaigns").where({ id }).first<CampaignLine | undefined>(COLUMNS);
  return row && lineFrom(row);
}

/** The campaign, held until COMMIT. */
export async function holdCampaign(trx: Knex.Transaction, id: number): Promise<CampaignLine | undefined> {
  const row = await trx("campaigns").where({ id }).forUpdate().first<CampaignLine | undefined>(COLUMNS);
  return row && lineFrom(row);
}

function lineFrom(row: CampaignLine): CampaignLine {
  return { ...row, id: Number(row.id), version: Number(row.version) };
}

/** Indicators in their order, of one campaign or of all. */
export async function readIndicators(db: Knex, campaignId?: number): Promise<StoredIndicator[]> {
  const query = db("campaign_indicators").orderBy(["campaign_id", "seq", "id"]);
  if (campaignId !== undefined) void query.where({ campaign_id: campaignId });
  const rows = await query.select<IndicatorRow[]>();
  return rows.map((row) => ({
    ...{ id: Number(row.id), campaignId: Number(row.campaign_id), name: row.name, measure: row.measure },
    ...{ scored: Boolean(Number(row.scored)), direction: row.direction },
    creditItems: JSON.parse(row.credit_items) as string[],
  }));
}

interface IndicatorRow {
  id: number;
  campaign_id: number;
  name: string;
  measure: string;
  scored: number | boolean;
  direction: Direction;
  credit_items: string;
}

export async function readTargets(db: Knex, campaignId: number): Promise<StoredTarget[]> {
  const rows = await db("campaign_targets")
    .where({ campaign_id: campaignId })
    .select<StoredTarget[]>({ indicatorId: "indicator_id", unitId: "unit_id", target: "target" });
  return rows.map(({ indicatorId, unitId, target }) => ({
    ...{ indicatorId: Number(indicatorId), unitId: Number(unitId), target: Number(target) },
  }));
}

export async function insertCampaign(
  trx: Knex.Transaction,
  { name, firstDay, lastDay, purpose, documentNo }: CampaignInput,
  by: { accountId: number; at: string },
): Promise<number> {
  const [id] = await trx("campaigns").insert({
    ...{ name, first_day: firstDay, last_day: lastDay, purpose, document_no: documentNo },
    ...{ state: "draft", version: 1, created_by: by.accountId, created_at: by.at },
  });
  return Number(id);
}

export async function updateCampaign(
  trx: Knex.Transaction,
  id: number,
  version: number,
  { name, firstDay, lastDay, purpose, documentNo }: CampaignInput,
): Promise<void> {
  await trx("campaigns").where({ id }).update({
    ...{ name, first_day: firstDay, last_day: lastDay, purpose, document_no: documentNo, version },
  }); // prettier-ignore
}

export async function moveState(
  trx: Knex.Transaction,
  id: number,
  state: CampaignState,
  stamps: { version: number; startedAt?: string; finishedAt?: string | null },
): Promise<void> {
  const { version, startedAt, finishedAt } = stamps;
  await trx("campaigns").where({ id }).update({
    ...{ state, version },
    ...(startedAt !== undefined && { started_at: startedAt }),
    ...(finishedAt !== undefined && { finished_at: finishedAt }),
  }); // prettier-ignore
}

/** Writes one indicator (a new one without `id`) at its place in the order. */
export async function saveIndicator(
  trx: Knex.Transaction,
  campaignId: number,
  seq: number,
  indicator: Omit<CampaignIndicator, "id"> & { id: number | null },
): Promise<number> {
  const { id, name, measure, scored, direction, creditItems } = indicator;
  const row = { seq, name, measure, scored, direction, credit_items: JSON.stringify(creditItems) };
  if (id !== null) {
    await trx("campaign_indicators").where({ id, campaign_id: campaignId }).update(row);
    return id;
  }
  const [made] = await trx("campaign_indicators").insert({ campaign_id: campaignId, ...row });
  return Number(made);
}

/** Frees the names of a campaign's indicators, so that two may change places. */
export async function parkNames(
  trx: Knex.Transaction,
  campaignId: number,
  ids: readonly number[],
): Promise<void> {
  for (const id of ids)
    await trx("campaign_indicators")
      .where({ id, campaign_id: campaignId })
      .update({ name: `#${id}` });
}

export async function removeIndicators(trx: Knex.Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await trx("campaign_indicators")
      .whereIn("id", [...ids])
      .delete();
}

/** Replaces every target of a campaign. */
export async function replaceTargets(
  trx: Knex.Transaction,
  campaignId: number,
  targets: readonly StoredTarget[],
): Promise<void> {
  await trx("campaign_targets").where({ campaign_id: campaignId }).delete();
  await insertRows(
    trx,
    "campaign_targets",
    targets.map(({ indicatorId, unitId, target }) => ({
      ...{ indicator_id: indicatorId, unit_id: unitId, campaign_id: campaignId, target },
    })),
  );
}
