import { Document, Packer, type FileChild } from "docx";
import { extractOpening, extractTables, type OfficerExtract } from "../../domain/outcomes/officer-extract.ts";
import { blank, body, figures, FONTS, PAGE, pageFooter, signature, small, title } from "../bulletins/docx-parts.ts"; // prettier-ignore
import { shanghaiDay } from "../today.ts";

/** The extract as a Word file in official layout (GB/T 9704-2012), as panels are given it. */
export async function writeExtractDocx(extract: OfficerExtract): Promise<Buffer> {
  const day = shanghaiDay(new Date(extract.at));
  const children: FileChild[] = [
    title(`${extract.name}同志政绩档案摘录`),
    body(extractOpening(extract)),
    ...extractTables(extract).flatMap((table): FileChild[] => [
      ...(table.title ? [body(table.title, { keepNext: true }, FONTS.heading)] : []),
      ...(table.rows.length > 0 ? [figures(table.headings, table.rows), blank()] : [body(table.none)]),
    ]),
    signature(extract.issuer, true),
    signature(inChinese(day), false),
    small(`用途：${extract.purpose}。${extract.by}于 ${day} 导出，已记入审计日志。内容以政绩档案系统已公布的结果为准，注意保密。`),
  ]; // prettier-ignore
  const file = new Document({
    ...{ title: `${extract.name}同志政绩档案摘录`, creator: extract.issuer, lastModifiedBy: extract.issuer },
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: "16pt" } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageFooter("right"), even: pageFooter("left") },
        children,
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** `2026-11-04` → 2026年11月4日. */
function inChinese(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}
