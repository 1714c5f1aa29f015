import { Refusal } from "../../domain/refusal.ts";
import { readZipDirectory, type ZipEntry } from "../workbooks/upload/zip-directory.ts";

/** Parts of an OFD document (GB/T 33190): pages, pictures, fonts and seals. */
const KNOWN = /\.(xml|png|jpe?g|bmp|gif|tiff?|gbig2|jb2|ttf|otf|ttc|cff|esl|dat)$/i;

/**
 * Reads the directory of a package and keeps it only when it is an OFD document made of pages, pictures, fonts and
 * seals: attached files and programs are refused, and what would unpack to far more than it is.
 * @throws Refusal evidence.type, .damaged, .encrypted, .active-content
 */
export function inspectOfd(file: Buffer): void {
  const entries = directoryOf(file);
  if (!entries.some(({ name }) => name === "OFD.xml")) throw new Refusal("evidence.type");
  const foreign = entries.find(({ name }) => !KNOWN.test(name));
  if (foreign) throw new Refusal("evidence.active-content", { found: foreign.name.slice(0, 60) });
}

/** The same reader as for workbooks, its refusals in the words of evidence. */
function directoryOf(file: Buffer): ZipEntry[] {
  try {
    return readZipDirectory(file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code } = error as Refusal;
    if (code === "upload.not-a-workbook") throw new Refusal("evidence.type");
    if (code === "upload.encrypted") throw new Refusal("evidence.encrypted");
    if (code === "upload.unsafe-part") throw new Refusal("evidence.active-content", { found: "ZIP" });
    if (code === "upload.too-large") throw new Refusal("evidence.too-large", { limit: 10 * 1024 * 1024 });
    throw new Refusal("evidence.damaged");
  }
}
