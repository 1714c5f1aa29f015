import type { CreditLine } from "../../domain/form/detail-lines.ts";
import { CREDIT_ROLE_LABEL } from "../../domain/form/labels.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Empty } from "../components/notice.tsx";
import { useRules } from "../figures/use-rules.ts";
import { useText } from "../use-text.ts";

/** 岗位实绩明细 of the month, named by the rules that scored them. */
export function MonthCredits(props: { credits: readonly CreditLine[]; ruleSet: string }) {
  const { t, language } = useText();
  const rules = useRules(props.ruleSet).data;
  const itemOf = (line: CreditLine) => rules?.credits.find((item) => item.code === line.item);
  return (
    <Card wide title={t("file.credits")}>
      {props.credits.length === 0 ? (
        <Empty text={t("file.creditsNone")} />
      ) : (
        <DataTable
          caption={t("file.credits")}
          rows={props.credits}
          rowKey={(line) => line.rowKey}
          columns={[
            {
              key: "item",
              heading: t("column.item"),
              cell: (line) => (
                <>
                  {itemOf(line)?.name[language] ?? line.item} <span className="code">{line.item}</span>
                </>
              ),
            },
            {
              key: "role",
              heading: t("column.role"),
              cell: (line) =>
                line.role
                  ? CREDIT_ROLE_LABEL[line.role][language]
                  : (itemOf(line)?.values.find(
                      (value) => value.variant !== null && value.variant === line.variant,
                    )?.label[language] ?? "—"),
            },
            { key: "quantity", heading: t("column.quantity"), number: true, cell: (line) => line.quantity },
            {
              key: "case",
              heading: t("column.caseNo"),
              cell: (line) => line.caseNo ?? line.evidenceNo ?? "—",
            },
            { key: "date", heading: t("column.date"), cell: (line) => line.date },
          ]}
        />
      )}
    </Card>
  );
}
