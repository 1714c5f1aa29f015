import type { Hundredths } from "./points.ts";

/** Inputs have at most four decimals; inside, a quantity is an integer count of ten-thousandths. */
export const SCALE = 10_000;

/**
 * Quotient of two integers, rounded half-up (四舍五入: a half goes away from zero), exactly.
 * Needs a positive `den`; beyond the safe integers it goes on in BigInt.
 */
export function halfUp(num: number, den: number): number {
  if (num < 0) return num === 0 ? 0 : -halfUp(-num, den);
  if (num > Number.MAX_SAFE_INTEGER || den > Number.MAX_SAFE_INTEGER / 2) return halfUpBig(num, den);
  const rest = num % den;
  const whole = (num - rest) / den;
  return 2 * rest >= den ? whole + 1 : whole;
}

function halfUpBig(num: number, den: number): number {
  const divisor = BigInt(den);
  return Number((2n * BigInt(num) + divisor) / (2n * divisor));
}

/** `a × b ÷ den`, half-up, when the product may leave the safe integers. */
export function halfUpProduct(a: number, b: number, den: number): number {
  const product = a * b;
  if (Math.abs(product) <= Number.MAX_SAFE_INTEGER) return halfUp(product, den);
  const exact = BigInt(a) * BigInt(b);
  const positive = exact < 0n ? -exact : exact;
  const rounded = Number((2n * positive + BigInt(den)) / (2n * BigInt(den)));
  return exact < 0n ? -rounded : rounded;
}

/** Compares `a ÷ b` with `c ÷ d` exactly (b, d > 0): negative, zero or positive like a sort comparison. */
export function compareRatios(a: number, b: number, c: number, d: number): number {
  const left = a * d;
  const right = c * b;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER)
    return left - right;
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** Points as printed: 8916 → `89.16`, −75 → `-0.75`. */
export function formatPoints(points: Hundredths): string {
  const digits = String(Math.abs(points)).padStart(3, "0");
  return `${points < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number of `scale`-ths without trailing zeros, with a true minus sign: (150, 100) → `1.5`, (−40000, 10000) → `−4`. */
export function formatDecimal(num: number, scale: number): string {
  const positive = Math.abs(num);
  const whole = Math.floor(positive / scale);
  const places = String(scale).length - 1;
  const fraction = String(positive % scale)
    .padStart(places, "0")
    .replace(/0+$/, "");
  return `${num < 0 ? "−" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
