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
