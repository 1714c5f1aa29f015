import { useId, useRef } from "react";
import type { ReactNode } from "react";
import { TakeAway } from "../take-away/lazy-menu.tsx";
import type { TakenTable } from "../take-away/read-table.ts";

/** A titled part of a page. */
export function Card(props: {
  title: ReactNode;
  note?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  wide?: boolean;
  /** 另存: figures that may leave the page as a file, under this name; `whole` brings a list shown a page at a time. */
  takeAway?: { title: string; chart?: boolean; whole?: () => Promise<TakenTable> };
}) {
  const title = useId();
  const card = useRef<HTMLElement>(null);
  const { takeAway } = props;
  return (
    <section className={props.wide ? "card wide" : "card"} aria-labelledby={title} ref={card}>
      <div className="card-head">
        <div>
          <h2 id={title}>{props.title}</h2>
          {props.note ? <p className="muted">{props.note}</p> : null}
        </div>
        {takeAway || props.tools ? (
          <div className="card-tools">
            {props.tools}
            {takeAway ? (
              <TakeAway
                title={takeAway.title}
                card={() => card.current}
                chart={takeAway.chart ?? false}
                whole={takeAway.whole}
              />
            ) : null}
          </div>
        ) : null}
      </div>
      {props.children}
    </section>
  );
}
