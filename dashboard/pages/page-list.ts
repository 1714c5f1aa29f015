import { ArrowSwapRegular } from "@fluentui/react-icons/svg/arrow-swap";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { BookRegular } from "@fluentui/react-icons/svg/book";
import { BoxArrowUpRegular } from "@fluentui/react-icons/svg/box-arrow-up";
import { BuildingMultipleRegular } from "@fluentui/react-icons/svg/building-multiple";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { CalendarLtrRegular } from "@fluentui/react-icons/svg/calendar-ltr";
import { ClipboardCheckmarkRegular } from "@fluentui/react-icons/svg/clipboard-checkmark";
import { ClipboardTaskRegular } from "@fluentui/react-icons/svg/clipboard-task";
import { DataPieRegular } from "@fluentui/react-icons/svg/data-pie";
import { DataScatterRegular } from "@fluentui/react-icons/svg/data-scatter";
import { DataTrendingRegular } from "@fluentui/react-icons/svg/data-trending";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { FolderListRegular } from "@fluentui/react-icons/svg/folder-list";
import { GavelRegular } from "@fluentui/react-icons/svg/gavel";
import { PeopleCommunityRegular } from "@fluentui/react-icons/svg/people-community";
import { ScalesRegular } from "@fluentui/react-icons/svg/scales";
import { HatGraduationRegular } from "@fluentui/react-icons/svg/hat-graduation";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { KeyMultipleRegular } from "@fluentui/react-icons/svg/key-multiple";
import { NoteAddRegular } from "@fluentui/react-icons/svg/note-add";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { PersonEditRegular } from "@fluentui/react-icons/svg/person-edit";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { CommentNoteRegular } from "@fluentui/react-icons/svg/comment-note";
import { DocumentEditRegular } from "@fluentui/react-icons/svg/document-edit";
import { PersonSearchRegular } from "@fluentui/react-icons/svg/person-search";
import { PersonStarRegular } from "@fluentui/react-icons/svg/person-star";
import { MegaphoneRegular } from "@fluentui/react-icons/svg/megaphone";
import { RibbonStarRegular } from "@fluentui/react-icons/svg/ribbon-star";
import { DataBarVerticalAscendingRegular } from "@fluentui/react-icons/svg/data-bar-vertical-ascending";
import { CertificateRegular } from "@fluentui/react-icons/svg/certificate";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { StarRegular } from "@fluentui/react-icons/svg/star";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { TimelineRegular } from "@fluentui/react-icons/svg/timeline";
import { TrophyRegular } from "@fluentui/react-icons/svg/trophy";
import { VoteRegular } from "@fluentui/react-icons/svg/vote";
import type { FluentIcon } from "@fluentui/react-icons";
import type { ComponentType } from "react";
import type { Person } from "../../domain/messages.ts";
import { DECIDING } from "../corrections/who-corrects.ts";
import { hasFile, holds, isBusiness, keepsCases, reviews, seesPackages } from "../oversees.ts";
import { keepsFigures } from "../unit-quarters/who-keeps.ts";
import type { TextKey } from "../texts-zh.ts";

/** Where a page stands in the navigation. `none`: it is reached from another page. */
export const PAGE_GROUPS = ["mine", "unit", "colleagues", "assessment", "oversight", "offices", "figures", "bureau"] as const; // prettier-ignore
export type PageGroup = (typeof PAGE_GROUPS)[number];
export const PAGE_GROUP_TEXT: Record<PageGroup, TextKey> = {
  mine: "nav.group.mine",
  unit: "nav.group.unit",
  colleagues: "nav.group.colleagues",
  assessment: "nav.group.assessment",
  oversight: "nav.group.oversight",
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
  { path: "/", group: "mine", offeredTo: isBusiness, text: "nav.overview", icon: HomeRegular,
    load: async () => (await import("./overview-page.tsx")).OverviewPage },
  { path: "/my-month", group: "mine", text: "nav.myMonth", icon: PersonEditRegular, offeredTo: hasFile,
    load: async () => (await import("./my-month-page.tsx")).MyMonthPage },
  { path: "/collect", group: "mine", text: "nav.collect", icon: NoteAddRegular, offeredTo: hasFile,
    load: async () => (await import("./collect-page.tsx")).CollectPage },
  { path: "/package", group: "unit", text: "nav.package", icon: BoxArrowUpRegular, offeredTo: seesPackages,
    load: async () => (await import("./package-page.tsx")).PackagePage },
  { path: "/review", group: "unit", text: "nav.review", icon: ClipboardCheckmarkRegular, offeredTo: reviews,
    load: async () => (await import("./review-page.tsx")).ReviewPage },
  { path: "/segments", group: "unit", text: "nav.segments", icon: ArrowSwapRegular, offeredTo: ({ units }) => units.fills.length > 0,
    load: async () => (await import("./segments-page.tsx")).SegmentsPage },
  { path: "/cases", group: "unit", text: "nav.cases", icon: FolderListRegular, offeredTo: keepsCases,
    load: async () => (await import("./cases-page.tsx")).CasesPage },
  { path: "/confirmations", group: "offices", text: "nav.confirmations", icon: ShieldCheckmarkRegular,
    offeredTo: holds("politicalOffice", "disciplineOffice", "petitions", "legal"),
    load: async () => (await import("./confirmations-page.tsx")).ConfirmationsPage },
  { path: "/outcomes", group: "assessment", text: "nav.outcomes", icon: RibbonStarRegular,
    offeredTo: holds("politicalOffice", "assessmentOffice", "disciplineOffice", "chief", "leadingGroup"),
    load: async () => (await import("./outcomes-page.tsx")).OutcomesPage },
  { path: "/candidates", group: "assessment", text: "nav.candidates", icon: PersonStarRegular,
    offeredTo: holds("politicalOffice", "chief", "leadingGroup"),
    load: async () => (await import("./candidates-page.tsx")).CandidatesPage },
  { path: "/officers", group: "colleagues", offeredTo: isBusiness, text: "nav.officers", icon: PersonSearchRegular,
    load: async () => (await import("./officers-page.tsx")).OfficersPage },
  { path: "/officers/:policeNo", group: "none", offeredTo: isBusiness, load: async () => (await import("./file-page.tsx")).FilePage },
  { path: "/compare", group: "none", offeredTo: isBusiness, load: async () => (await import("./compare-page.tsx")).ComparePage },
  { path: "/wall", group: "colleagues", offeredTo: isBusiness, text: "nav.wall", icon: StarRegular,
    load: async () => (await import("./wall-page.tsx")).WallPage },
  { path: "/publication", group: "offices", text: "nav.publication", icon: MegaphoneRegular,
    offeredTo: holds("filesOffice", "chief", "leadingGroup", "politicalOffice", "disciplineOffice", "assessmentOffice"),
    load: async () => (await import("./publication-page.tsx")).PublicationPage },
  { path: "/bulletins", group: "colleagues", offeredTo: isBusiness, text: "nav.bulletins", icon: DocumentTextRegular,
    load: async () => (await import("./bulletins-page.tsx")).BulletinsPage },
  { path: "/bulletins/:bulletin", group: "none", offeredTo: isBusiness, load: async () => (await import("./bulletin-page.tsx")).BulletinPage },
  { path: "/paper/unit/:code", group: "none", offeredTo: isBusiness, load: async () => (await import("./unit-paper-page.tsx")).UnitPaperPage },
  { path: "/paper/:policeNo", group: "none", offeredTo: isBusiness, load: async () => (await import("./paper-page.tsx")).PaperPage },
  { path: "/ranking", group: "colleagues", offeredTo: isBusiness, text: "nav.ranking", icon: TrophyRegular,
    load: async () => (await import("./ranking-page.tsx")).RankingPage },
  { path: "/check-code", group: "colleagues", offeredTo: isBusiness, text: "nav.checkCode", icon: PrintRegular,
    load: async () => (await import("./check-code-page.tsx")).CheckCodePage },
  { path: "/objections", group: "mine", text: "nav.objections", icon: CommentNoteRegular, offeredTo: isBusiness,
    load: async () => (await import("./objections-page.tsx")).ObjectionsPage },
  { path: "/rules", group: "assessment", text: "nav.rules", icon: GavelRegular, offeredTo: isBusiness,
    load: async () => (await import("./rules-page.tsx")).RulesPage },
  { path: "/rules/:version", group: "none", offeredTo: isBusiness, load: async () => (await import("./rule-page.tsx")).RulePage },
  { path: "/leading-group", group: "assessment", text: "nav.leadingGroup", icon: PeopleCommunityRegular, offeredTo: isBusiness,
    load: async () => (await import("./leading-group-page.tsx")).LeadingGroupPage },
  { path: "/disputes", group: "assessment", text: "nav.disputes", icon: ScalesRegular, offeredTo: isBusiness,
    load: async () => (await import("./disputes-page.tsx")).DisputesPage },
  { path: "/corrections", group: "offices", text: "nav.corrections", icon: DocumentEditRegular, offeredTo: holds(...DECIDING),
    load: async () => (await import("./corrections-page.tsx")).CorrectionsPage },
  { path: "/assessments/quarter", group: "assessment", offeredTo: isBusiness, text: "nav.quarter", icon: TimelineRegular,
    load: async () => (await import("./quarter-page.tsx")).QuarterPage },
  { path: "/assessments/half-year", group: "assessment", offeredTo: isBusiness, text: "nav.halfYear", icon: DataBarVerticalAscendingRegular,
    load: async () => (await import("./half-year-page.tsx")).HalfYearPage },
  { path: "/assessments/year", group: "assessment", offeredTo: isBusiness, text: "nav.yearResult", icon: CertificateRegular,
    load: async () => (await import("./year-page.tsx")).YearPage },
  { path: "/appraisals", group: "assessment", text: "nav.appraisals", icon: VoteRegular,
    offeredTo: holds("assessmentOffice", "chief", "leader", "leadingGroup"),
    load: async () => (await import("./appraisals-page.tsx")).AppraisalsPage },
  { path: "/campaigns", group: "assessment", offeredTo: isBusiness, text: "nav.campaigns", icon: TargetArrowRegular,
    load: async () => (await import("./campaigns-page.tsx")).CampaignsPage },
  { path: "/campaigns/new", group: "none", offeredTo: holds("assessmentOffice"), load: async () => (await import("./campaign-edit-page.tsx")).CampaignEditPage },
  { path: "/campaigns/:campaign", group: "none", offeredTo: isBusiness, load: async () => (await import("./campaign-page.tsx")).CampaignPage },
  { path: "/campaigns/:campaign/edit", group: "none", offeredTo: holds("assessmentOffice"), load: async () => (await import("./campaign-edit-page.tsx")).CampaignEditPage },
  { path: "/campaigns/:campaign/entries", group: "none", offeredTo: isBusiness, load: async () => (await import("./campaign-entries-page.tsx")).CampaignEntriesPage },
  { path: "/discrimination", group: "assessment", text: "nav.discrimination", icon: DataScatterRegular,
    offeredTo: holds("assessmentOffice", "leadingGroup", "chief", "politicalOffice"),
    load: async () => (await import("./discrimination-page.tsx")).DiscriminationPage },
  { path: "/sandbox", group: "assessment", text: "nav.sandbox", icon: BeakerRegular,
    offeredTo: holds("assessmentOffice", "leadingGroup", "chief"),
    load: async () => (await import("./sandbox-page.tsx")).SandboxPage },
  { path: "/rule-differences", group: "none", offeredTo: isBusiness,
    load: async () => (await import("./rule-differences-page.tsx")).RuleDifferencesPage },
  { path: "/unit-assessment", group: "assessment", text: "nav.unitQuarters", icon: BuildingMultipleRegular, offeredTo: isBusiness,
    load: async () => (await import("./unit-assessment-page.tsx")).UnitAssessmentPage },
  { path: "/unit-assessment/:quarter/:unit", group: "none", offeredTo: isBusiness, load: async () => (await import("./unit-quarter-page.tsx")).UnitQuarterPage },
  { path: "/unit-figures", group: "none", offeredTo: keepsFigures, load: async () => (await import("./unit-figures-page.tsx")).UnitFiguresPage },
  { path: "/completion", group: "figures", offeredTo: isBusiness, text: "nav.completion", icon: ClipboardTaskRegular,
    load: async () => (await import("./completion-page.tsx")).CompletionPage },
  { path: "/distribution", group: "figures", offeredTo: isBusiness, text: "nav.distribution", icon: DataPieRegular,
    load: async () => (await import("./distribution-page.tsx")).DistributionPage },
  { path: "/trend", group: "figures", offeredTo: isBusiness, text: "nav.trend", icon: DataTrendingRegular,
    load: async () => (await import("./trend-page.tsx")).TrendPage },
  { path: "/unit", group: "figures", offeredTo: isBusiness, text: "nav.unit", icon: BuildingRegular,
    load: async () => (await import("./unit-page.tsx")).UnitPage },
  { path: "/trace", group: "bureau", text: "nav.trace", icon: HistoryRegular, offeredTo: isBusiness,
    load: async () => (await import("./trace-page.tsx")).TracePage },
  { path: "/journal", group: "bureau", text: "nav.journal", icon: BookRegular, offeredTo: holds("auditAdmin"),
    load: async () => (await import("./journal-page.tsx")).JournalPage },
  { path: "/calendar", group: "bureau", text: "nav.calendar", icon: CalendarLtrRegular, offeredTo: isBusiness,
    load: async () => (await import("./calendar-page.tsx")).CalendarPage },
  { path: "/training", group: "bureau", text: "nav.training", icon: HatGraduationRegular, offeredTo: isBusiness,
    load: async () => (await import("./training-page.tsx")).TrainingPage },
  { path: "/organisation", group: "bureau", text: "nav.organisation", icon: PeopleTeamRegular,
    offeredTo: holds("systemAdmin", "securityAdmin", "politicalOffice", "filesOffice", "disciplineOffice", "assessmentOffice", "leadingGroup", "chief", "leader", "head"),
    load: async () => (await import("./organisation-page.tsx")).OrganisationPage },
  { path: "/accounts", group: "bureau", text: "nav.accounts", icon: KeyMultipleRegular, offeredTo: holds("systemAdmin", "securityAdmin"),
    load: async () => (await import("./accounts-page.tsx")).AccountsPage },
  { path: "/password", group: "none", load: async () => (await import("./password-page.tsx")).PasswordPage },
  { path: "/notices", group: "none", offeredTo: isBusiness, load: async () => (await import("./notices-page.tsx")).NoticesPage },
]; // prettier-ignore
