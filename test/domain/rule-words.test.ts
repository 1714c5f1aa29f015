import { expect } from "chai";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { eventInWords } from "../../domain/rules/words/event-words.ts";
import { gradingInWords, resultsInWords } from "../../domain/rules/words/grading-words.ts";
import { methodInWords } from "../../domain/rules/words/method-words.ts";

describe("the rules in words", () => {
  const event = (type: string) =>
    eventInWords(
      BY_2026_V1.events.find((one) => one.type === type)!,
      BY_2026_V1,
    );
  const unit = (code: string) => methodInWords(BY_2026_V1.units.indicators.find((row) => row.code === code)!.scoring); // prettier-ignore
  const said = (rows: { words: { zh: string } }[]) => rows.map(({ words }) => words.zh).join("\n");

  it("say what an event is worth, by whom, up to what, and what it does to the month besides", () => {
    expect(event("P7").zh).to.equal("正职扣 2 分，副职扣 1.5 分；直接责任人扣 3 分");
    expect(event("P9").zh).to.equal("一般扣 3 分；较大扣 6 分；重大扣 10 分；重大的，当月评为差（P9）");
    expect(event("R6").zh).to.equal("加 0.5 分；每月最多 1 分");
    expect(event("X1").zh).to.equal("JJ-02 执法瑕疵与过错扣 5 分");
    expect(event("P3")).to.deep.equal({
      zh: "扣 8 分；当月最高一般（JJ-V1）",
      en: "−8; the month at most Fair (JJ-V1)",
    });
  });

  it("name the figures behind the indicators of units", () => {
    expect(unit("YW-05").zh).to.equal(
      "治安案件办结数占治安案件受理数的百分比达到 95% 的得满分，不足的按比例计分",
    );
    expect(unit("YW-06").zh).to.match(/^按（可防性案件本期−可防性案件上年同期）占可防性案件上年同期的百分比分档：不高于 -15% 得 6 分/);
  }); // prettier-ignore

  it("say when each outcome is proposed, and where the grades begin", () => {
    expect(said(resultsInWords(BY_2026_V1))).to.include("离岗轮训：一年内 2 个月评为差，或一年内 3 个月评为一般。");
    expect(said(resultsInWords(BY_2026_V1))).to.include("表彰奖励：半年排在本序列前 10%且评为优秀的月份不少于 4 个。");
    expect(said(gradingInWords(BY_2026_V1))).to.include("90 分以上为优秀，80 分以上为良好，70 分以上为合格，60 分以上为一般，其余为差。");
  }); // prettier-ignore
});
