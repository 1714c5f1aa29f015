import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

/** Where the rules of style.md §3 are kept: who may import whom, and which words stop at which file. */
const ROOTS = ["domain", "server", "addin", "dashboard", "migrations", "bench", "test"];
const LONGEST = 300;

interface Source {
  path: string;
  text: string;
  /** The text without comments. */
  code: string;
  /** Imported paths from the project's root, or package names. */
  imports: string[];
}

const sources = ROOTS.flatMap(filesUnder).map(read);
const production = sources.filter(({ path }) => !path.startsWith("test/"));

describe("the architecture", () => {
  it("lets addin, dashboard and server meet only in domain, and domain import nothing", () => {
    const allowed: Record<string, RegExp> = {
      domain: /^domain\//,
      addin: /^(addin|domain)\/|^[^./]/,
      dashboard: /^(dashboard|domain)\/|^[^./]/,
      server: /^(server|domain|migrations)\/|^[^./]/,
      migrations: /^migrations\/|^knex$/,
    };
    expectNone(production, ({ path, imports }) => {
      const rule = allowed[path.split("/")[0] ?? ""];
      if (!rule) return [];
      return imports
        .filter((one) => isOurs(one) || path.startsWith("domain/") || path.startsWith("migrations/"))
        .filter((one) => !rule.test(one));
    });
  });

  it("lets only the database's own folder know the migrations", () => {
    expectNone(inFolder("server"), ({ path, imports }) =>
      path.startsWith("server/database/") ? [] : imports.filter((one) => one.startsWith("migrations/")),
    );
  });

  it("keeps stores from calling stores, routes from being imported by anyone but routes.ts", () => {
    expectNone(inFolder("server"), ({ path, imports }) => (isStore(path) ? imports.filter(isStore) : []));
    expectNone(inFolder("server"), ({ path, imports }) =>
      path === "server/routes.ts" ? [] : imports.filter((one) => one.endsWith("-routes.ts")),
    );
  });

  it("reads the environment in config.ts only", () => {
    expectNone(inFolder("server"), words(/\bprocess\.env\b/, ["server/config.ts"]));
  });

  it("asks for the time in main.ts and clock.ts only", () => {
    const now = /\bDate\.now\b|\bnew Date\(\)/;
    expectNone(
      [...inFolder("server"), ...inFolder("domain")],
      words(now, ["server/clock.ts", "server/main.ts"]),
    );
  });

  it("says Excel in the add-in's sheet files only", () => {
    expectNone(production, ({ path, code }) =>
      /^addin\/sheet[\w-]*\.tsx?$/.test(path)
        ? []
        : (code.match(/\bExcel\.(run|RequestContext|Worksheet|Range)\b/g) ?? []),
    );
  });

  it("draws charts in two folders only", () => {
    expectNone(production, ({ path, imports }) =>
      /^(dashboard\/charts|server\/workbooks)\//.test(path)
        ? []
        : imports.filter((one) => one.startsWith("chart.js")),
    );
  });

  it("acts on import in the programs only", () => {
    const programs =
      /^(server\/(main|admin|write-manifest)\.ts|bench\/main\.ts|(addin|dashboard)\/(taskpane|.*main)\.tsx?|.*worker\.ts)$/;
    const acts = /^(await |void |process\.|console\.|start\(|main\()/m;
    expectNone(production, ({ path, code }) => (programs.test(path) ? [] : (code.match(acts) ?? [])));
  });

  it(`has no file longer than ${LONGEST} lines`, () => {
    // The shared sentences of the programs and the word lists of a language are read as one page.
    const contract = /^domain\/messages\.ts$|^(addin|dashboard)\/texts-(zh|en)\.ts$/;
    expectNone(production, ({ path, text }) => {
      const lines = text.split("\n").length;
      return lines > LONGEST && !contract.test(path) ? [`${lines} lines`] : [];
    });
  });

  it("uses no `any`, no default export, no eslint-disable, no unfinished note", () => {
    expectNone(sources, ({ path, text, code }) => {
      if (path === "test/architecture.test.ts") return [];
      // Vite reads its configuration from a default export.
      const exported = path.endsWith("vite.config.ts") ? [] : (code.match(/^export default\b/gm) ?? []);
      const found = [...exported, ...(code.match(/:\s*any\s*[;,)=\]>|{]|<any>|\bas any\b/g) ?? [])];
      return [...found, ...(text.match(/eslint-disable|@ts-ignore|\bTODO\b|\bFIXME\b/g) ?? [])];
    });
  });
});

function inFolder(folder: string): Source[] {
  return sources.filter(({ path }) => path.startsWith(`${folder}/`));
}

function isOurs(imported: string): boolean {
  return ROOTS.some((root) => imported.startsWith(`${root}/`));
}

function isStore(path: string): boolean {
  return path.endsWith("-store.ts");
}

function words(pattern: RegExp, except: readonly string[]): (source: Source) => string[] {
  return ({ path, code }) => (except.includes(path) ? [] : (code.match(pattern) ?? []));
}

function expectNone(among: readonly Source[], faultsOf: (source: Source) => readonly string[]): void {
  expect(
    among.flatMap((source) => faultsOf(source).map((fault) => `${source.path}: ${fault}`)),
  ).to.deep.equal([]);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("node_modules"));
}

function read(path: string): Source {
  const text = readFileSync(path, "utf8");
  const code = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "")
    .replaceAll(/ \/\/ .*$/gm, "");
  // Type imports vanish: they bind no module to another, but domain stays pure of them, too.
  const imports = [...code.matchAll(/^(?:import|export)\b[^"';]*?from\s+"([^"]+)"/gm)]
    .filter(([statement]) => path.startsWith("domain/") || !/^(import|export) type\b/.test(statement))
    .map(([, target = ""]) =>
      target.startsWith(".") ? join(path, "..", target).replaceAll("\\", "/") : target,
    );
  return { path, text, code, imports };
}
