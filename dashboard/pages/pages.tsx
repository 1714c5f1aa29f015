import { lazy, useEffect } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { Empty } from "../components/notice.tsx";
import { PageBoundary } from "../components/page-boundary.tsx";
import { usePerson } from "../figures/use-person.ts";
import { useText } from "../use-text.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import { PAGES } from "./page-list.ts";

const ROUTES = PAGES.map(({ path, load }) => ({
  path,
  Page: lazy(async () => ({ default: await load() })),
}));

/** Which page stands at which address. Who has no overview, an administrator, begins at the first page he has. */
export function Pages() {
  const { t } = useText();
  const person = usePerson().data;
  const first = PAGES.find(({ group, offeredTo }) => group !== "none" && (!offeredTo || (person && offeredTo(person)))); // prettier-ignore
  const { pathname } = useLocation();
  useEffect(
    () => (person ? fetchAhead(PAGES.filter(({ offeredTo }) => !offeredTo || offeredTo(person))) : undefined),
    [person],
  );
  return (
    <PageBoundary at={pathname}>
      <Routes>
        {ROUTES.map(({ path, Page }) => (
          <Route
            key={path}
            path={path}
            element={
              path === "/" && first && first.path !== "/" ? <Navigate to={first.path} replace /> : <Page />
            }
          />
        ))}
        <Route path="*" element={<Empty text={t("state.notFound")} />} />
      </Routes>
    </PageBoundary>
  );
}
