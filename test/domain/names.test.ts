import { expect } from "chai";
import { searchableName } from "../../domain/names.ts";
import { initialsOf } from "../../server/roster/pinyin.ts";

const DOTS = ["·", "•", "・", "‧", "∙", "⋅", "．", "･", "."];
const PARTS = [
  "巴", "图", "孟克", "那仁", "阿不都热合曼", "买买提", "古丽", "𠮷", "𬎆", "㐂", "䶮", "苏日娜", "额尔德尼", "哈斯", "乌云", "其木格",
]; // prettier-ignore

describe("names as they are looked for", () => {
  it("are the same under any dot, space or invisible sign, over 2,000 ways to write them", () => {
    let cases = 0;
    for (const first of PARTS) {
      for (const second of PARTS) {
        const bare = searchableName(first + second);
        for (const dot of DOTS) {
          expect(searchableName(`${first}${dot}${second}`)).to.equal(bare);
          cases += 1;
        }
        for (const gap of [" ", "\u3000", "\u200b", "\u200d", "\ufeff", "\u00a0"])
          expect(searchableName(`${first}${gap}${second}${gap}`)).to.equal(bare);
      }
    }
    expect(cases).to.be.greaterThan(2_000);
  });

  it("keep rare characters apart that look alike", () => {
    expect(searchableName("𠮷田")).not.to.equal(searchableName("吉田"));
    expect(searchableName("㐂")).not.to.equal(searchableName("喜"));
  });

  it("compose, ignore Mongolian variation selectors and case, and are at most eighty signs long", () => {
    expect(searchableName("e\u0301")).to.equal("é");
    expect(searchableName("ᠮᠣᠩ\u180b\u200dᠭᠣᠯ")).to.equal("ᠮᠣᠩᠭᠣᠯ");
    expect(searchableName("Batu Li")).to.equal("batuli");
    expect([...searchableName("𠮷".repeat(200))]).to.have.length(80);
  });

  it("have pinyin initials, with the surname's own reading", () => {
    const initials = ["张三", "单田芳", "仇英", "曾国", "欧阳正", "巴·图", "王　伟"].map(initialsOf);
    expect(initials).to.deep.equal(["zs", "stf", "qy", "zg", "oyz", "bt", "ww"]);
    expect(initialsOf("ᠮᠣᠩᠭᠣᠯ")).to.equal("");
  });
});
