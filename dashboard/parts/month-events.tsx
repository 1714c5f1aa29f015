import type { EventLine } from "../../domain/form/detail-lines.ts";
import { FINDING_LABEL, RESPONSIBILITY_LABEL } from "../../domain/form/labels.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Empty } from "../components/notice.tsx";
import { useRules } from "../figures/use-rules.ts";
import { useText } from "../use-text.ts";

/** 奖惩投诉舆情 of the month, as far as this reader may see them. */
export function MonthEvents(props: { events: readonly EventLine[]; ruleSet: string }) {
  const { t, language } = useText();
  const rules = useRules(props.ruleSet).data;
  const typeOf = (line: EventLine) => rules?.events.find((rule) => rule.type === line.type);
  const variantOf = (line: EventLine) =>
    typeOf(line)?.values.find((value) => value.variant !== null && value.variant === line.variant)?.label[
      language
    ];
  return (
    <Card wide title={t("file.events")}>
      {props.events.length === 0 ? (
        <Empty text={t("file.eventsNone")} />
      ) : (
        <DataTable
          caption={t("file.events")}
          rows={props.events}
          rowKey={(line) => line.rowKey}
          columns={[
            {
              key: "type",
              heading: t("column.type"),
              cell: (line) => (
                <>
                  {variantOf(line) ?? typeOf(line)?.name[language] ?? line.type}{" "}
                  <span className="code">{line.type}</span>
                </>
              ),
            },
            { key: "reason", heading: t("column.reason"), cell: (line) => line.reason || "—" },
            {
              key: "finding",
              heading: t("column.finding"),
              cell: (line) =>
                [
                  line.finding ? FINDING_LABEL[line.finding][language] : "",
                  line.responsibility ? RESPONSIBILITY_LABEL[line.responsibility][language] : "",
                ]
                  .filter(Boolean)
                  .join(" · ") || "—",
            },
            { key: "document", heading: t("column.documentNo"), cell: (line) => line.documentNo ?? "—" },
            {
              key: "date",
              heading: t("column.date"),
              cell: (line) => line.documentOn ?? line.occurredOn ?? "—",
            },
          ]}
        />
      )}
    </Card>
  );
}
