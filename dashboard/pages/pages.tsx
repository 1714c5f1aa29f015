import { lazy } from "react";
import { Route, Routes } from "react-router";
import { Empty } from "../components/notice.tsx";
import { useText } from "../use-text.ts";
import { PAGES } from "./page-list.ts";

const ROUTES = PAGES.map(({ path, load }) => ({
  path,
  Page: lazy(async () => ({ default: await load() })),
}));

/** Which page stands at which address. */
export function Pages() {
  const { t } = useText();
  return (
    <Routes>
      {ROUTES.map(({ path, Page }) => (
        <Route key={path} path={path} element={<Page />} />
      ))}
      <Route path="*" element={<Empty text={t("state.notFound")} />} />
    </Routes>
  );
}
