import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { Person } from "../../domain/messages.ts";
import { Loading } from "../components/notice.tsx";
import { Bell } from "../todos/bell.tsx";
import { TourOffer } from "../tour/tour-offer.tsx";
import { useText } from "../use-text.ts";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Navigation } from "./navigation.tsx";
import { PersonCorner } from "./person-corner.tsx";

/** Fetched when somebody takes it. */
const TourGuide = lazy(async () => ({ default: (await import("../tour/tour-guide.tsx")).TourGuide }));

/** What every page stands in: name, demonstration time, navigation, person. */
export function Shell(props: { person: Person; children: ReactNode }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [touring, setTouring] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t("app.skip")}
      </a>
      <header className="bar">
        <Button
          className="menu-button"
          appearance="transparent"
          icon={open ? <DismissRegular /> : <NavigationRegular />}
          aria-label={t(open ? "app.closeMenu" : "app.menu")}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => {
            setOpen(!open);
          }}
        />
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span className="brand">{t("app.name")}</span>
        <span className="gap" />
        <Bell />
        <LanguageSwitch />
        <PersonCorner
          person={props.person}
          tour={() => {
            setTouring(true);
          }}
        />
      </header>
      <DemonstrationBanner />
      <div className="body">
        <Navigation
          open={open}
          leave={() => {
            setOpen(false);
          }}
        />
        <main id="content" tabIndex={-1}>
          <TourOffer
            person={props.person}
            start={() => {
              setTouring(true);
            }}
          />
          <Suspense fallback={<Loading />}>{props.children}</Suspense>
        </main>
      </div>
      {touring ? (
        <Suspense>
          <TourGuide
            person={props.person}
            leave={() => {
              setTouring(false);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
