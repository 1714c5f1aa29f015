import { Refusal } from "../../domain/refusal.ts";
import type { Context } from "../context.ts";

/** Files received, and files held in memory to be examined, at the same time. */
const PLACES = { receive: 6, examine: 2 } as const;
/** Whoever comes when this many wait is told to come again. */
const LONGEST_QUEUE = 100;

interface Line {
  free: number;
  waiting: (() => void)[];
}

const lines = new WeakMap<Context, Record<keyof typeof PLACES, Line>>();

/**
 * Runs `work` when there is room for it. Bodies of those who wait stay on the network: a hundred clerks who upload at
 * once cost no memory.
 * @throws Refusal evidence.busy
 */
export async function takeSlot<T>(
  context: Context,
  place: keyof typeof PLACES,
  work: () => Promise<T>,
): Promise<T> {
  const line = lineOf(context, place);
  if (line.free > 0) line.free -= 1;
  else {
    if (line.waiting.length >= LONGEST_QUEUE) throw new Refusal("evidence.busy");
    await new Promise<void>((resolve) => line.waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next) next();
    else line.free += 1;
  }
}

function lineOf(context: Context, place: keyof typeof PLACES): Line {
  let known = lines.get(context);
  if (!known) {
    known = {
      receive: { free: PLACES.receive, waiting: [] },
      examine: { free: PLACES.examine, waiting: [] },
    };
    lines.set(context, known);
  }
  return known[place];
}
