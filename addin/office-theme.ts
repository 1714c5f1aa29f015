import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

/** 藏蓝: the blue of the uniform, as Fluent's sixteen shades. */
const NAVY: BrandVariants = {
  10: "#02050C", 20: "#0B172B", 30: "#0E254A", 40: "#102F62", 50: "#14397A", 60: "#1A4490", 70: "#2350A3", 80: "#2F5DB3",
  90: "#446CBC", 100: "#587CC4", 110: "#6B8CCC", 120: "#7F9CD4", 130: "#93ADDC", 140: "#A8BEE4", 150: "#BDCFEC", 160: "#D3E0F4",
}; // prettier-ignore

const FONT = '"Segoe UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';

/** Fluent's theme that goes with Office's own colours. */
export function themeFor(isDark: boolean): Theme {
  const theme = isDark ? createDarkTheme(NAVY) : createLightTheme(NAVY);
  if (isDark)
    Object.assign(theme, {
      colorBrandForeground1: NAVY[120],
      colorBrandForeground2: NAVY[130],
      colorBrandForegroundLink: NAVY[130],
    });
  return { ...theme, fontFamilyBase: FONT };
}

/** Office tells its background only; dark is what is darker than middle grey. */
export function isDarkColour(colour: string | undefined): boolean {
  const match = /^#?([0-9a-f]{6})/i.exec(colour ?? "");
  if (!match?.[1]) return false;
  const value = Number.parseInt(match[1], 16);
  return ((value >> 16) & 255) * 0.299 + ((value >> 8) & 255) * 0.587 + (value & 255) * 0.114 < 128;
}
