/** The sentences of 另存: what may be taken away from a page. */
export const TAKE_AWAY_ZH = {
  "column.policeNo": "警号",
  "takeAway.menu": "另存",
  "takeAway.of": "另存“{{title}}”",
  "takeAway.picture": "图片（PNG）",
  "takeAway.workbook": "表格（Excel）",
  "takeAway.csv": "表格（CSV）",
  "takeAway.page": "整页存为 Excel",
  "takeAway.print": "打印 / 存为 PDF",
  "takeAway.unitYear": "本单位 {{year}} 年度工作簿",
  "takeAway.ownYear": "本人 {{year}} 年度表",
  "takeAway.officerYear": "该民警 {{year}} 年度表",
  "takeAway.failed": "没有存成，请再试一次。",
} as const;
