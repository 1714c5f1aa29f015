import type { Knex } from "knex";
import type { BulletinSettings } from "../../domain/messages/bulletins.ts";
import { upsertRows } from "../database/bulk.ts";

/** What holds until the files office decides otherwise (细则 §13; by name, as the regulation says). */
const DEFAULTS: BulletinSettings = {
  symbol: "北公政档",
  issuer: "北原县公安局政绩档案管理办公室",
  copies: "县公安局领导，政治处、纪检督察室、考核办。",
  redHead: "北原县公安局政绩档案管理办公室文件",
  nameLower: true,
  rectifyWorkdays: 5,
};
const KEYS = Object.keys(DEFAULTS) as (keyof BulletinSettings)[];

export async function readBulletinSettings(db: Knex): Promise<BulletinSettings> {
  const rows = await db("settings")
    .whereIn("name", KEYS.map(nameOf))
    .select<{ name: string; value: string }[]>("name", "value");
  const stored = new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  return Object.fromEntries(
    KEYS.map((key) => [key, stored.get(nameOf(key)) ?? DEFAULTS[key]]),
  ) as unknown as BulletinSettings;
}

/** @returns the names of the settings written */
export async function saveBulletinSettings(
  trx: Knex.Transaction,
  settings: BulletinSettings,
): Promise<string[]> {
  const rows = KEYS.map((key) => ({ name: nameOf(key), value: JSON.stringify(settings[key]) }));
  await upsertRows(trx, "settings", rows, ["name"]);
  return rows.map(({ name }) => name);
}

/** `bulletins.nameLower` */
function nameOf(key: keyof BulletinSettings): string {
  return `bulletins.${key}`;
}
