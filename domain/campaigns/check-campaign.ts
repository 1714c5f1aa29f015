import type { Bilingual } from "../language.ts";
import type { CampaignInput, CampaignLine } from "../messages/campaigns.ts";
import { CAMPAIGN_STATE_LABEL } from "../messages/campaigns.ts";
import { daysFrom } from "./progress.ts";

/** Five years: longer is no campaign. */
const LONGEST = 1_830;

/** What is wrong with a campaign's definition, with the field it is in. */
export interface ContentProblem {
  field: string;
  sentence: Bilingual;
}

/** 专项行动的设定: one problem for everything that is wrong, none when it may be stored. */
export function checkCampaign(
  input: CampaignInput,
  known: { units: ReadonlySet<string>; creditItems: ReadonlySet<string>; indicatorIds: ReadonlySet<number> },
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const say = (field: string, zh: string, en: string): void =>
    void problems.push({ field, sentence: { zh, en } });
  const days = daysFrom(input.firstDay, input.lastDay);
  if (!isDay(input.firstDay)) say("firstDay", "起始日期不存在，请更正。", "The first day does not exist.");
  else if (!isDay(input.lastDay)) say("lastDay", "截止日期不存在，请更正。", "The last day does not exist.");
  else if (days < 1) say("lastDay", "截止日期早于起始日期，请更正。", "The last day is before the first.");
  else if (days > LONGEST)
    say("lastDay", "行动期间超过五年，请核对日期。", "The campaign is longer than five years.");
  const names = new Set<string>();
  input.indicators.forEach((indicator, index) => {
    const at = `indicators.${index}`;
    const { id, name, scored, targets, creditItems } = indicator;
    if (names.has(name))
      say(`${at}.name`, `指标“${name}”重复，请合并或改名。`, `The indicator “${name}” is there twice.`);
    names.add(name);
    if (id !== null && !known.indicatorIds.has(id))
      say(
        `${at}.id`,
        "指标不属于本行动，请刷新后再改。",
        "The indicator belongs to no such campaign. Refresh.",
      );
    if (!scored && Object.keys(targets).length > 0)
      say(
        `${at}.targets`,
        `“${name}”只作统计，不能下达任务数。`,
        `“${name}” is for statistics only and takes no targets.`,
      );
    for (const code of Object.keys(targets))
      if (!known.units.has(code))
        say(
          `${at}.targets`,
          `没有单位 ${code}，不能下达任务。`,
          `There is no unit ${code} to give a target.`,
        );
    for (const item of creditItems)
      if (!known.creditItems.has(item))
        say(`${at}.creditItems`, `细则中没有积分项目 ${item}。`, `The rules know no credit item ${item}.`);
  });
  return problems;
}

/** Whether something may start: somebody was given something to reach, or something is to be counted. */
export function readyToStart(
  indicators: readonly { scored: boolean; name: string; targets: number }[],
): Bilingual | null {
  const bare = indicators.find(({ scored, targets }) => scored && targets === 0);
  if (indicators.length === 0)
    return { zh: "还没有设定指标，不能启动。", en: "No indicator is set: it cannot start." };
  return bare
    ? {
        zh: `指标“${bare.name}”还没有下达任务数，不能启动；如只作统计，请改为“只统计”。`,
        en: `“${bare.name}” has no targets yet. Set them, or make it “statistics only”.`,
      }
    : null;
}

/** The state in words, for refusals. */
export function stateWords({ state }: Pick<CampaignLine, "state">): { state: string; stateEn: string } {
  const label = CAMPAIGN_STATE_LABEL[state];
  return { state: label.zh, stateEn: label.en.toLowerCase() };
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
