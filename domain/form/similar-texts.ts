/** The set of neighbouring character pairs of a text, sorted: what two summaries are compared by (V21). */
export type Pairs = Uint32Array;

/** White space and punctuation do not make two texts different. */
export function pairsOf(text: string): Pairs {
  const plain = SURROGATE.test(text) ? text.replace(SILENT, "") : text;
  const silent = (silentUnits ??= markSilentUnits());
  const pairs = new Uint32Array(Math.max(plain.length - 1, 0));
  let count = 0;
  let before = -1;
  for (let index = 0; index < plain.length; index += 1) {
    const unit = plain.charCodeAt(index);
    if (silent[unit] === 1) continue;
    if (before >= 0) pairs[count++] = before * 65_536 + unit;
    before = unit;
  }
  return withoutRepeats(pairs.subarray(0, count).sort());
}

const SILENT = /[\s\p{P}]+/gu;
const SURROGATE = /[\ud800-\udfff]/;
let silentUnits: Uint8Array | undefined;

/** Which of the 65,536 units are silent: asked once, because the expression costs a thousand summaries milliseconds. */
function markSilentUnits(): Uint8Array {
  const units = new Uint8Array(65_536);
  const alone = new RegExp(SILENT.source, "u");
  for (let unit = 0; unit < units.length; unit += 1) {
    if ((unit < 0xd800 || unit > 0xdfff) && alone.test(String.fromCharCode(unit))) units[unit] = 1;
  }
  return units;
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
  const sketches = sketchesOf(sets);
  const holdersOf = new Map<number, number[]>();
  /** The last text each one was compared with: a candidate is met once per shared pair. */
  const metBy = new Int32Array(texts.length).fill(-1);
  sets.forEach((set, index) => {
    for (const pair of rarest(set, frequency, bound)) {
      const holders = holdersOf.get(pair);
      if (!holders) {
        holdersOf.set(pair, [index]);
        continue;
      }
      for (const other of holders) {
        if (twin[index] !== -1) break;
        if (metBy[other] === index) continue;
        metBy[other] = index;
        const it = sets[other] ?? NO_PAIRS;
        // Half a pair more than the bound: which side of it a text falls is for `areAlike` to say.
        const mostAlone = (set.length + it.length) * (1 - bound) + 0.5;
        if (atLeastAlone(sketches, index, other) > mostAlone || !areAlike(set, it, bound)) continue;
        twin[index] = other;
        if (twin[other] === -1) twin[other] = index;
      }
      if (holders.length < MOST_HOLDERS) holders.push(index);
    }
  });
  return twin;
}

/** Words of 32 bits in a sketch: every pair of a text sets one bit of its 128. */
const WORDS = 4;

function sketchesOf(sets: readonly Pairs[]): Int32Array {
  const sketches = new Int32Array(sets.length * WORDS);
  sets.forEach((set, index) => {
    for (let place = 0; place < set.length; place += 1) {
      const bit = bucketOf(set[place] ?? 0) % (WORDS * 32);
      sketches[index * WORDS + (bit >> 5)]! |= 1 << (bit & 31);
    }
  });
  return sketches;
}

/**
 * A bit that only one of two texts has is a pair without a partner: so many are certainly alone. Settles all but the
 * really similar (with the rest of this file 1,000 summaries went from 22 ms to 8) without walking along the sets.
 */
function atLeastAlone(sketches: Int32Array, a: number, b: number): number {
  let alone = 0;
  for (let word = 0; word < WORDS; word += 1) {
    alone += bitsIn((sketches[a * WORDS + word] ?? 0) ^ (sketches[b * WORDS + word] ?? 0));
  }
  return alone;
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

const NO_PAIRS: Pairs = new Uint32Array(0);
/** One copy among so many is proof enough: nobody reads more than the first. */
const MOST_HOLDERS = 16;
/** Frequencies are kept by a 16-bit hash of the pair: a collision only makes a rare pair look common. */
const BUCKETS = 65_536;

function bucketOf(pair: number): number {
  return Math.imul(pair, 0x9e37_79b1) >>> 16;
}

function countPairs(sets: readonly Pairs[]): Uint32Array {
  const frequency = new Uint32Array(BUCKETS);
  for (const set of sets) {
    for (let index = 0; index < set.length; index += 1) {
      const bucket = bucketOf(set[index] ?? 0);
      frequency[bucket] = (frequency[bucket] ?? 0) + 1;
    }
  }
  return frequency;
}

/** The rarest pairs of a set in the common order (frequency, then the pair itself), as 32-bit integers. */
function rarest(set: Pairs, frequency: Uint32Array, bound: number): Int32Array {
  const length = set.length - Math.ceil((set.length * bound) / (2 - bound)) + 1;
  if (set.length === 0) return NO_KEYS;
  const order = new Float64Array(set.length);
  for (let index = 0; index < set.length; index += 1) {
    const pair = set[index] ?? 0;
    order[index] = (frequency[bucketOf(pair)] ?? 0) * 2 ** 32 + pair;
  }
  order.sort();
  // Stored as 32 bits a key loses its upper half, the frequency; small integers are what a Map finds fastest.
  const keys = new Int32Array(length);
  for (let index = 0; index < length; index += 1) keys[index] = (order[index] ?? 0) | 0;
  return keys;
}
const NO_KEYS = new Int32Array(0);
