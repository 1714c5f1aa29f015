/** What the page is filtered by, in the words its filters show: part of a file's name and of the note in it. */
export function pageContext(): string {
  const filters = [...document.querySelectorAll<HTMLSelectElement>(".page-head select")]
    .filter(({ value }) => value !== "")
    .map(({ selectedOptions }) => selectedOptions[0]?.text ?? "");
  return filters
    .map((one) => one.replace(/\s*[·•].*$/, "").trim())
    .filter(Boolean)
    .join(" ");
}

/** The page's own title. */
export function pageTitle(): string {
  return document.querySelector(".page-head h1")?.textContent?.trim() ?? "";
}
