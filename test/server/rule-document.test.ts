import { expect } from "chai";
import { BY_2025_V1 } from "../../domain/rules/by-2025-v1.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { chineseNumber, ruleDocument } from "../../server/rule-lab/rule-document.ts";
import { writeRuleDocx } from "../../server/rule-lab/write-rule-docx.ts";
import { readZipPart } from "../support/read-zip-part.ts";

describe("the printed 细则", () => {
  for (const rules of [BY_2025_V1, BY_2026_V1]) {
    it(`says every indicator, credit, event and unit indicator of ${rules.version}, in tables as wide as the page`, () => {
      const blocks = ruleDocument(rules);
      const firsts = new Set(
        blocks.flatMap((block) => (block.kind === "table" ? block.rows.map(([code]) => code) : [])),
      );
      const codes = [
        ...rules.indicators.map(({ code }) => code),
        ...rules.credits.map(({ code }) => code),
        ...rules.events.map(({ type }) => type),
        ...rules.units.indicators.map(({ code }) => code),
        ...rules.units.replacements.flatMap(({ adds }) => adds.map(({ code }) => code)),
      ];
      expect(codes.filter((code) => !firsts.has(code))).to.deep.equal([]);
      for (const block of blocks) {
        if (block.kind !== "table") continue;
        expect(block.widths.reduce((sum, width) => sum + width, 0)).to.equal(156);
        expect(block.widths).to.have.length(block.headings.length);
      }
    });
  }

  it("counts its articles in Chinese", () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).to.deep.equal([
      "一",
      "十",
      "十一",
      "二十",
      "二十一",
      "九十九",
    ]);
  });

  it("carries version, month and digest", async () => {
    const file = await writeRuleDocx(
      { ruleSet: BY_2026_V1, digest: "d".repeat(64) },
      { state: "生效", printedOn: "2026-11-28" },
    );
    const text = readZipPart(file, "word/document.xml").toString();
    for (const words of ["版本 BY-2026-v1(生效)", "2026年1月起执行", "d".repeat(64), "第二十六条"])
      expect(text).to.include(words);
  });
});
