import { expect } from "chai";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { clauseEffects } from "../../domain/rules/diff/clause-effects.ts";
import { diffRules } from "../../domain/rules/diff/diff-rules.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";

function mutated(change: (draft: RuleSet) => void): RuleSet {
  const draft: RuleSet = structuredClone(BY_2026_V1);
  change(draft);
  return draft;
}

const said = (after: RuleSet, before: RuleSet = BY_2026_V1) =>
  diffRules(before, after).map(({ change, place, from, to }) => `${change} ${place.zh}：${from?.zh ?? "–"} → ${to?.zh ?? "–"}`); // prettier-ignore

describe("the difference of two rule sets", () => {
  it("is nothing between a version and itself, whatever it is called", () => {
    expect(diffRules(BY_2026_V1, { ...BY_2026_V1, version: "BY-2026-v2", effectiveFrom: "2026-09" })).to.deep.equal([]);
  }); // prettier-ignore

  it("says table, row, column, old and new of one cell", () => {
    expect(said(mutated((draft) => (draft.credits.find(({ code }) => code === "c01")!.monthCap = 600)))).to.deep.equal([
      "changed 岗位实绩积分项目 · c01 抓获部督/A、B级逃犯 · 月封顶：不封顶 → 6.00",
    ]);
    const target = mutated((draft) => {
      const notes = draft.indicators.find(({ code }) => code === "ZZ-02")!;
      Object.assign(notes.scoring, { target: { fixed: 4 } });
    });
    expect(said(target)).to.deep.equal(["changed 个人指标:完成率 · ZZ-02 学习笔记(心得) · 固定目标：2 → 4"]);
    expect(said(mutated((draft) => (draft.grading.bounds[0]!.atLeast = 9200)))).to.deep.equal([
      "changed 等次界限 · 优秀 · 总分不低于：90.00 → 92.00",
    ]);
  }); // prettier-ignore

  it("names rows that came, went and moved", () => {
    const after = mutated((draft) => {
      draft.credits = draft.credits.filter(({ code }) => code !== "c25");
      draft.grading.ungradable.others.push({
        code: "study",
        name: { zh: "脱产学习", en: "full-time study" },
      });
      draft.composition.ranking.tieBreaks.reverse();
    });
    const lines = said(after);
    expect(lines).to.include("added 不定等次的情形 · study 脱产学习：– → 情形 脱产学习");
    expect(lines.some((line) => line.startsWith("removed 岗位实绩积分项目 · c25"))).to.equal(true);
    expect(lines).to.include("moved 同分排序：方面均分、等次月数、扣分较少 → 扣分较少、等次月数、方面均分");
  });

  it("reads backwards", () => {
    const after = mutated((draft) => (draft.indicators.find(({ code }) => code === "GZ-01")!.max = 1300));
    const there = diffRules(BY_2026_V1, after);
    const back = diffRules(after, BY_2026_V1);
    expect(back.map(({ place, from, to }) => ({ place, from: to, to: from }))).to.deep.equal(
      there.map(({ place, from, to }) => ({ place, from, to })),
    );
  });

  it("knows what of a month each clause can move", () => {
    const after = mutated((draft) => {
      draft.credits.find(({ code }) => code === "c06")!.monthCap = 300;
      draft.events.find(({ type }) => type === "X1")!.effects[0]!.deduct!.points = 400;
      draft.grading.bounds[1]!.atLeast = 8200;
      draft.grading.quota.percent = 25;
      draft.indicators.find(({ code }) => code === "GZ-01")!.name = { zh: "任务", en: "tasks" };
      draft.areas[0]!.max = 1600;
    });
    const differences = diffRules(BY_2026_V1, after);
    const moved = clauseEffects(differences, BY_2026_V1, after).map(
      ({ difference, moves, item }) => `${differences[difference]!.table} ${moves} ${item ?? "–"}`,
    );
    expect(moved).to.deep.equal([
      "areas total –",
      "credits GZ-03 c06",
      "eventEffects JC X1",
      "eventEffects grade X1",
      "eventEffects JJ-02 X1",
      "grades grade –",
    ]);
  });
});
