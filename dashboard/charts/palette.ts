import type { Grade } from "../../domain/grade.ts";

/**
 * One colour per grade everywhere: blue for the better, grey for the middle, orange to red for the worse. Blue against
 * orange stays apart for every common colour blindness, and lightness falls away from the middle on both sides.
 */
export const GRADE_COLOUR: Record<Grade, string> = {
  excellent: "#0b4f8a",
  good: "#5aa2d6",
  qualified: "#c3cbd3",
  fair: "#f0a63c",
  poor: "#b5391b",
};

/** Ink on a grade's colour, at least 4.5 : 1. */
export const GRADE_INK: Record<Grade, string> = {
  excellent: "#ffffff",
  good: "#10202f",
  qualified: "#10202f",
  fair: "#10202f",
  poor: "#ffffff",
};
export const UNGRADED_COLOUR = "#eceff2";

/** Steps of a file's life: the further, the darker. */
export const STEP_COLOUR = {
  reviewed: "#0b3d6e",
  submitted: "#2f78b7",
  complete: "#86bce3",
  started: "#cfe0ee",
  none: "#eceff2",
} as const;

export const INK = "#1b2733";
export const MUTED = "#55636f";
export const GRID = "#e3e8ed";
export const MAIN = "#0b4f8a";
export const SECOND = "#c76a00";
export const REFERENCE = "#7a8793";
export const GAIN = "#0b4f8a";
export const LOSS = "#b5391b";
export const PAPER = "#ffffff";
