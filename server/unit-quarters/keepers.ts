import type { Keeper } from "../../domain/unit-assessment/figure-columns.ts";
import type { FigureColumn } from "../../domain/unit-assessment/figure-form.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill, mayHead, mayReadUnit } from "../access/scope.ts";
import type { Unit } from "../roster/unit-store.ts";

/** Who enters and reads which unit figures. A column's keepers are data of the form (decision 019). */
export class Keepers {
  readonly #person: SignedInPerson;
  readonly #idByCode: ReadonlyMap<string, number>;

  constructor(person: SignedInPerson, units: readonly Unit[]) {
    this.#person = person;
    this.#idByCode = new Map(units.map(({ code, id }) => [code, id]));
  }

  /** Why the column of this unit is not his to change. A department never enters figures on itself. */
  refuses(column: FigureColumn, unit: string): "notKeeper" | "ownUnit" | null {
    if (column.role === "key" || column.source === "system") return "notKeeper";
    if (this.#person.roles.has("assessmentOffice")) return null;
    if (!column.keepers.some((keeper) => this.#is(keeper))) return "notKeeper";
    return this.#isOwn(unit) ? "ownUnit" : null;
  }

  /** Whether he sees the column: all of a unit he may read, and what he keeps of every unit. */
  sees(column: FigureColumn, unit: string): boolean {
    const id = this.#idByCode.get(unit);
    if (id !== undefined && mayReadUnit(this.#person, id)) return true;
    return column.role !== "key" && column.keepers.some((keeper) => this.#is(keeper));
  }

  #is(keeper: Keeper): boolean {
    if ("role" in keeper) return this.#person.roles.has(keeper.role);
    const id = this.#idByCode.get(keeper.unit);
    return id !== undefined && (mayFill(this.#person, id) || mayHead(this.#person, id));
  }

  #isOwn(unit: string): boolean {
    const id = this.#idByCode.get(unit);
    const { unitId, fills, heads } = this.#person;
    return id !== undefined && (unitId === id || fills.has(id) || heads.has(id));
  }
}
