import type { UnitPaper, UnitPaperColumn } from "../../domain/messages/papers.ts";
import { useText } from "../use-text.ts";
import { SheetProof } from "./sheet-proof.tsx";
import "../styles/papers.css";

/** Millimetres of the 400 an A3 page has. */
const IDENTITY = [12, 15, 19, 16, 10];
const WIDTHS = { text: 9.5, number: 7, points: 9.5, long: 62, note: 24 };

/** 单位政绩档案汇总表: the columns of the form in Excel on A3, the areas as merged heads, one row per officer. */
export function UnitSheet(props: { paper: UnitPaper }) {
  const { t } = useText();
  const { paper } = props;
  const widths = paper.columns.map(widthOf);
  const all = widths.reduce((sum, width) => sum + width, 0);
  return (
    <div className="sheet-frame" role="group" tabIndex={0} aria-label={t("papers.unitTable")}>
      <article className="sheet sheet-a3">
        <h2>{t("papers.unitTitle", { unit: paper.unitName })}</h2>
        <SheetProof paper={paper} />
        <table className={paper.blank ? "blank" : undefined}>
          <colgroup>
            {widths.map((width, index) => (
              <col key={index} style={{ width: `${(width / all) * 100}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {groupsOf(paper.columns).map(({ group, span }, index) => (
                <th key={index} scope="colgroup" colSpan={span}>
                  {group}
                </th>
              ))}
            </tr>
            <tr>
              {paper.columns.map((column) => {
                const isWide = column.kind === "who" || isLong(column);
                return (
                  <th key={column.heading} scope="col" className={isWide ? undefined : "upright"}>
                    {isWide ? column.heading : <span>{column.heading}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {paper.rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((value, index) => {
                  const column = paper.columns[index]!;
                  return (
                    <td
                      key={index}
                      className={isLong(column) ? "long" : typeof value === "number" ? "figure" : undefined}
                    >
                      {textOf(column, value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <table className="stack">
          <tbody>
            <tr>
              {(["clerkSignature", "headSignature", "seal"] as const).map((key) => (
                <td key={key} className="sign">
                  {t(`papers.${key}`)}
                  <span className="sign-day">{t("papers.day")}</span>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </article>
    </div>
  );
}

/** Points are always shown with two places; what was filled as it was filled. */
function textOf({ kind }: UnitPaperColumn, value: string | number | null): string {
  if (value === null) return "";
  return kind === "points" && typeof value === "number" ? value.toFixed(2) : String(value);
}

function widthOf({ kind }: UnitPaperColumn, index: number): number {
  return kind === "who" ? (IDENTITY[index] ?? 12) : WIDTHS[kind];
}

function isLong({ kind }: UnitPaperColumn): boolean {
  return kind === "long" || kind === "note";
}

/** Neighbouring columns of one area share a head. */
function groupsOf(columns: readonly UnitPaperColumn[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last?.group === group) last.span += 1;
    else groups.push({ group, span: 1 });
  }
  return groups;
}
