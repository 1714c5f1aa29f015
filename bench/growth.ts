import { figure, type Figure } from "./figure.ts";

/** Below this many milliseconds at both sizes a cost is noise, not growth. */
const NOISE = 2;

/**
 * P7: how a cost grows between two neighbouring sizes, as the exponent e of cost ~ officersᵉ. Both runs must have
 * been on the same machine for this to mean anything.
 */
export function growthFigures(runs: readonly { size: number; figures: readonly Figure[] }[]): Figure[] {
  const sorted = [...runs].sort((a, b) => a.size - b.size);
  return sorted.flatMap((larger, index) => {
    const smaller = sorted[index - 1];
    if (!smaller) return [];
    return larger.figures.flatMap((one) => {
      const before = smaller.figures.find(({ key }) => key === one.key);
      if (!one.grows || !before || Math.max(one.ours, before.ours) < NOISE) return [];
      return [
        figure({
          key: `growth.${one.key}.${smaller.size}-${larger.size}`,
          plan: "P7",
          name: {
            zh: `增长指数 ${one.name.zh}`,
            en: `${one.name.en}, ${smaller.size} → ${larger.size}`,
          },
          unit: "exponent",
          ours: Math.log(one.ours / before.ours) / Math.log(larger.size / smaller.size),
          target: { direction: "atMost", value: 1.05, of: "ours" },
        }),
      ];
    });
  });
}
