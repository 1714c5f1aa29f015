import { useQuery } from "@tanstack/react-query";
import type { FormRow, MonthForm } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";
import type { ReviewScope } from "./review-scope.ts";

export interface ReviewRows {
  ruleSet: string;
  rows: (FormRow & { unitName: string })[];
}

/**
 * The files of a scope in a month. Rows of another month or unit never stand in for them: a grade is chosen for the
 * version that is seen.
 */
export function useReviewRows(month: Month | null, scope: ReviewScope | null) {
  return useQuery({
    ...FRESH,
    placeholderData: undefined,
    queryKey: ["use-review-rows", month, scope?.key],
    queryFn: async ({ signal }): Promise<ReviewRows> => {
      const forms = await Promise.all(
        (scope?.units ?? []).map((unit) =>
          get<MonthForm>(`/months/${month ?? ""}/form${queryText({ unit })}`, signal),
        ),
      );
      const rows = forms.flatMap((form) =>
        form.rows.filter((row) => scope?.grades(row)).map((row) => ({ ...row, unitName: form.unit.name })),
      );
      return { ruleSet: forms[0]?.ruleSet ?? "", rows };
    },
    enabled: month !== null && scope !== null,
  });
}
