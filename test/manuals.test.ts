import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { TEXTS_ZH as PANE_TEXTS } from "../addin/texts-zh.ts";
import { TEXTS_ZH } from "../dashboard/texts-zh.ts";
import { CREDIT_SHEET } from "../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../domain/form/event-sheet.ts";
import { MONTHLY_SHEET } from "../domain/form/monthly-form.ts";

const FOLDER = fileURLToPath(new URL("../docs/manuals/", import.meta.url));
const MANUALS = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
/** `![what](where)` and `[what](where)` of a file on this machine. */
const linksOf = (text: string) =>
  [...text.matchAll(/\]\(([^)#]+)\)/g)].map((found) => found[1]!).filter((link) => !link.includes("://"));
const MOST_BYTES = 6 * 1024 * 1024;

describe("the manuals", () => {
  it("are one for each of officer, clerk, head and files office, and an index that names them", () => {
    expect(MANUALS).to.have.members(["README.md", "民警.md", "内勤.md", "负责人.md", "档案办.md"]);
    expect(linksOf(read("README.md"))).to.include.members(["民警.md", "内勤.md", "负责人.md", "档案办.md"]);
  });

  it("name no picture and no page that does not exist", () => {
    const missing = MANUALS.flatMap((name) =>
      linksOf(read(name))
        .filter((link) => !existsSync(join(FOLDER, link)))
        .map((link) => `${name}: ${link}`),
    );
    expect(missing).to.deep.equal([]);
  });

  it("show every picture that was taken, all together in less than 6 MB", () => {
    const shown = new Set(MANUALS.flatMap((name) => linksOf(read(name)).map((link) => join(FOLDER, link))));
    const taken = readdirSync(join(FOLDER, "pictures"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".png"))
      .map((name) => join(FOLDER, "pictures", name));
    expect(taken.filter((picture) => !shown.has(picture)).map((picture) => picture.slice(dirname(FOLDER).length))).to.deep.equal([]); // prettier-ignore
    expect(taken.reduce((sum, picture) => sum + statSync(picture).size, 0)).to.be.below(MOST_BYTES);
  });

  it("quote in 「」 only what stands on the screen", () => {
    const said = wordsOnScreen();
    const invented = MANUALS.flatMap((name) =>
      [...read(name).matchAll(/「([^」]+)」/g)]
        .map((found) => found[1]!)
        .filter((label) => !said.has(normal(label)))
        .map((label) => `${name}: ${label}`),
    );
    expect(invented).to.deep.equal([]);
  });
});

/** Every text of the dashboard and the pane and every heading of the form, with … where a name or number is filled in. */
function wordsOnScreen(): Set<string> {
  const headings = [...MONTHLY_SHEET.columns, ...CREDIT_SHEET.columns, ...EVENT_SHEET.columns].map(
    ({ heading }) => heading.zh,
  );
  return new Set([...Object.values(TEXTS_ZH), ...leavesOf(PANE_TEXTS), ...headings].map(normal));
}

/** `{{count}}` and what a manual writes for it are the same; blanks around it do not count. */
function normal(text: string): string {
  return text.replace(/\s*(\{\{\w+\}\}|…)\s*/g, "…");
}

function leavesOf(texts: unknown): string[] {
  if (typeof texts === "string") return [texts];
  return typeof texts === "object" && texts !== null ? Object.values(texts).flatMap(leavesOf) : [];
}
