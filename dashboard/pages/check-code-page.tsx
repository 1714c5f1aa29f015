import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { CheckCard } from "../papers/check-card.tsx";
import { PrintCard } from "../papers/print-card.tsx";
import { useText } from "../use-text.ts";
import "../styles/papers.css";

/** 档案核验与打印: whether a paper is genuine and still current, and where papers come from. */
export function CheckCodePage() {
  const { t } = useText();
  const person = usePerson().data;
  return (
    <>
      <PageHead title={t("papers.page")} />
      <div className="grid">
        <CheckCard />
        {person ? <PrintCard person={person} /> : null}
      </div>
    </>
  );
}
