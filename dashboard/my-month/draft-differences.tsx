import { Button } from "@fluentui/react-components";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { Field } from "../../domain/form/fields.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { cellWords, type Difference } from "./cells.ts";

/** Somebody changed the report after this draft was begun: field by field, what was, what is, what the draft says. */
export function DraftDifferences(props: {
  figures: MyMonthFigures;
  differences: readonly Difference[];
  take: (field: Field) => void;
  settle: () => void;
}) {
  const { t, language } = useText();
  const { figures } = props;
  const words = { blank: t("file.notFilled"), notApplicable: t("file.notApplicable") };
  const clashes = props.differences.filter(({ mine, now }) => mine !== undefined && mine !== now);
  const others = props.differences.length - clashes.length;
  return (
    <Card
      title={t("myMonth.behind", { count: props.differences.length })}
      note={t("myMonth.behindNote", { clashes: clashes.length, others })}
      tools={
        <Button appearance="primary" size="small" onClick={props.settle}>
          {t(clashes.length > 0 ? "myMonth.keepMine" : "myMonth.understood")}
        </Button>
      }
    >
      {props.differences.length > 0 ? (
        <DataTable
          caption={t("myMonth.behind", { count: props.differences.length })}
          rows={props.differences}
          rowKey={({ field }) => field}
          columns={[
            { key: "field", heading: t("myMonth.cell"), cell: ({ field }) => fieldColumn(field).heading[language] },
            { key: "before", heading: t("myMonth.before"), secondary: true, cell: ({ field, before }) => cellWords(field, before, language, words) },
            { key: "now", heading: t("myMonth.now"), cell: ({ field, now }) => (
              <>
                {cellWords(field, now, language, words)}{" "}
                <small className="muted">{by(figures, field)}</small>
              </>
            ) },
            { key: "mine", heading: t("myMonth.mine"), cell: ({ field, mine, now }) =>
              mine === undefined || mine === now ? "—" : (
                <>
                  <b>{cellWords(field, mine, language, words)}</b>{" "}
                  <Button size="small" onClick={() => { props.take(field); }}>{t("myMonth.takeTheirs")}</Button>
                </>
              ) },
          ]}
        />
      ) : null}
    </Card>
  );
} // prettier-ignore

function by(figures: MyMonthFigures, field: Field): string {
  const origin = figures.origins[field];
  return origin ? `${origin.by} ${formatInstant(origin.at).slice(5)}` : "";
}
