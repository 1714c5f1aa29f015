import type { CampaignInput, CampaignSheet, Direction } from "../../domain/messages/campaigns.ts";
import { formatQuantity, parseQuantity } from "./quantities.ts";

/** An indicator as it is being typed: texts, so that half a number is no number yet. */
export interface DraftIndicator {
  /** Tells the rows apart while they have no id. */
  row: number;
  id: number | null;
  name: string;
  measure: string;
  scored: boolean;
  direction: Direction;
  items: string;
  entered: boolean;
  targets: Record<string, string>;
}
export interface Draft {
  name: string;
  firstDay: string;
  lastDay: string;
  purpose: string;
  documentNo: string;
  indicators: DraftIndicator[];
}

export function emptyIndicator(row: number, measure: string): DraftIndicator {
  return {
    ...{ row, id: null, name: "", measure, scored: true, direction: "up", items: "", entered: false },
    targets: {},
  };
}

export function draftOf(sheet: CampaignSheet | null, measure: string): Draft {
  if (!sheet)
    return { name: "", firstDay: "", lastDay: "", purpose: "", documentNo: "", indicators: [emptyIndicator(0, measure)] }; // prettier-ignore
  return {
    ...{ name: sheet.name, firstDay: sheet.firstDay, lastDay: sheet.lastDay },
    ...{ purpose: sheet.purpose ?? "", documentNo: sheet.documentNo ?? "" },
    indicators: sheet.indicators.map(({ creditItems, targets, ...indicator }, row) => ({
      ...indicator,
      ...{ row, items: creditItems.join(" ") },
      targets: Object.fromEntries(
        Object.entries(targets).map(([unit, target]) => [unit, formatQuantity(target)]),
      ),
    })),
  };
}

/** The typed campaign as it is sent; null while a target is no number. */
export function inputOf(draft: Draft): CampaignInput | null {
  const numbers = draft.indicators.map(({ scored, targets }) =>
    Object.entries(scored ? targets : {}).map(([unit, text]) => [unit, parseQuantity(text)] as const),
  );
  if (numbers.some((pairs) => pairs.some(([, number]) => number === undefined))) return null;
  return {
    ...{ name: draft.name.trim(), firstDay: draft.firstDay, lastDay: draft.lastDay },
    ...{ purpose: draft.purpose.trim() || null, documentNo: draft.documentNo.trim() || null },
    indicators: draft.indicators.map(({ id, name, measure, scored, direction, items }, index) => ({
      ...{ id, name: name.trim(), measure: measure.trim(), scored, direction },
      creditItems: items.split(/[\s,，、]+/).filter(Boolean),
      targets: Object.fromEntries(
        numbers[index]!.flatMap(([unit, number]) => (number ? [[unit, number]] : [])),
      ),
    })),
  };
}

export function isReady({ name, firstDay, lastDay, indicators }: Draft): boolean {
  return (
    name.trim().length >= 2 &&
    firstDay !== "" &&
    lastDay !== "" &&
    indicators.every((each) => each.name.trim().length >= 2 && each.measure.trim() !== "")
  );
}

/** The first target that is no number, as it was typed. */
export function wrongTarget({ indicators }: Draft): string | null {
  for (const { scored, targets } of indicators)
    for (const text of Object.values(targets)) if (scored && parseQuantity(text) === undefined) return text;
  return null;
}
