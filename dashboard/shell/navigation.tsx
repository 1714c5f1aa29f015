import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { NavLink } from "react-router";
import { fileAddress } from "../api.ts";
import { useClock } from "../figures/use-clock.ts";
import { usePerson } from "../figures/use-person.ts";
import { oversees } from "../oversees.ts";
import { PAGE_GROUP_TEXT, PAGE_GROUPS, PAGES } from "../pages/page-list.ts";
import { useText } from "../use-text.ts";

/** The pages a person has, by group, and the annual workbook to take away. `leave` closes the menu on a narrow screen. */
export function Navigation(props: { open: boolean; leave: () => void }) {
  const { t } = useText();
  const person = usePerson().data;
  const year = useClock().data?.now.slice(0, 4);
  const offered = PAGES.filter(({ offeredTo }) => !offeredTo || (person && offeredTo(person)));
  const groups = PAGE_GROUPS.map((group) => ({
    group,
    pages: offered.filter((page) => page.group === group),
  })).filter(({ pages }) => pages.length > 0);
  return (
    <nav
      id="navigation"
      className={props.open ? "navigation open" : "navigation"}
      aria-label={t("app.navigation")}
    >
      {groups.map(({ group, pages }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(PAGE_GROUP_TEXT[group])}</h2>
          <ul>
            {pages.map(({ path, text, icon: Icon }) => (
              <li key={path}>
                <NavLink to={path} end={path === "/"} onClick={props.leave}>
                  {Icon ? <Icon aria-hidden="true" /> : null}
                  {text ? t(text) : null}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {year && oversees(person) ? (
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
