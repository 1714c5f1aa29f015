import { useId } from "react";
import type { ReactNode } from "react";

/** A titled part of a page. */
export function Card(props: {
  title: ReactNode;
  note?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  const title = useId();
  return (
    <section className={props.wide ? "card wide" : "card"} aria-labelledby={title}>
      <div className="card-head">
        <div>
          <h2 id={title}>{props.title}</h2>
          {props.note ? <p className="muted">{props.note}</p> : null}
        </div>
        {props.tools}
      </div>
      {props.children}
    </section>
  );
}
