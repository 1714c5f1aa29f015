import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { ColumnDefinition, SheetDefinition } from "../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { CorrectionDiff } from "../../domain/messages/corrections.ts";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

interface Pair {
  key: string;
  name: string;
  from: string;
  to: string;
}

/** The exact difference, side by side: columns and lines, points with their reasons, and what becomes of the grade. */
export function DiffView(props: { diff: CorrectionDiff }) {
  const { t, language } = useText();
  const { diff } = props;
  const { signed, barred } = diff.grade;
  const words = {
    blank: t("correction.blank"),
    none: t("correction.noLine"),
    deleted: t("correction.lineDeleted"),
    notApplicable: t("correction.notApplicable"),
  };
  const pairs = pairsOf(diff, words, language);
  return (
    <div className="diff">
      <DataTable
        caption={t("correction.previewTitle")}
        rows={pairs}
        rowKey={({ key }) => key}
        columns={[
          { key: "item", heading: t("correction.item"), cell: ({ name }) => name },
          { key: "before", heading: t("correction.before"), cell: ({ from }) => <del>{from}</del> },
          { key: "after", heading: t("correction.after"), cell: ({ to }) => <ins>{to}</ins> },
        ]}
      />
      <dl className="diff-sums">
        <div>
          <dt>{t("correction.total")}</dt>
          <dd>
            {formatPoints(diff.total.from)} → <strong>{formatPoints(diff.total.to)}</strong>{" "}
            <span className="muted">{formatDifference(diff.total.to - diff.total.from)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("correction.suggested")}</dt>
          <dd>
            {diff.suggested.from ? <GradeBadge grade={diff.suggested.from} /> : "—"} →{" "}
            {diff.suggested.to ? <GradeBadge grade={diff.suggested.to} /> : "—"}
          </dd>
        </div>
      </dl>
      {diff.indicators.length === 0 ? null : (
        <>
          <h3>{t("correction.points")}</h3>
          <DataTable
            caption={t("correction.points")}
            rows={diff.indicators}
            rowKey={({ to }) => to.code}
            columns={[
              {
                key: "name",
                heading: t("correction.item"),
                cell: ({ to }) => `${to.code} ${to.name[language]}`,
              },
              { key: "from", heading: t("correction.before"), cell: ({ from }) => earned(from, language) },
              { key: "to", heading: t("correction.after"), cell: ({ to }) => earned(to, language) },
            ]}
          />
        </>
      )}
      <p className={barred ? "refused" : "muted"}>
        {signed === null
          ? t("correction.gradeNone")
          : barred
            ? t("correction.gradeBarred", { grade: GRADE_LABEL[signed][language], why: barred[language] })
            : t("correction.gradeAgain", { grade: GRADE_LABEL[signed][language] })}
      </p>
    </div>
  );
}

function earned(indicator: CorrectionDiff["indicators"][number]["to"], language: Language) {
  return (
    <>
      <strong>{formatPoints(indicator.earned)}</strong>
      <br />
      <span className="muted">{indicator.formula[language]}</span>
    </>
  );
}

interface Words {
  blank: string;
  none: string;
  deleted: string;
  notApplicable: string;
}

function pairsOf(diff: CorrectionDiff, words: Words, language: Language): Pair[] {
  const shown = (column: ColumnDefinition, value: unknown): string =>
    shownText(column, value, words, language);
  return [
    ...diff.fields.map(({ field, from, to }) => {
      const column = fieldColumn(field);
      return { key: field, name: column.heading[language], from: shown(column, from), to: shown(column, to) };
    }),
    ...diff.events.flatMap((change) => linePairs(EVENT_SHEET, change, shown, words, language)),
    ...diff.credits.flatMap((change) => linePairs(CREDIT_SHEET, change, shown, words, language)),
  ];
}

function shownText(column: ColumnDefinition, value: unknown, words: Words, language: Language): string {
  if (value === undefined || (value === null && column.nullIsBlank)) return words.blank;
  if (value === null) return words.notApplicable;
  if (typeof value !== "string" && typeof value !== "number") return "";
  return column.list?.find((option) => option.value === value)?.label[language] ?? String(value);
}

/** A line that comes or goes stands whole; of one that changes only the cells that do. */
function linePairs<T extends { rowKey: string }>(
  sheet: SheetDefinition,
  { rowKey, from, to }: { rowKey: string; from: T | null; to: T | null },
  shown: (column: ColumnDefinition, value: unknown) => string,
  words: Words,
  language: Language,
): Pair[] {
  const was = from as Record<string, unknown> | null;
  const is = to as Record<string, unknown> | null;
  const title = sheet.title[language];
  return sheet.columns
    .filter(({ key, filledBy }) => filledBy !== "system" && (was?.[key] ?? null) !== (is?.[key] ?? null))
    .map((column) => ({
      key: `${rowKey}/${column.key}`,
      name: `${title} · ${column.heading[language]}`,
      from: was ? shown(column, was[column.key]) : words.none,
      to: is ? shown(column, is[column.key]) : words.deleted,
    }));
}
