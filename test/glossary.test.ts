import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";

const DOMAIN = resolve(import.meta.dirname, "../domain");

/** Every term of the first column: `等次、等级` and `政绩档案（一人一档）` are found by their parts. */
function terms(): Set<string> {
  const lines = readFileSync(join(DOMAIN, "GLOSSARY.md"), "utf8").split("\n");
  const cells = lines.filter((line) => line.startsWith("|")).map((line) => line.split("|")[1]?.trim() ?? "");
  return new Set(cells.flatMap((cell) => [cell, ...cell.split(/[、（）]/)]));
}

/** `[constant, key, label]` of every `…_LABEL` table of the domain. */
async function labels(): Promise<[string, string, string][]> {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found: [string, string, string][] = [];
  for (const file of files) {
    if (!readFileSync(join(DOMAIN, file), "utf8").includes("_LABEL:")) continue;
    const module = (await import(pathToFileURL(join(DOMAIN, file)).href)) as Record<string, unknown>;
    for (const [name, table] of Object.entries(module)) {
      if (!name.endsWith("_LABEL")) continue;
      for (const [key, label] of Object.entries(table as Record<string, { zh: string }>)) {
        found.push([name, key, label.zh]);
      }
    }
  }
  return found;
}

describe("the glossary", () => {
  it("explains every Chinese label of the domain", async () => {
    const known = terms();
    const missing = (await labels()).filter(([, , zh]) => /\p{Script=Han}/u.test(zh) && !known.has(zh));
    expect(missing.map(([name, key, zh]) => `${name}.${key} ${zh}`)).to.deep.equal([]);
  });

  it("is compared with the label tables that exist", async () => {
    const tables = new Set((await labels()).map(([name]) => name));
    expect(tables).to.include.keys(
      "AREA_LABEL",
      "GRADE_LABEL",
      "ROLE_LABEL",
      "LEVEL_LABEL",
      "CREDIT_ROLE_LABEL",
    );
  });

  it("says everything once", () => {
    const lines = readFileSync(join(DOMAIN, "GLOSSARY.md"), "utf8").split("\n");
    const cells = lines
      .filter((line) => /^\| [^-]/.test(line))
      .map((line) => line.split("|")[1]?.trim() ?? "");
    const twice = cells.filter((cell, index) => cell !== "中文" && cells.indexOf(cell) !== index);
    expect(twice).to.deep.equal([]);
  });
});
