import { randomUUID } from "node:crypto";
import type { Register } from "../../domain/registers/register.ts";

/** An account of the fixture bureau that keeps each register. */
export const KEEPERS: Record<Register, string> = {
  inspection: "discipline",
  complaint: "petitions",
  legal: "legal",
  sanction: "discipline",
  award: "political",
};

const SAYS: Record<Register, Record<string, unknown>> = {
  inspection: { matter: "inspMinor", topic: "duty", words: "值班室无人在岗约十分钟" },
  complaint: { matter: "complaint", finding: "confirmed", words: "群众反映窗口态度生硬,经查属实" },
  legal: { matter: "flaw", words: "询问笔录缺少一处签名" },
  sanction: { matter: "P1", words: "因工作失误被通报批评" },
  award: { matter: "R4", words: "在专项行动中表现突出,给予嘉奖" },
};

/** A good entry of a register about 张三 (000123) in October 2026, cells as a keeper types them. */
function anEntry(register: string, cells: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    policeNo: "000123",
    occurredOn: "2026-10-12",
    documentOn: "2026-10-20",
    documentNo: "北公〔2026〕31号",
    ...SAYS[register as Register],
    ...cells,
  };
}

/** The same as it is sent: a new entry under a key of its own. */
export function aNewEntry(register: string, cells: Record<string, unknown> = {}) {
  return { ...anEntry(register, cells), rowKey: randomUUID(), version: 0 };
}
