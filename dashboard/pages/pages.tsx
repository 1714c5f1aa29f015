import { lazy } from "react";
import { Route, Routes } from "react-router";
import { Empty } from "../components/notice.tsx";
import { useText } from "../use-text.ts";

// Each page is fetched when it is first opened: the first one costs no more than it needs (quality P6).
const Overview = lazy(async () => ({ default: (await import("./overview-page.tsx")).OverviewPage }));
const Completion = lazy(async () => ({ default: (await import("./completion-page.tsx")).CompletionPage }));
const Review = lazy(async () => ({ default: (await import("./review-page.tsx")).ReviewPage }));
const Distribution = lazy(async () => ({
  default: (await import("./distribution-page.tsx")).DistributionPage,
}));
const Ranking = lazy(async () => ({ default: (await import("./ranking-page.tsx")).RankingPage }));
const Trend = lazy(async () => ({ default: (await import("./trend-page.tsx")).TrendPage }));
const Unit = lazy(async () => ({ default: (await import("./unit-page.tsx")).UnitPage }));
const Officers = lazy(async () => ({ default: (await import("./officers-page.tsx")).OfficersPage }));
const Cases = lazy(async () => ({ default: (await import("./cases-page.tsx")).CasesPage }));
const File = lazy(async () => ({ default: (await import("./file-page.tsx")).FilePage }));

/** Which page stands at which address. */
export function Pages() {
  const { t } = useText();
  return (
    <Routes>
      <Route path="/" element={<Overview />} />
      <Route path="/completion" element={<Completion />} />
      <Route path="/review" element={<Review />} />
      <Route path="/distribution" element={<Distribution />} />
      <Route path="/ranking" element={<Ranking />} />
      <Route path="/trend" element={<Trend />} />
      <Route path="/unit" element={<Unit />} />
      <Route path="/officers" element={<Officers />} />
      <Route path="/officers/:policeNo" element={<File />} />
      <Route path="/cases" element={<Cases />} />
      <Route path="*" element={<Empty text={t("state.notFound")} />} />
    </Routes>
  );
}
