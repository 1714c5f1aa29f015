import type { CellValue } from "./cell.ts";

type Value = CellValue;

/**
 * Calculates the little language custom validation rules are written in: OR AND NOT ISNUMBER INT ROUND LEN TRIM EXACT,
 * comparisons, + - * /, numbers, text and cells. Anything else throws, so that no rule goes unchecked by accident.
 */
export function evaluate(formula: string, readCell: (address: string) => Value): Value {
  const tokens = formula.replace(/^=/, "").match(/"[^"]*"|<=|>=|<>|\$?[A-Z]{1,3}\$?\d+|[A-Z]+(?=\()|TRUE|FALSE|\d+(?:\.\d+)?|[-+*/(),=<>]/g) ?? []; // prettier-ignore
  let position = 0;
  const next = (): string => tokens[position] ?? "";
  const take = (): string => tokens[position++] ?? "";

  function comparison(): Value {
    const left = sum();
    if (!["=", "<>", "<", ">", "<=", ">="].includes(next())) return left;
    return compare(take(), left, sum());
  }
  function sum(): Value {
    let value = product();
    while (next() === "+" || next() === "-")
      value = take() === "+" ? Number(value) + Number(product()) : Number(value) - Number(product());
    return value;
  }
  function product(): Value {
    let value = primary();
    while (next() === "*" || next() === "/")
      value = take() === "*" ? Number(value) * Number(primary()) : Number(value) / Number(primary());
    return value;
  }
  function primary(): Value {
    const token = take();
    if (token === "-") return -Number(primary());
    if (token === "(") return closing(comparison());
    if (token === "TRUE" || token === "FALSE") return token === "TRUE";
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (next() === "(") {
      take();
      const args: Value[] = [];
      while (next() !== ")" && next() !== "") {
        args.push(comparison());
        if (next() === ",") take();
      }
      return closing(call(token, args));
    }
    if (/^\$?[A-Z]{1,3}\$?\d+$/.test(token)) return readCell(token);
    throw new Error(`validation formula: ${token} in ${formula}`);
  }
  function closing(value: Value): Value {
    if (take() !== ")") throw new Error(`validation formula: missing ) in ${formula}`);
    return value;
  }
  return comparison();
}

function call(name: string, args: Value[]): Value {
  const [first = "", second = 0] = args;
  switch (name) {
    case "OR":
      return args.some((value) => value === true);
    case "AND":
      return args.every((value) => value === true);
    case "NOT":
      return first !== true;
    case "ISNUMBER":
      return typeof first === "number";
    case "INT":
      return Math.floor(Number(first));
    case "ROUND":
      return Math.round(Number(first) * 10 ** Number(second)) / 10 ** Number(second);
    case "LEN":
      return String(first).length;
    case "TRIM":
      return String(first).trim();
    case "EXACT":
      return first === second;
    default:
      throw new Error(`validation formula: ${name} is unknown`);
  }
}

/** Excel's order of kinds: any text is larger than any number. */
function compare(operator: string, left: Value, right: Value): boolean {
  const sameKind = typeof left === typeof right;
  const order = sameKind ? (left < right ? -1 : left > right ? 1 : 0) : typeof left === "number" ? -1 : 1;
  const verdicts: Record<string, boolean> = {
    "=": order === 0,
    "<>": order !== 0,
    "<": order < 0,
    ">": order > 0,
    "<=": order <= 0,
    ">=": order >= 0,
  };
  return verdicts[operator] ?? false;
}
