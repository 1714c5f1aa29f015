import { createRoot } from "react-dom/client";
import { FluentProvider } from "@fluentui/react-components";
import { connectApi } from "./api.ts";
import { isDarkColour, themeFor } from "./office-theme.ts";
import { Pane } from "./pane.tsx";
import { languageOf, newSession } from "./session.ts";
import { excelSuffices } from "./sheet.ts";
import { loadTexts, SayProvider } from "./texts.ts";
import { UnsupportedPage } from "./unsupported-page.tsx";

// Office.js takes history.pushState away; nothing here navigates, so nothing here misses it.
void Office.onReady(async ({ host }) => {
  const inExcel = host === Office.HostType.Excel;
  const language = languageOf(inExcel ? Office.context.displayLanguage : navigator.language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const say = await loadTexts(language);
  document.title = say("product");
  const session = newSession(language);
  const theme = themeFor(isDarkPane(inExcel));
  const root = document.getElementById("pane");
  if (!root) return;
  createRoot(root).render(
    <FluentProvider theme={theme} style={{ minHeight: "100vh" }}>
      <SayProvider value={say}>
        {inExcel && excelSuffices() ? (
          <Pane session={session} api={connectApi(session)} workbookName={workbookName} />
        ) : (
          <UnsupportedPage inExcel={inExcel} />
        )}
      </SayProvider>
    </FluentProvider>,
  );
});

/** Office's theme where it tells one, otherwise the system's. */
function isDarkPane(inExcel: boolean): boolean {
  const office = inExcel ? (Office.context.officeTheme as Office.OfficeTheme | undefined) : undefined;
  if (office?.bodyBackgroundColor) return isDarkColour(office.bodyBackgroundColor);
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The file's name without its folder: folders may name people. */
function workbookName(): string {
  return (Office.context.document.url ?? "").split(/[\\/]/).pop() || "未命名工作簿";
}
