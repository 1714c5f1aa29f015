import { createLightTheme } from "@fluentui/react-components";
import type { BrandVariants, Theme } from "@fluentui/react-components";

/** The navy of the force, from the darkest to the lightest step Fluent asks for. */
const NAVY: BrandVariants = {
  10: "#020a14",
  20: "#061a31",
  30: "#08284c",
  40: "#0a3361",
  50: "#0b3d73",
  60: "#0b4f8a",
  70: "#0d5596",
  80: "#0f5ca3",
  90: "#2a6fb2",
  100: "#4483c0",
  110: "#5d97cd",
  120: "#77aad9",
  130: "#92bee4",
  140: "#aed1ee",
  150: "#cbe3f6",
  160: "#e7f2fb",
};

/** Chinese first: the fonts of the bureau's Windows machines, of Debian and of macOS. */
export const THEME: Theme = {
  ...createLightTheme(NAVY),
  fontFamilyBase: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif',
};
