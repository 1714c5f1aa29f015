import { Document, Packer, type FileChild } from "docx";
import { bulletinPaper, type PaperBlock } from "../../domain/bulletin-paper.ts";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { blank, body, figures, FONTS, imprint, numberLine, PAGE, pageFooter, redHead, signature, small, title } from "./docx-parts.ts"; // prettier-ignore

/** A bulletin as a Word file in official layout (GB/T 9704-2012), the same parts as on the page. */
export async function writeBulletinDocx(bulletin: Bulletin): Promise<Buffer> {
  const { content, numberInYear, ...facts } = bulletin;
  const blocks = bulletinPaper(content, { ...facts, number: numberInYear });
  const file = new Document({
    title: bulletin.title,
    creator: content.issuer,
    lastModifiedBy: content.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: "16pt" } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageFooter("right"), even: pageFooter("left") },
        children: childrenOf(blocks),
      },
    ],
  });
  return Packer.toBuffer(file);
}

function childrenOf(blocks: readonly PaperBlock[]): FileChild[] {
  const ruled = blocks.some(({ kind }) => kind === "redHead");
  const imprints = blocks.flatMap((block) =>
    block.kind === "copies" || block.kind === "printed" ? [block.text] : [],
  );
  let signed = false;
  return blocks.flatMap((block): FileChild[] => {
    switch (block.kind) {
      case "redHead":
        return [redHead(block.text)];
      case "number":
        return [numberLine(block.text, ruled)];
      case "title":
        return [title(block.text)];
      case "recipients":
        return [body(block.text, { indent: {} })];
      case "heading":
        return [body(block.text, { keepNext: true }, FONTS.heading)];
      case "item":
      case "text":
        return [body(block.text)];
      case "table":
        return [figures(block.headings, block.rows), blank()];
      case "signature": {
        const first = !signed;
        signed = true;
        return [signature(block.text, first)];
      }
      case "copies":
        return [blank(2), imprint(imprints)];
      case "printed":
        return [];
      case "small":
        return [small(block.text)];
    }
  });
}
