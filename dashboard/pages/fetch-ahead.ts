import type { PageEntry } from "./page-list.ts";

/** Long after the first chart is drawn. */
const QUIET = 5_000;

/**
 * Fetches the programs of the pages a person is offered, one after the other, once his first page stands: when the
 * network goes, he can still walk to them. What could not be fetched is fetched when it is opened.
 * @returns what stops it
 */
export function fetchAhead(pages: readonly PageEntry[]): () => void {
  let stopped = false;
  const begin = setTimeout(() => void walk(), QUIET);
  const walk = async (): Promise<void> => {
    for (const { load } of pages) {
      if (stopped) return;
      await load().catch(() => undefined);
    }
  };
  return () => {
    stopped = true;
    clearTimeout(begin);
  };
}
