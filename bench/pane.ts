import type { PushRequest } from "../domain/messages.ts";
import { MONTHLY_SHEET } from "../domain/form/monthly-form.ts";
import { pullMonth } from "../addin/pull-month.ts";
import { pushMonth } from "../addin/push-month.ts";
import { paste } from "../test/support/excel/person-at-excel.ts";
import type { SyncRecord } from "../test/support/excel/rich-api-host.ts";
import { aFakeExcel, savesAll, toolsWith } from "../test/addin/use-excel.ts";
import { makeForm } from "../test/addin/make-form.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";

const OFFICERS = [40, 600, 5_000] as const;
const LARGEST_MB = 4;
/** The sheet's first officer stands in row 5. */
const FIRST_LINE = 5;

/** What one step of the pane sent to Excel. */
interface Counted {
  syncs: number;
  largestMB: number;
}

/** P5: syncs and bytes of the pane's stories, counted by the fake Excel under Microsoft's own client library. */
export async function benchPane(): Promise<PartResult> {
  const figures: Figure[] = [];
  for (const officers of OFFICERS) figures.push(...(await drive(officers)));
  return { figures, skipped: [] };
}

async function drive(officers: number): Promise<Figure[]> {
  const excel = aFakeExcel();
  const steps = new Map<string, Counted>();
  let step = "";
  let from = 0;
  const settle = (): void => {
    const made = excel.host.syncs.slice(from).filter(({ housekeeping }) => !housekeeping);
    from = excel.host.syncs.length;
    if (step !== "" && made.length > 0) steps.set(step, addUp(steps.get(step), made));
  };
  try {
    const tools = toolsWith({
      form: () => Promise.resolve(makeForm(officers)),
      push: (_month, id, body) => Promise.resolve(savesAll(id, JSON.parse(body) as PushRequest)),
    });
    let story = "";
    tools.progress = (name) => {
      settle();
      step = `${story}.${name}`;
    };
    story = "pull";
    await pullMonth(tools, "2026-10", "19", { replace: false });
    settle();
    changeColumn(excel, officers);
    from = excel.host.syncs.length;
    story = "push";
    const pushed = await pushMonth(tools);
    settle();
    if (pushed?.receipt.rows.length !== officers) {
      throw new Error(`the pane pushed ${pushed?.receipt.rows.length ?? 0} of ${officers} rows`);
    }
  } finally {
    excel.close();
  }
  const limits = [
    ["pull.building", { zh: "建表", en: "build the form" }, 3],
    ["push.reading", { zh: "读表", en: "read the form" }, 1],
    ["push.painting", { zh: "回写", en: "paint receipts" }, 1],
  ] as const;
  const counted = limits.map(([key, name, most]) => {
    const { syncs, largestMB } = steps.get(key) ?? { syncs: Number.NaN, largestMB: 0 };
    return figure({
      ...{ key: `pane.${key}.${officers}`, plan: "P5", unit: "syncs", ours: syncs },
      name: { zh: `${name.zh} ${officers}人`, en: `${name.en}, ${officers} officers` },
      target: { direction: "atMost", value: most, of: "ours" },
      note: `largest message ${largestMB.toFixed(2)} MB`,
    });
  });
  const largest = Math.max(...[...steps.values()].map(({ largestMB }) => largestMB));
  return [
    ...counted,
    figure({
      ...{ key: `pane.largest.${officers}`, plan: "P5", unit: "MB", ours: largest },
      name: { zh: `最大一次请求 ${officers}人`, en: `largest message, ${officers} officers` },
      target: { direction: "atMost", value: LARGEST_MB, of: "ours" },
      note: `all steps: ${[...steps].map(([name, { syncs }]) => `${name} ${syncs}`).join(", ")}`,
    }),
  ];
}

function addUp(before: Counted | undefined, made: readonly SyncRecord[]): Counted {
  const sizes = made.map(
    ({ requestBytes, responseBytes }) => Math.max(requestBytes, responseBytes) / 1024 / 1024,
  );
  return { syncs: (before?.syncs ?? 0) + made.length, largestMB: Math.max(before?.largestMB ?? 0, ...sizes) };
}

/** A person pastes a column: one cell of every officer's row changes. */
function changeColumn({ workbook }: ReturnType<typeof aFakeExcel>, officers: number): void {
  const column = MONTHLY_SHEET.columns.find(({ key }) => key === "notes")?.letter ?? "";
  const refused = paste(
    workbook,
    "月报",
    `${column}${FIRST_LINE}`,
    Array.from({ length: officers }, () => [1]),
  );
  if (refused) throw new Error(`the sheet took no paste: ${refused}`);
}
