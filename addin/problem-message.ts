import type { PaneProblem } from "./pane-problem.ts";
import { hasSentence, type Say, type TextKey } from "./texts.ts";

/** The sentence of a problem, with the reference number to say on the telephone where there is one. */
export function problemText(say: Say, { code, details }: PaneProblem): string {
  const known = hasSentence(code);
  const sentence = say(
    known ? (`problem/${code}` as TextKey) : "problem/unexpected",
    known ? details : { detail: code },
  );
  const { reference } = details;
  return reference === undefined ? sentence : `${sentence}（${say("reference", { reference })}）`;
}
