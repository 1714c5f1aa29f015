import type { Knex } from "knex";
import { allUnits, type Unit } from "../roster/unit-store.ts";

/** Units by id, for what readers are told. */
export async function unitNames(db: Knex): Promise<Map<number, Unit>> {
  return new Map((await allUnits(db)).map((unit) => [Number(unit.id), unit]));
}
