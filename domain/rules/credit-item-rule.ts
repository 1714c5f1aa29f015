import type { CreditRole } from "../form/detail-lines.ts";
import type { Bilingual } from "../language.ts";
import type { PostType } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

/** One value of a credit item: by role (主办/协办), by variant (酒驾/醉驾), or the only one. */
export interface CreditValue {
  role: CreditRole | null;
  variant: string | null;
  label: Bilingual;
  points: Hundredths;
}

/** 岗位实绩积分项目, a row of 细则 §3. */
export interface CreditItemRule {
  /** `c01` … `c25`. */
  code: string;
  name: Bilingual;
  /** What `quantity` counts: 人, 起, 户. */
  unit: Bilingual;
  /** Points are given for every full `per` units of the month's quantity (每10户: 10). */
  per: number;
  /** Most one officer earns by this item in a month; `null` = no cap of its own. */
  monthCap: Hundredths | null;
  /** `null` = all posts. */
  posts: PostType[] | null;
  /** Whether a line names a case (警综案号, unique per officer and role) or a task. */
  basis: "case" | "task";
  values: CreditValue[];
  /** Reported, never rewarded: counts of detentions invite fabrication (细则 §3). */
  statisticsOnly: boolean;
}
