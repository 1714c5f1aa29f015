import { FluentProvider } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { lazy, Suspense, useEffect } from "react";
import { I18nextProvider } from "react-i18next";
import { BrowserRouter } from "react-router";
import { ApiProblem } from "./api.ts";
import { Failure, Loading } from "./components/notice.tsx";
import { usePerson } from "./figures/use-person.ts";
import { Pages } from "./pages/pages.tsx";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { Shell } from "./shell/shell.tsx";
import { THEME } from "./theme.ts";
import { useText } from "./use-text.ts";

/** Fetched by who needs it, once. */
const FirstPasswordPage = lazy(async () => ({
  default: (await import("./pages/first-password-page.tsx")).FirstPasswordPage,
}));

/** As long as a tab is open it can show again what it once knew; nothing of it is kept anywhere else. */
const KEEP = 12 * 3_600_000;

/**
 * A cache of answers that asks again after trouble on the way, never after a refusal. On an intranet the browser's own
 * idea of being online means nothing: every question is tried, and what fails leaves the last answer marked as such.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        gcTime: KEEP,
        retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
      },
    },
  });
}

/** The dashboard. What it needs from the outside is handed in by `main.tsx`. */
export function App(props: { texts: i18n; queries: QueryClient }) {
  return (
    <I18nextProvider i18n={props.texts}>
      <FluentProvider theme={THEME}>
        <QueryClientProvider client={props.queries}>
          <BrowserRouter>
            <Entrance />
          </BrowserRouter>
        </QueryClientProvider>
      </FluentProvider>
    </I18nextProvider>
  );
}

/** Sign-in stands at whatever address was asked for: after it the reader is where he wanted to be. */
function Entrance() {
  const { language } = useText();
  const person = usePerson();
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  if (person.isPending) return <Loading />;
  if (person.error && !person.data)
    return <Failure error={person.error} retry={() => void person.refetch()} />;
  if (!person.data) return <SignInPage />;
  if (person.data.mustChangePassword) {
    return (
      <Suspense fallback={<Loading />}>
        <FirstPasswordPage person={person.data} />
      </Suspense>
    );
  }
  return (
    <Shell person={person.data}>
      <Pages />
    </Shell>
  );
}
