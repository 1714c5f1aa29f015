import type { Language } from "../../domain/language.ts";
import type { RegisterPushReceipt } from "../../domain/messages/registers.ts";
import { accountMonth } from "../../domain/registers/register.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import type { JudgedEntry } from "./judge-entries.ts";

/** One verdict per entry sent; what is wrong names row and column and says how to mend it. */
export function registerReceipt(
  push: string,
  at: string,
  dryRun: boolean,
  judged: readonly JudgedEntry[],
  language: Language,
): RegisterPushReceipt {
  const rows = judged.map(({ row, sent, checked, stored, outcome }) => ({
    ...{ row, rowKey: sent.rowKey, outcome, entryNo: stored?.entryNo ?? null },
    version: (stored?.version ?? 0) + (outcome === "saved" ? 1 : 0),
    accountMonth: checked.entry ? accountMonth(checked.entry) : null,
    about: checked.entry ? `${checked.entry.policeNo ?? checked.entry.unit} ${checked.entry.words}` : null,
  }));
  const problems: RegisterPushReceipt["problems"] = judged.flatMap(({ row, sent, checked, stored, outcome }) => {
    const place = language === "zh" ? `第${row}行` : `Row ${row}`;
    const cells = checked.problems.map(({ field, column, message }): RegisterPushReceipt["problems"][number] => ({
      ...{ row, rowKey: sent.rowKey, field, column: column[language] },
      message: `${place}${language === "zh" ? "“" : ", “"}${column[language]}${language === "zh" ? "”：" : "”: "}${message[language]}`,
    }));
    if (outcome !== "conflict") return cells;
    const current = stored ? stored.version : 0;
    const message = stored?.state === "withdrawn"
      ? { zh: "这一条已经撤销，不能再改。", en: "This entry was withdrawn and cannot change." }
      : { zh: `这一条已被修改（现为第${current}版），请刷新后重新填写。`, en: `Somebody changed this entry (version ${current}): refresh and enter it again.` };
    return [{ row, rowKey: sent.rowKey, field: null, column: "", message: `${place}：${message[language]}` }];
  }); // prettier-ignore
  return { push, at, dryRun, rows, problems, counts: countOutcomes(rows) };
}
