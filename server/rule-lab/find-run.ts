import type { Month } from "../../domain/month.ts";
import { monthsBetween } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { compileRules, type CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { allMonths } from "../months/month-store.ts";
import { requireRules } from "./require-rules.ts";
import { runSandbox, type SandboxTask } from "./run-sandbox.ts";
import { deskOf, type KeptRun } from "./sandbox-desk.ts";

/** Two years: what a bureau has to compare with. */
const MOST_MONTHS = 24;

export interface SandboxAsk {
  draft: string;
  from: Month;
  to: Month;
  /** Compare with this version; absent: with the one each month was scored by. */
  base?: string | undefined;
}

/**
 * The months of a sandbox: published ones of the period that belong to the record, no practice months.
 * @throws Refusal rule-set.unknown, sandbox.no-months, sandbox.too-many-months
 */
export async function sandboxTask(
  context: Context,
  person: SignedInPerson,
  { draft, from, to, base }: SandboxAsk,
): Promise<{ task: SandboxTask; digest: string; key: string }> {
  if (monthsBetween(from, to).length > MOST_MONTHS)
    throw new Refusal("sandbox.too-many-months", { most: MOST_MONTHS });
  const found = await requireRules(context, person, draft);
  const against = base === undefined ? undefined : await requireRules(context, person, base);
  const compiledBase = against && compileRules(against.ruleSet);
  const months = (await publishedMonths(context)).filter(({ month }) => month >= from && month <= to);
  if (months.length === 0) throw new Refusal("sandbox.no-months", { from, to });
  const rulesOf = (version: string): CompiledRules => compiledBase ?? context.rules.compiled(version);
  const task = {
    months: months.map(({ month, ruleSet }) => ({ month, rules: rulesOf(ruleSet) })),
    draft: compileRules(found.ruleSet),
  };
  const key = [
    found.digest,
    against?.digest ?? "",
    ...months.map(({ month, ruleSet }) => `${month}:${ruleSet}`),
  ];
  return { task, digest: found.digest, key: key.join(" ") };
}

/** Oldest first. */
export async function publishedMonths(context: Context): Promise<{ month: Month; ruleSet: string }[]> {
  const all = await allMonths(context.db, context.clock.now());
  return all
    .filter(({ state, practice }) => !practice && (state === "published" || state === "locked"))
    .map(({ month, ruleSet }) => ({ month, ruleSet }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The run somebody asks for: kept from a moment ago, or computed now. */
export async function findRun(
  context: Context,
  person: SignedInPerson,
  ask: SandboxAsk & { again?: boolean },
  signal: AbortSignal,
): Promise<KeptRun & { digest: string }> {
  const { task, digest, key } = await sandboxTask(context, person, ask);
  const desk = deskOf(context);
  if (ask.again) desk.forget(key);
  try {
    return {
      ...(await desk.find(context, key, signal, (stop) => runSandbox(context.db, task, stop))),
      digest,
    };
  } catch (error) {
    // The page was left or the deadline passed: nobody reads the answer, and it is no fault.
    if (signal.aborted) throw new Refusal("request.aborted");
    throw error;
  }
}
