import { HostError } from "./host-error.ts";

/** Anything that can be looked up by name or id. */
export interface Named {
  matches(key: unknown): boolean;
}

/** A collection of the object model: items, lookup by key, with and without exceptions. */
export class Collection<T extends Named> {
  readonly list: () => T[];
  constructor(list: () => T[]) {
    this.list = list;
  }
  get Count(): number {
    return this.list().length;
  }
  GetCount(): number {
    return this.Count;
  }
  GetItem(key: unknown): T {
    const item = this.list().find((each) => each.matches(key));
    if (!item) throw new HostError("ItemNotFound", "The requested resource doesn't exist.");
    return item;
  }
  GetItemOrNullObject(key: unknown): T | null {
    return this.list().find((each) => each.matches(key)) ?? null;
  }
  GetItemAt(index: number): T {
    const item = this.list()[index];
    if (!item)
      throw new HostError(
        "InvalidArgument",
        "The argument is invalid or missing or has an incorrect format.",
      );
    return item;
  }
}

export function sameName(name: string, key: unknown): boolean {
  return name.toLowerCase() === String(key).toLowerCase();
}
