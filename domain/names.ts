/**
 * Every dot written between the parts of a Mongolian or Uyghur name. Unicode does not unify them: NFKC leaves · • ・ ‧ ∙
 * ⋅ as they are.
 */
const DOTS = /[·•・･‧∙⋅．.᛫⸱ꞏ]/gu;
/** Spaces of any width, and signs that show nothing: zero-width spaces and joiners, variation selectors (FVS, IVS). */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;
const LONGEST = 80;

/**
 * The form a name is looked for in: without dots, spaces and invisible signs, composed (NFC), lower case. 巴·图, 巴・图 and
 * 巴 图 are found alike; the name itself is stored and shown exactly as it was given.
 */
export function searchableName(name: string): string {
  const bare = name.normalize("NFC").replace(UNSEEN, "").replace(DOTS, "").toLowerCase();
  return [...bare].slice(0, LONGEST).join("");
}
