import { randomUUID } from "node:crypto";
import type {
  ActualsReceipt,
  CampaignIndicatorInput,
  CampaignInput,
  CampaignLine,
  CampaignSheet,
} from "../../domain/messages/campaigns.ts";
import type { Client } from "./sign-in.ts";

export const SUMMER: CampaignInput = {
  ...{ name: "夏季攻势", firstDay: "2026-06-01", lastDay: "2026-08-31" },
  ...{ purpose: "打击夏季多发侵财犯罪", documentNo: "北公办〔2026〕18号", indicators: [] },
};

export function anIndicator(
  name: string,
  targets: Record<string, number>,
  more: Partial<CampaignIndicatorInput> = {},
): CampaignIndicatorInput {
  return {
    ...{ id: null, name, measure: "起", scored: true, direction: "up" as const, creditItems: [] },
    ...{ targets: Object.fromEntries(Object.entries(targets).map(([unit, many]) => [unit, many * 100])) },
    ...more,
  };
}

/** Creates a campaign as 考核办 and starts it. */
export async function startCampaign(office: Client, input: CampaignInput): Promise<CampaignSheet> {
  const made = await office.post<CampaignLine>("/campaigns", input);
  await moveTo(office, made.id, "start");
  return office.get<CampaignSheet>(`/campaigns/${made.id}`);
}

export async function moveTo(
  office: Client,
  id: number,
  move: "start" | "finish" | "reopen",
  reason?: string,
): Promise<Response> {
  const { version } = await office.get<CampaignSheet>(`/campaigns/${id}`);
  return office.request("POST", `/campaigns/${id}/state`, { move, ...(reason && { reason }) }, { "If-Match": `"${version}"` }); // prettier-ignore
}

/** Enters rows `[unit, indicator, day, quantity]`. */
export async function enterActuals(
  client: Client,
  id: number,
  rows: readonly Record<string, unknown>[],
  push: string = randomUUID(),
): Promise<ActualsReceipt> {
  return client.put<ActualsReceipt>(`/campaigns/${id}/actuals/${push}`, { rows });
}
