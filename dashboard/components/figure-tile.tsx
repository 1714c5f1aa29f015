import type { ReactNode } from "react";
import { Link } from "react-router";

/** One large figure with its name and what to compare it with; the whole tile opens the list behind it. */
export function FigureTile(props: {
  name: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  /** Filled share 0 … 1 drawn under the figure. */
  share?: number;
  to?: string;
}) {
  const inside = (
    <>
      <span className="tile-name">{props.name}</span>
      <span className="tile-value">{props.value}</span>
      {props.share === undefined ? null : (
        <span className="tile-share" aria-hidden="true">
          <span style={{ width: `${Math.min(1, props.share) * 100}%` }} />
        </span>
      )}
      {props.note ? <span className="tile-note">{props.note}</span> : null}
    </>
  );
  return props.to ? (
    <Link className="tile" to={props.to}>
      {inside}
    </Link>
  ) : (
    <div className="tile">{inside}</div>
  );
}
