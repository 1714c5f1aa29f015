import { lazy, Suspense } from "react";
import type { TakenTable } from "./read-table.ts";

const TakeAwayMenu = lazy(async () => ({ default: (await import("./take-away-menu.tsx")).TakeAwayMenu }));

/** The menu 另存 of a card, fetched behind the page: the first chart does not wait for it. */
export function TakeAway(props: {
  title: string;
  card: () => HTMLElement | null;
  chart: boolean;
  whole?: (() => Promise<TakenTable>) | undefined;
}) {
  return (
    <Suspense>
      <TakeAwayMenu {...props} />
    </Suspense>
  );
}
