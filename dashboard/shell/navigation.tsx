import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { ClipboardCheckmarkRegular } from "@fluentui/react-icons/svg/clipboard-checkmark";
import { ClipboardTaskRegular } from "@fluentui/react-icons/svg/clipboard-task";
import { DataPieRegular } from "@fluentui/react-icons/svg/data-pie";
import { DataTrendingRegular } from "@fluentui/react-icons/svg/data-trending";
import { FolderListRegular } from "@fluentui/react-icons/svg/folder-list";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { PersonSearchRegular } from "@fluentui/react-icons/svg/person-search";
import { TrophyRegular } from "@fluentui/react-icons/svg/trophy";
import { NavLink } from "react-router";
import { fileAddress } from "../api.ts";
import { useClock } from "../figures/use-clock.ts";
import { usePerson } from "../figures/use-person.ts";
import { keepsCases, oversees, reviews } from "../oversees.ts";
import { useText } from "../use-text.ts";

const PAGES = [
  { to: "/", text: "nav.overview", icon: HomeRegular },
  { to: "/completion", text: "nav.completion", icon: ClipboardTaskRegular },
  { to: "/review", text: "nav.review", icon: ClipboardCheckmarkRegular },
  { to: "/distribution", text: "nav.distribution", icon: DataPieRegular },
  { to: "/ranking", text: "nav.ranking", icon: TrophyRegular },
  { to: "/trend", text: "nav.trend", icon: DataTrendingRegular },
  { to: "/unit", text: "nav.unit", icon: BuildingRegular },
  { to: "/officers", text: "nav.officers", icon: PersonSearchRegular },
  { to: "/cases", text: "nav.cases", icon: FolderListRegular },
] as const;

/** The pages, and the annual workbook to take away. `leave` closes the menu on a narrow screen. */
export function Navigation(props: { open: boolean; leave: () => void }) {
  const { t } = useText();
  const person = usePerson().data;
  const follows = oversees(person);
  const pages = PAGES.filter(
    ({ to }) => (to !== "/review" || reviews(person)) && (to !== "/cases" || keepsCases(person)),
  );
  const year = useClock().data?.now.slice(0, 4);
  return (
    <nav
      id="navigation"
      className={props.open ? "navigation open" : "navigation"}
      aria-label={t("app.navigation")}
    >
      <ul>
        {pages.map((page) => (
          <li key={page.to}>
            <NavLink to={page.to} end={page.to === "/"} onClick={props.leave}>
              <page.icon aria-hidden="true" />
              {t(page.text)}
            </NavLink>
          </li>
        ))}
      </ul>
      {year && follows ? (
        <a className="workbook" href={fileAddress(`/workbooks/annual/${year}.xlsx`)} download>
          <ArrowDownloadRegular aria-hidden="true" />
          <span>
            {t("nav.workbook", { year })}
            <small>{t("nav.workbookNote")}</small>
          </span>
        </a>
      ) : null}
    </nav>
  );
}
