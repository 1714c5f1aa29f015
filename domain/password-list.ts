import type { Bilingual } from "./language.ts";

/** 一次性口令清单: what is handed out when accounts are made for many. */
export const PASSWORD_LIST = {
  title: { zh: "一次性口令", en: "One-time passwords" } satisfies Bilingual,
  note: {
    zh: "一次性口令仅此一份，首次登录须修改；发放后请销毁本文件。",
    en: "The only copy. Each is changed at first sign-in. Destroy this file after handing them out.",
  } satisfies Bilingual,
  columns: [
    { key: "unit", heading: { zh: "单位", en: "Unit" }, width: 26 },
    { key: "policeNo", heading: { zh: "警号", en: "Police number" }, width: 12 },
    { key: "name", heading: { zh: "姓名", en: "Name" }, width: 16 },
    { key: "account", heading: { zh: "账号", en: "Account" }, width: 16 },
    { key: "password", heading: { zh: "一次性口令", en: "One-time password" }, width: 26 },
  ] satisfies { key: string; heading: Bilingual; width: number }[],
} as const;
