import { EVIDENCE_LIMITS, extensionOf, MEDIA_TYPES, type FileType } from "../../domain/evidence-files.ts";
import { Refusal } from "../../domain/refusal.ts";

/** Control and format characters (bidirectional overrides among them), and what no file system takes. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name a file is shown and downloaded under; it never names anything on this machine. Folders, control and
 * direction characters are taken out, names of devices get a mark in front, long ones keep their ends.
 * @throws Refusal evidence.name: missing, or not UTF-8 in percent-encoding
 */
export function cleanFileName(encoded: string | undefined): string {
  if (!encoded || encoded.length > 4_000) throw new Refusal("evidence.name");
  let text: string;
  try {
    text = decodeURIComponent(encoded);
  } catch {
    throw new Refusal("evidence.name");
  }
  const last = text.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(UNFIT, "").replace(/^[\s.]+|[\s.]+$/g, "");
  if (plain === "") throw new Refusal("evidence.name");
  return shortened(DEVICE.test(plain) ? `_${plain}` : plain);
}

/**
 * The same name with the extension its content asks for where it has none.
 * @throws Refusal evidence.name-mismatch: `通报.exe` that is a PDF, `照片.png` that is a JPEG
 */
export function nameForType(name: string, type: FileType): string {
  const extension = extensionOf(name);
  const { extensions } = MEDIA_TYPES[type];
  if (extensions.some((known) => known === extension)) return name;
  if (/^[a-z0-9]{1,5}$/.test(extension) && !/^\d+$/.test(extension))
    throw new Refusal("evidence.name-mismatch", { extension, type });
  return shortened(`${name}.${extensions[0]}`);
}

/** Counted in characters, as the database counts; whole code points, the extension kept. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= EVIDENCE_LIMITS.nameLength) return name;
  const extension = extensionOf(name).slice(0, 10);
  const end = extension === "" ? "" : `.${extension}`;
  return characters.slice(0, EVIDENCE_LIMITS.nameLength - end.length).join("") + end;
}
