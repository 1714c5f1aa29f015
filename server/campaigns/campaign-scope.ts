import type { Knex } from "knex";
import { mayFill, mayHead, mayReadUnit, readsEverything } from "../../domain/authority.ts";
import type { CampaignLine } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { readCampaign } from "./campaign-store.ts";

/**
 * A campaign as this person may see it: running and finished ones are everybody's, one being set up the offices'.
 * What he may not see answers as what does not exist.
 * @throws Refusal campaign.unknown
 */
export async function requireCampaign(db: Knex, person: SignedInPerson, id: number): Promise<CampaignLine> {
  const campaign = await readCampaign(db, id);
  if (!campaign || !maySee(person, campaign)) throw new Refusal("campaign.unknown");
  return campaign;
}

export function maySee(person: SignedInPerson, { state }: Pick<CampaignLine, "state">): boolean {
  return state !== "draft" || readsEverything(person);
}

/** 填报: the unit's clerk and head their own; 考核办 and 档案办 every unit's. Who acts for a head enters nothing. */
export function mayEnter(person: SignedInPerson, unitId: number): boolean {
  return entersAll(person) || mayFill(person, unitId) || mayHead(person, unitId);
}

function entersAll({ roles }: SignedInPerson): boolean {
  return roles.has("assessmentOffice") || roles.has("filesOffice");
}

const ABILITY = { enter: mayEnter, read: mayReadUnit };

/**
 * The units a sheet of entries is about: the one named, or every one within the person's reach. 局领导 are none.
 * @throws Refusal unit.unknown
 */
export async function requireUnits(
  db: Knex,
  person: SignedInPerson,
  code: string | null,
  ability: keyof typeof ABILITY,
): Promise<{ units: Unit[]; all: Unit[] }> {
  const all = (await allUnits(db))
    .map((unit) => ({ ...unit, id: Number(unit.id) }))
    .filter(({ series }) => series !== "leadership");
  const may = all.filter((unit) => ABILITY[ability](person, unit.id));
  const units = code === null ? may : may.filter((unit) => unit.code === code);
  if (units.length === 0) throw new Refusal("unit.unknown", { unit: code ?? "" });
  return { units, all };
}
