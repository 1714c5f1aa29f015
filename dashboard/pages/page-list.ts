import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { ClipboardCheckmarkRegular } from "@fluentui/react-icons/svg/clipboard-checkmark";
import { ClipboardTaskRegular } from "@fluentui/react-icons/svg/clipboard-task";
import { DataPieRegular } from "@fluentui/react-icons/svg/data-pie";
import { DataTrendingRegular } from "@fluentui/react-icons/svg/data-trending";
import { FolderListRegular } from "@fluentui/react-icons/svg/folder-list";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { PersonSearchRegular } from "@fluentui/react-icons/svg/person-search";
import { TrophyRegular } from "@fluentui/react-icons/svg/trophy";
import type { FluentIcon } from "@fluentui/react-icons";
import type { ComponentType } from "react";
import type { Person } from "../../domain/messages.ts";
import { keepsCases, reviews } from "../oversees.ts";
import type { TextKey } from "../texts-zh.ts";

/** Where a page stands in the navigation. `none`: it is reached from another page. */
export const PAGE_GROUPS = ["mine", "unit", "colleagues", "offices", "figures", "bureau"] as const;
export type PageGroup = (typeof PAGE_GROUPS)[number];
export const PAGE_GROUP_TEXT: Record<PageGroup, TextKey> = {
  mine: "nav.group.mine",
  unit: "nav.group.unit",
  colleagues: "nav.group.colleagues",
  offices: "nav.group.offices",
  figures: "nav.group.figures",
  bureau: "nav.group.bureau",
};

/** One page: its address, its place in the navigation, and who is offered it. The server alone decides what it shows. */
export interface PageEntry {
  path: string;
  group: PageGroup | "none";
  text?: TextKey;
  icon?: FluentIcon;
  /** Fetched when it is first opened: the first page costs no more than it needs (quality P6). */
  load: () => Promise<ComponentType>;
  offeredTo?: (person: Person) => boolean;
}

/** Every page, in the order of the navigation. */
export const PAGES: readonly PageEntry[] = [
  { path: "/", group: "mine", text: "nav.overview", icon: HomeRegular,
    load: async () => (await import("./overview-page.tsx")).OverviewPage },
  { path: "/review", group: "unit", text: "nav.review", icon: ClipboardCheckmarkRegular, offeredTo: reviews,
    load: async () => (await import("./review-page.tsx")).ReviewPage },
  { path: "/cases", group: "unit", text: "nav.cases", icon: FolderListRegular, offeredTo: keepsCases,
    load: async () => (await import("./cases-page.tsx")).CasesPage },
  { path: "/officers", group: "colleagues", text: "nav.officers", icon: PersonSearchRegular,
    load: async () => (await import("./officers-page.tsx")).OfficersPage },
  { path: "/officers/:policeNo", group: "none", load: async () => (await import("./file-page.tsx")).FilePage },
  { path: "/ranking", group: "colleagues", text: "nav.ranking", icon: TrophyRegular,
    load: async () => (await import("./ranking-page.tsx")).RankingPage },
  { path: "/completion", group: "figures", text: "nav.completion", icon: ClipboardTaskRegular,
    load: async () => (await import("./completion-page.tsx")).CompletionPage },
  { path: "/distribution", group: "figures", text: "nav.distribution", icon: DataPieRegular,
    load: async () => (await import("./distribution-page.tsx")).DistributionPage },
  { path: "/trend", group: "figures", text: "nav.trend", icon: DataTrendingRegular,
    load: async () => (await import("./trend-page.tsx")).TrendPage },
  { path: "/unit", group: "figures", text: "nav.unit", icon: BuildingRegular,
    load: async () => (await import("./unit-page.tsx")).UnitPage },
]; // prettier-ignore
