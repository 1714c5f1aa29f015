import { lazy, Suspense } from "react";
import type { ReactNode } from "react";
import { PageTitle } from "./page-title.tsx";

const SavePage = lazy(async () => ({ default: (await import("../take-away/save-page.tsx")).SavePage }));

/** A page's title, in the page and in the browser's tab, and what the page is filtered by. */
export function PageHead(props: {
  title: string;
  aside?: ReactNode;
  children?: ReactNode;
  /** The page shows figures that may be taken away as a whole. */
  takeAway?: boolean;
}) {
  return (
    <header className="page-head">
      <PageTitle title={props.title} />
      <div className="page-head-line">
        <h1>{props.title}</h1>
        {props.aside ? <p className="aside">{props.aside}</p> : null}
        {props.takeAway ? (
          <Suspense>
            <SavePage />
          </Suspense>
        ) : null}
      </div>
      {props.children}
    </header>
  );
}
