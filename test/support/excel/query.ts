import { FormatGroup } from "./cell-area.ts";
import { Collection, type Named } from "./collection.ts";
import { HostError } from "./host-error.ts";
import { isObject, type Members, type QueryInfo } from "./protocol.ts";

/** Objects that are values, not things with an identity: rules and messages of a validation. */
const PLAIN = new Set(["Rule", "ErrorAlert", "Prompt", "Options", "Value"]);

/** Answers `load("values,format/fill/color,items/name")` on one object. */
export function answerQuery(
  target: unknown,
  info: QueryInfo | undefined,
  identity: (o: Members) => Members,
): unknown {
  if (!isObject(target)) return null;
  const select = info?.Select?.length ? info.Select : ["*"];
  const wanted = groups([...select, ...(info?.Expand ?? [])]);
  const again = (value: unknown, parts: string[]): unknown =>
    answerQuery(value, { Select: parts.length > 0 ? parts : ["*"] }, identity);
  if (target instanceof Collection) return answerCollection(target as Collection<Named>, info, wanted, again);
  const answer = identity(target);
  for (const [name, parts] of wanted) {
    if (name === "*") {
      for (const key of scalarNames(target)) answer[key] = copy(target[key]);
      continue;
    }
    const member = name.charAt(0).toUpperCase() + name.slice(1);
    if (!(member in target)) throw notImplemented(target, member);
    const value = target[member];
    const isThing = isObject(value) && !PLAIN.has(member) && !isLiteral(value);
    answer[member] = isThing && (parts.length > 0 || isKnownThing(value)) ? again(value, parts) : copy(value);
  }
  return answer;
}

export function notImplemented(target: unknown, member: string): HostError {
  const kind = isObject(target) ? target.constructor.name : String(target);
  return new HostError("ApiNotFound", `fake host: ${kind}.${member} is not implemented`);
}

function answerCollection(
  target: Collection<Named>,
  info: QueryInfo | undefined,
  wanted: Map<string, string[]>,
  again: (value: unknown, parts: string[]) => unknown,
): Members {
  const itemParts =
    wanted.get("items") ??
    [...wanted].flatMap(([name, parts]) => {
      if (name === "count") return [];
      return parts.length > 0 ? parts.map((part) => `${name}/${part}`) : [name];
    });
  const first = info?.Skip ?? 0;
  const items = target.list().slice(first, info?.Top ? first + info.Top : undefined);
  return {
    ...(wanted.has("count") ? { Count: target.Count } : {}),
    _Items: items.map((item) => again(item, itemParts)),
  };
}

function groups(paths: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split("/");
    const parts = found.get(head) ?? [];
    if (rest.length > 0) parts.push(rest.join("/"));
    found.set(head, parts);
  }
  return found;
}

function scalarNames(target: Members): string[] {
  const names = new Set<string>();
  for (
    let o: object | null = target;
    o && o !== Object.prototype;
    o = Object.getPrototypeOf(o) as object | null
  )
    for (const key of Object.getOwnPropertyNames(o)) if (/^[A-Z]/.test(key)) names.add(key);
  return [...names].filter((name) => {
    const value = target[name];
    return typeof value !== "function" && (!isObject(value) || PLAIN.has(name));
  });
}

function isKnownThing(value: unknown): boolean {
  return value instanceof Collection || value instanceof FormatGroup || "Id" in (value as object);
}

function isLiteral(value: Members): boolean {
  return (
    Object.getPrototypeOf(value) === Object.prototype && !Object.keys(value).some((key) => /^[A-Z]/.test(key))
  );
}

function copy(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
}
