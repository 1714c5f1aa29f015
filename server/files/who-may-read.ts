import type { SignedInPerson } from "../access/person.ts";
import { isVisible, visibleUnits } from "../figures/visible-units.ts";

/**
 * What a reader may see of one month of a file: all of it (`chain`: the officer himself, his clerk, head and leader in
 * charge, the offices), the published view (`published`: 相互浏览, without the narrative of events, 细则 §15), or
 * nothing.
 */
export type FileView = "chain" | "published" | "none";

export function fileView(
  reader: SignedInPerson,
  report: { officerId: number; unitId: number; published: boolean },
): FileView {
  if (reader.officerId === report.officerId) return "chain";
  if (isVisible(visibleUnits(reader, false), report.unitId)) return "chain";
  return report.published && isVisible(visibleUnits(reader, true), report.unitId) ? "published" : "none";
}
