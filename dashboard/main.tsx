import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, createQueries } from "./app.tsx";
import { watchSession } from "./figures/use-person.ts";
import { chosenLanguage, createTexts } from "./language.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const language = chosenLanguage(window.location.search, window.localStorage);
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const queries = createQueries();
watchSession(queries);
createRoot(root).render(
  <StrictMode>
    <App texts={createTexts(language)} queries={queries} />
  </StrictMode>,
);
