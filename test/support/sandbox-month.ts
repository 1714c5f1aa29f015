import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { canonicalJson, sha256 } from "../../server/canonical-json.ts";
import { aCredit, anEvent, aRow } from "./rows.ts";
import type { RunningServer } from "./server.ts";
import { pushSheet } from "./signed-month.ts";

export const MONTH = "2026-10";
export const DRAFT = "BY-2026-v9";
const STATIONS = ["000123", "001901", "001902", "001903", "001904", "001905", "001906"];

/** A draft that changes weights, a credit cap, an event, evidence asked for, a deduction and the bounds of grades. */
export function draft(): RuleSet {
  const rules: RuleSet = structuredClone(BY_2026_V1);
  const indicator = (code: string) => rules.indicators.find((one) => one.code === code)!;
  const event = (type: string) => rules.events.find((one) => one.type === type)!;
  rules.version = DRAFT;
  indicator("GZ-01").max = 1400;
  indicator("GZ-02").max = 800;
  Object.assign(indicator("ZZ-02").scoring, { target: { fixed: 4 } });
  Object.assign((indicator("JJ-01").scoring as { items: object[] }).items[0]!, { points: 150 });
  rules.credits.find(({ code }) => code === "c12")!.monthCap = 60;
  event("R5").values[1]!.points = 250;
  event("P1").evidence = ["documentAndCopy"];
  rules.grading.bounds[1]!.atLeast = 8500;
  rules.grading.excellentBars = rules.grading.excellentBars.filter(({ code }) => code !== "inspMajor");
  return rules;
}

/** Stores a version as `life` does; `active` makes it one the product scores by. */
export async function store(
  { context }: RunningServer,
  rules: RuleSet,
  state: "draft" | "active",
): Promise<void> {
  const definition = canonicalJson(rules);
  await context.db("rule_sets").insert({
    version: rules.version,
    state,
    effective_from: "2027-01",
    definition,
    digest: sha256(definition),
  });
}

/** Unit 19 with a published month of seven officers, credits, a penalty and a reward, and the draft beside it. */
export async function fillSandbox(server: RunningServer): Promise<void> {
  await pushSheet(server, "clerk19", MONTH, {
    rows: STATIONS.map((no, index) =>
      aRow(no, {
        ...{ dueDays: 18, taskDone: 20 - index, inspMinor: index % 3, inspMajor: index === 5 ? 1 : 0 },
        notes: 2 + (index % 3),
        ...(no === "001904" && { partyDue: null, partyDone: null, quality: null }),
        ...(no === "001902" && { personalLeave: 10 }),
      }),
    ),
    credits: [
      aCredit({ policeNo: "000123", item: "c12", quantity: 8 }),
      aCredit({ policeNo: "001905", item: "c18", quantity: 2 }),
    ],
    events: [
      anEvent({ subject: "001903", type: "P1", responsibility: "main", finding: "confirmed" }),
      anEvent({ subject: "001906", type: "R5", variant: "county" }),
    ],
  });
  await server.context.db("months").where({ month: MONTH }).update({ state: "published" });
  await store(server, draft(), "draft");
}
