import type { Bilingual } from "./language.ts";

/**
 * 单位序列: units are ranked within their series (细则 §0). `leadership` is unit 00 局领导, which is no unit of §9:
 * it only holds the bureau leaders' files, is never ranked as a unit and never listed among the 27.
 */
export const SERIES = ["stations", "operations", "offices", "leadership"] as const;
export type Series = (typeof SERIES)[number];
export const SERIES_LABEL: Record<Series, Bilingual> = {
  stations: { zh: "派出所", en: "Stations" },
  operations: { zh: "办案实战单位", en: "Operational units" },
  offices: { zh: "机关", en: "Offices" },
  leadership: { zh: "局领导", en: "Bureau leadership" },
};

/**
 * 职务层级: decides who reviews the file (细则 §9). `chief` is 局长/政委: the regulation names no reviewer for them, so no
 * file is expected.
 */
export const LEVELS = ["officer", "deputy", "head", "leader", "chief"] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_LABEL: Record<Level, Bilingual> = {
  officer: { zh: "民警", en: "Officer" },
  deputy: { zh: "副职", en: "Deputy head" },
  head: { zh: "正职", en: "Head" },
  leader: { zh: "局领导", en: "Bureau leader" },
  chief: { zh: "局长、政委", en: "Director or commissar" },
};

/** 岗位类别 (细则 §3): decides which credit items an officer may claim. */
export const POST_TYPES = ["SQ", "BA", "XZ", "JT", "XT", "JG", "CK", "ZH"] as const;
export type PostType = (typeof POST_TYPES)[number];
export const POST_TYPE_LABEL: Record<PostType, Bilingual> = {
  SQ: { zh: "社区警务", en: "Community policing" },
  BA: { zh: "派出所办案", en: "Station casework" },
  XZ: { zh: "刑侦经侦禁毒", en: "Investigation" },
  JT: { zh: "交警", en: "Traffic" },
  XT: { zh: "巡特警", en: "Patrol" },
  JG: { zh: "监管", en: "Detention" },
  CK: { zh: "窗口", en: "Public counter" },
  ZH: { zh: "机关综合", en: "Office" },
};

/** 警号: six digits, leading zeros kept, never a number. */
export const POLICE_NO = /^\d{6}$/;
