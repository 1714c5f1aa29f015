import { pinyin } from "pinyin-pro";
import { searchableName } from "../../domain/names.ts";

const LONGEST = 40;

/** 拼音首字母: zs for 张三, stf for 单田芳 (a surname is read as one); Latin letters stand for themselves. */
export function initialsOf(name: string): string {
  const letters = pinyin(searchableName(name), {
    ...{ pattern: "first", toneType: "none", type: "array", surname: "head", nonZh: "consecutive" },
  });
  return letters
    .join("")
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .slice(0, LONGEST);
}

/** The two columns an officer is found by; every writer of `officers.name` writes them with it. */
export function searchKeys(name: string): { search_name: string; initials: string } {
  return { search_name: searchableName(name), initials: initialsOf(name) };
}
