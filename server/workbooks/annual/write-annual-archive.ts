import { createRequire } from "node:module";
import { PassThrough, type Writable } from "node:stream";
import { once } from "node:events";
import type { SignedInPerson } from "../../access/person.ts";
import type { Context } from "../../context.ts";
import { drawPictures } from "../charts/draw-pictures.ts";
import { annualPictures } from "./annual-pictures.ts";
import type { AnnualScope } from "./annual-scope.ts";
import { WorkbookPackage } from "./workbook-package.ts";
import { AnnualTally, sheetNames, writeSummaries, writeUnit } from "./write-annual-workbook.ts";

/** Above this many officers in the export, a zip of one workbook per unit and a summary. */
const ONE_WORKBOOK_OFFICERS = 10_000;

export function needsArchive(
  scope: Pick<AnnualScope, "whole" | "expectedOfficers">,
  most = ONE_WORKBOOK_OFFICERS,
): boolean {
  return scope.whole && scope.expectedOfficers > most;
}

interface Archive {
  append(part: PassThrough, entry: { name: string; store: boolean }): void;
  pipe(output: Writable): void;
  finalize(): Promise<void>;
  abort(): void;
}

/** exceljs' own zip writer, as exceljs resolves it: two versions of it do not go together. */
function makeArchive(): Archive {
  const require = createRequire(createRequire(import.meta.url).resolve("exceljs"));
  return (require("archiver") as (format: "zip", options: object) => Archive)("zip", { forceUTC: true });
}

/**
 * Above ten thousand officers: a zip of one workbook per unit and one with cover, summary, lists and basis. No single
 * workbook becomes too large to open, and one unit at a time is in memory.
 */
export async function writeAnnualArchive(
  context: Context,
  person: SignedInPerson,
  scope: AnnualScope,
  output: Writable,
  signal: AbortSignal,
): Promise<void> {
  const archive = makeArchive();
  archive.pipe(output);
  try {
    const drawn = annualPictures(scope);
    const pictures = drawPictures(drawn);
    const tally = new AnnualTally();
    const names = sheetNames(scope);
    const add = async (name: string, write: (book: WorkbookPackage) => Promise<void>): Promise<void> => {
      const part = new PassThrough();
      archive.append(part, { name, store: true });
      await write(new WorkbookPackage(part, signal, context.clock.now()));
    };
    let unitBooks = 0;
    for (const unit of scope.units) {
      const sheetName = names.units.get(unit.id);
      if (sheetName === undefined) continue;
      unitBooks++;
      await add(`${sheetName}.xlsx`, async (book) => {
        const sheet = await writeUnit(context, book, scope, unit, sheetName, tally);
        await book.finish(sheet ? [sheet] : []);
      });
    }
    await add(`全局汇总与排名-${scope.year}.xlsx`, async (book) => {
      const sheets = await writeSummaries(
        context,
        person,
        book,
        scope,
        tally,
        names,
        { drawn, pictures },
        unitBooks,
      );
      await book.finish(sheets);
    });
    const done = once(output, "finish", { signal });
    await archive.finalize();
    await done;
  } catch (error) {
    archive.abort();
    throw error;
  }
}
