import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { RankingFigures, RankingRow } from "../../domain/messages.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { get } from "../api.ts";
import { queryText } from "../figures/fresh.ts";
import type { RankingFilters } from "../figures/use-ranking.ts";
import type { Translate } from "../language.ts";
import type { TakenCell, TakenTable } from "./read-table.ts";

const PAGE_SIZE = 200;
/** More than this is the annual workbook's business. */
const MOST_PAGES = 50;

/** The whole ranking under these filters, not only the page that shows. */
export async function takeRanking(
  filters: RankingFilters,
  t: Translate,
  language: Language,
): Promise<TakenTable> {
  const rows: RankingRow[] = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, MOST_PAGES); page++) {
    const figures = await get<RankingFigures>(
      `/figures/ranking${queryText({ ...filters, page, pageSize: PAGE_SIZE })}`,
    );
    rows.push(...figures.rows);
    pages = Math.ceil(figures.total / PAGE_SIZE);
  }
  return {
    title: t("ranking.officers"),
    heading: [
      ...(["place", "policeNo", "officer", "unit", "postType", "level", "points"] as const).map((column) =>
        t(`column.${column}`),
      ),
      ...AREAS.map((area) => AREA_LABEL[area][language]),
      t("column.movement"),
      t("column.grades"),
      t("column.months"),
    ],
    rows: rows.map((row) => [
      whole(row.place),
      ...[row.policeNo, row.name, row.unitName, POST_TYPE_LABEL[row.postType][language]],
      LEVEL_LABEL[row.level][language],
      points(row.points),
      ...AREAS.map((area) => points(row.areas[area])),
      row.movement === null ? "" : { number: row.movement, format: "+0;-0;0" },
      GRADES.filter((grade) => row.grades[grade])
        .map((grade) => `${GRADE_LABEL[grade][language]}${row.grades[grade]}`)
        .join(" "),
      whole(row.months),
    ]),
  };
}

function whole(number: number): TakenCell {
  return { number, format: "0" };
}

/** Hundredths as the points they are; 不适用 stays empty. */
function points(hundredths: number | null | undefined): TakenCell {
  return hundredths === null || hundredths === undefined ? "" : { number: hundredths / 100, format: "0.00" };
}
