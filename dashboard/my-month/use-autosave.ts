import { useEffect, useRef, useState } from "react";
import type { Month } from "../../domain/month.ts";
import type { Cells } from "./cells.ts";
import { discardDraft, saveDraft } from "./use-my-month.ts";

/** Typing pauses this long before the draft goes to the server. */
const PAUSE = 900;
/** An emptied draft is thrown away at once. */
const NOTHING = '{"cells":{},';

export type Saved =
  { state: "idle" } | { state: "waiting" } | { state: "saved"; at: string } | { state: "failed" };

/**
 * 自动保存: keeps the draft on the server, one request at a time, the last content last. `touched` says that this page
 * changed something: opening a page writes nothing.
 */
export function useAutosave(
  month: Month,
  draft: { cells: Cells; baseVersion: number },
  touched: boolean,
): Saved {
  const [saved, setSaved] = useState<Saved>({ state: "idle" });
  const last = useRef(JSON.stringify(draft));
  const chain = useRef<Promise<void>>(Promise.resolve());
  const text = JSON.stringify(draft);
  useEffect(() => {
    if (!touched || text === last.current) {
      // Typed and taken back before it was sent: nothing waits any more.
      setSaved((before) => (before.state === "waiting" ? { state: "idle" } : before));
      return;
    }
    setSaved({ state: "waiting" });
    const timer = setTimeout(
      () => {
        last.current = text;
        chain.current = chain.current.then(async () => {
          try {
            const content = JSON.parse(text) as typeof draft;
            if (Object.keys(content.cells).length === 0) {
              await discardDraft(month);
              if (last.current === text) setSaved({ state: "idle" });
            } else {
              const { at } = await saveDraft(month, content);
              if (last.current === text) setSaved({ state: "saved", at });
            }
          } catch {
            last.current = "";
            setSaved({ state: "failed" });
          }
        });
      },
      text.startsWith(NOTHING) ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [month, text, touched]);
  return saved;
}
