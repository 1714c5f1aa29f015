import { Fragment } from "react";
import { bulletinPaper, type PaperBlock } from "../../domain/bulletin-paper.ts";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import "../styles/bulletins.css";

/** The bulletin as it comes out of the printer: the same parts as in the Word file. */
export function PaperBlocks(props: { bulletin: Bulletin }) {
  const { content, numberInYear, ...facts } = props.bulletin;
  const blocks = bulletinPaper(content, { ...facts, number: numberInYear });
  return (
    <article className="official-paper" lang="zh-CN">
      {blocks.map((block, index) => (
        <Fragment key={index}>{blockOf(block)}</Fragment>
      ))}
    </article>
  );
}

function blockOf(block: PaperBlock) {
  if (block.kind !== "table") {
    const name = `official-${block.kind}`;
    return block.kind === "title" ? (
      <h2 className={name}>{block.text}</h2>
    ) : (
      <p className={name}>{block.text}</p>
    );
  }
  return (
    <div className="official-table" role="group" tabIndex={0} aria-label={block.headings.join(" ")}>
      <table>
        <thead>
          <tr>
            {block.headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
