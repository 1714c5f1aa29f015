/** `ZJ-2026-0456`: the year and the number taken in it. */
const NUMBER = /^ZJ-\d{4}-\d{4,8}$/;

/** Whether a text is a number the server could have given out; papers of the archive may carry others. */
export function isEvidenceNo(text: string): boolean {
  return NUMBER.test(text);
}

/** The numbers a line cites, in its order and each once: 证据编号 holds several, parted by commas of any kind. */
export function evidenceNumbers(text: string | null): string[] {
  if (text === null) return [];
  const numbers = text
    .normalize("NFKC")
    .toUpperCase()
    .split(/[,;、\s]+/)
    .filter((number) => number !== "");
  return [...new Set(numbers)];
}
