import type { ReactNode } from "react";
import { PageTitle } from "./page-title.tsx";

/** A page's title, in the page and in the browser's tab, and what the page is filtered by. */
export function PageHead(props: { title: string; aside?: ReactNode; children?: ReactNode }) {
  return (
    <header className="page-head">
      <PageTitle title={props.title} />
      <div className="page-head-line">
        <h1>{props.title}</h1>
        {props.aside ? <p className="aside">{props.aside}</p> : null}
      </div>
      {props.children}
    </header>
  );
}
