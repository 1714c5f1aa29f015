import type { CompletionRate } from "../../domain/campaign.ts";
import type { Elapsed } from "../../domain/messages/campaigns.ts";
import { formatDecimal, halfUp } from "../../domain/scoring/exact.ts";

/** Hundredths as a count is written: 10600 → `106`, 1250 → `12.5`. */
export function formatQuantity(hundredths: number): string {
  return formatDecimal(hundredths, 100);
}

/** `106%`, `133.33%`; `—` where nothing was assigned. */
export function formatRate(rate: CompletionRate | null): string {
  return rate === null ? "—" : `${formatDecimal(rate.percent, 100)}%`;
}

/** 时间进度 in hundredths of a per cent, half-up. */
export function elapsedPercent({ gone, whole }: Elapsed): number {
  return whole === 0 ? 0 : halfUp(gone * 10_000, whole);
}

export function formatElapsed(elapsed: Elapsed): string {
  return `${formatDecimal(elapsedPercent(elapsed), 100)}%`;
}

/** What somebody typed as a quantity, in hundredths; null = empty, undefined = no number. */
export function parseQuantity(text: string): number | null | undefined {
  const plain = text.trim().replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  if (plain === "") return null;
  return /^\d{1,8}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
