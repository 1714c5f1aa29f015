/** The set of neighbouring character pairs of a text, sorted: what two summaries are compared by (V21). */
export type Pairs = Uint32Array;

/** White space and punctuation do not make two texts different. */
export function pairsOf(text: string): Pairs {
  const plain = text.replace(/[\s\p{P}]+/gu, "");
  const pairs = new Uint32Array(Math.max(plain.length - 1, 0));
  for (let index = 0; index < pairs.length; index += 1) {
    pairs[index] = plain.charCodeAt(index) * 65_536 + plain.charCodeAt(index + 1);
  }
  return withoutRepeats(pairs.sort());
}

function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const pair = sorted[index] ?? 0;
    if (kept === 0 || sorted[kept - 1] !== pair) sorted[kept++] = pair;
  }
  return sorted.subarray(0, kept);
}

/**
 * Is the Dice coefficient 2·|A∩B| ÷ (|A|+|B|) at least `bound`? One walk along two sorted sets, linear in the texts,
 * that ends as soon as too many pairs have no partner.
 */
export function areAlike(a: Pairs, b: Pairs, bound: number): boolean {
  const all = a.length + b.length;
  const mostAlone = all * (1 - bound);
  if (all === 0 || Math.abs(a.length - b.length) > mostAlone) return false;
  let alone = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left !== right) {
      alone += 1;
      if (alone > mostAlone) return false;
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  const shared = (all - (alone + (a.length - i) + (b.length - j))) / 2;
  return 2 * shared >= bound * all;
}

/**
 * For each text the index of another one at least `bound` alike, or −1. Every text is compared only with those that
 * share one of its rarest pairs: two sets that alike must meet in any n − ⌈n·bound ÷ (2 − bound)⌉ + 1 of their n
 * pairs, taken in one common order. So a thousand different summaries cost a thousand look-ups, not half a million
 * comparisons.
 */
export function mostAlike(texts: readonly (string | null)[], bound: number): number[] {
  const sets = texts.map((text) => (text === null ? NO_PAIRS : pairsOf(text)));
  const twin = new Array<number>(texts.length).fill(-1);
  if (sets.filter((set) => set.length > 0).length < 2) return twin;
  const frequency = countPairs(sets);
  const holdersOf = new Map<number, number[]>();
  sets.forEach((set, index) => {
    const candidates = new Set<number>();
    for (const pair of rarest(set, frequency, bound)) {
      const holders = holdersOf.get(pair);
      if (!holders) {
        holdersOf.set(pair, [index]);
        continue;
      }
      for (const other of holders) candidates.add(other);
      if (holders.length < MOST_HOLDERS) holders.push(index);
    }
    for (const other of candidates) {
      if (!areAlike(set, sets[other] ?? NO_PAIRS, bound)) continue;
      twin[index] = other;
      if (twin[other] === -1) twin[other] = index;
      break;
    }
  });
  return twin;
}

const NO_PAIRS: Pairs = new Uint32Array(0);
/** One copy among so many is proof enough: nobody reads more than the first. */
const MOST_HOLDERS = 16;
/** Frequencies are kept by a hash of the pair: a collision only makes a rare pair look common. */
const BUCKETS = 65_536;

function bucketOf(pair: number): number {
  return (Math.imul(pair, 0x9e37_79b1) >>> 16) % BUCKETS;
}

function countPairs(sets: readonly Pairs[]): Uint32Array {
  const frequency = new Uint32Array(BUCKETS);
  for (const set of sets) {
    for (const pair of set) frequency[bucketOf(pair)] = (frequency[bucketOf(pair)] ?? 0) + 1;
  }
  return frequency;
}

/** The rarest pairs of a set in the common order (frequency, then the pair itself). */
function rarest(set: Pairs, frequency: Uint32Array, bound: number): number[] {
  const length = set.length - Math.ceil((set.length * bound) / (2 - bound)) + 1;
  if (set.length === 0) return [];
  const order = new Float64Array(set.length);
  set.forEach((pair, index) => (order[index] = (frequency[bucketOf(pair)] ?? 0) * 2 ** 32 + pair));
  return Array.from(order.sort().subarray(0, length), (key) => key % 2 ** 32);
}
