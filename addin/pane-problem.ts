/** Something the clerk must know: `code` names the sentence in `texts-zh.ts`, `details` fill its gaps. */
export class PaneProblem extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(code: string, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}
