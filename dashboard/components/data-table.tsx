import type { ReactNode } from "react";

/** One column: how it is headed and what it shows of a row. */
export interface Column<Row> {
  key: string;
  heading: string;
  /** Numbers stand right-aligned in tabular figures. */
  number?: boolean;
  /** Left out on a narrow screen, where the row still says the same without it. */
  secondary?: boolean;
  /** Shown only where there is room to spare. */
  spare?: boolean;
  cell: (row: Row) => ReactNode;
}

/** A plain table that scrolls inside its card. The first column heads its row. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  foot?: readonly ReactNode[];
}) {
  return (
    <div className="scroll" role="group" aria-label={props.caption} tabIndex={0}>
      <table>
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {props.foot ? (
          <tfoot>
            <tr>
              {props.columns.map((column, index) => (
                <td key={column.key} className={classOf(column)}>
                  {props.foot?.[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function classOf(column: { number?: boolean; secondary?: boolean; spare?: boolean }): string | undefined {
  const names = [
    column.number ? "number" : "",
    column.secondary ? "secondary" : "",
    column.spare ? "spare" : "",
  ].filter(Boolean);
  return names.length > 0 ? names.join(" ") : undefined;
}
