/**
 * 优秀名额 of a reviewing pool: floor(base × percent ÷ 100) (细则 §5). `base` = graded officers, 不定等次 left out.
 * 34 at 20 % → 6; 7 → 1; 4 → 0.
 */
export function excellentQuota(base: number, percent: number): number {
  const share = base * percent;
  return base <= 0 ? 0 : (share - (share % 100)) / 100;
}
