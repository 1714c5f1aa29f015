import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";
import { createTexts, translator } from "../../dashboard/language.ts";
import { TEXTS_EN } from "../../dashboard/texts-en.ts";
import { TEXTS_ZH } from "../../dashboard/texts-zh.ts";
import type { TextKey } from "../../dashboard/texts-zh.ts";

const dashboard = fileURLToPath(new URL("../../dashboard/", import.meta.url));
const files = readdirSync(dashboard, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.tsx?$/.test(name),
);
const sources = files.filter((name) => !/^texts(-|\/.*-)(zh|en)\.ts$/.test(name));
const keys = Object.keys(TEXTS_ZH) as TextKey[];
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

describe("texts of the dashboard", () => {
  it("exist in Chinese and English under the same keys, none empty", () => {
    expect(Object.keys(TEXTS_EN).sort()).to.deep.equal([...keys].sort());
    expect(keys.filter((key) => !TEXTS_ZH[key].trim() || !TEXTS_EN[key].trim())).to.deep.equal([]);
  });

  it("have no English placeholder that Chinese does not fill", () => {
    const unknown = keys.filter((key) =>
      placeholders(TEXTS_EN[key]).some((name) => !placeholders(TEXTS_ZH[key]).includes(name)),
    );
    expect(unknown).to.deep.equal([]);
  });

  it("stand nowhere else: no Chinese in the code of the dashboard", () => {
    const found = sources.flatMap((name) => chineseLiterals(name).map((text) => `${name}: ${text}`));
    expect(found).to.deep.equal([]);
  });

  it("are all used", () => {
    const code = sources.map((name) => readFileSync(join(dashboard, name), "utf8")).join("\n");
    const used = (key: string) =>
      code.includes(`"${key}"`) || code.includes(`\`${key.slice(0, key.lastIndexOf(".") + 1)}\${`);
    // `state.${kind}Hint` and its like end behind the variable part.
    const built = (key: string) =>
      /^state\.\w+Hint$/.test(key) || /^state\.(forbidden|notFound|error|unreachable)$/.test(key);
    expect(keys.filter((key) => !used(key) && !built(key))).to.deep.equal([]);
  });

  it("fill in numbers and names", () => {
    const zh = translator(createTexts("zh"), "zh");
    const en = translator(createTexts("en"), "en");
    expect(zh("overview.laggardMissing", { missing: 5, expected: 36 })).to.equal("缺 5 份（应填 36）");
    expect(en("overview.laggardMissing", { missing: 5, expected: 36 })).to.equal("5 missing of 36");
  });
});

/** String literals and JSX texts with Chinese in them; comments may cite the rules. */
function chineseLiterals(name: string): string[] {
  const kind = name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(
    name,
    readFileSync(join(dashboard, name), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    kind,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node)) &&
      /\p{Script=Han}/u.test(node.text)
    ) {
      found.push(node.text);
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}
