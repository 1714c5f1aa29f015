import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { Person } from "../../domain/messages.ts";
import { Loading } from "../components/notice.tsx";
import { useText } from "../use-text.ts";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Navigation } from "./navigation.tsx";
import { PersonCorner } from "./person-corner.tsx";

/** What every page stands in: name, demonstration time, navigation, person. */
export function Shell(props: { person: Person; children: ReactNode }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
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
        <LanguageSwitch />
        <PersonCorner person={props.person} />
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
          <Suspense fallback={<Loading />}>{props.children}</Suspense>
        </main>
      </div>
    </div>
  );
}
