import { EVIDENCE_KIND_LABEL } from "./form/labels.ts";
import type { Bilingual } from "./language.ts";

/** What a file is said to be. Two files, 文件 and 复印件, under one number are 文件和复印件. */
export const FILE_KINDS = ["document", "copy", "investigation", "photo", "other"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const FILE_KIND_LABEL: Record<FileKind, Bilingual> = {
  document: EVIDENCE_KIND_LABEL.document,
  copy: EVIDENCE_KIND_LABEL.copy,
  investigation: EVIDENCE_KIND_LABEL.investigation,
  photo: EVIDENCE_KIND_LABEL.photo,
  other: { zh: "其他材料", en: "Other material" },
};

/** Types that are kept, by what their bytes say; everything else is refused. */
export const MEDIA_TYPES = {
  pdf: { mediaType: "application/pdf", extensions: ["pdf"] },
  png: { mediaType: "image/png", extensions: ["png"] },
  jpeg: { mediaType: "image/jpeg", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  ofd: { mediaType: "application/ofd", extensions: ["ofd"] },
} as const;
export type FileType = keyof typeof MEDIA_TYPES;

const MB = 1024 * 1024;

export const EVIDENCE_LIMITS = {
  fileBytes: 20 * MB,
  filesPerNumber: 20,
  /** Per unit and calendar month, removed files included: storage is paid for them too. */
  filesPerUnitMonth: 1_000,
  bytesPerUnitMonth: 4_096 * MB,
  /** A picture is decoded in somebody's browser: four bytes a pixel. */
  pixels: 80_000_000,
  side: 20_000,
  nameLength: 255,
};

/** The end of a file's name, lower case, without the dot; `""` = it has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1).toLowerCase() : "";
}
