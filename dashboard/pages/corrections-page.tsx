import { AskCorrection } from "../corrections/ask-correction.tsx";
import { CorrectionCard } from "../corrections/correction-card.tsx";
import { CorrectionList } from "../corrections/correction-list.tsx";
import { Reopenings } from "../corrections/reopenings.tsx";
import { CORRECTING } from "../corrections/who-corrects.ts";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";
import "../styles/corrections.css";

/** 更正与解锁: what may still change after publication, asked by one and decided by another who sees the difference. */
export function CorrectionsPage() {
  const { t } = useText();
  const { address } = useAddress();
  const person = usePerson().data;
  const chosen = Number(address.get("id")) || null;
  return (
    <>
      <PageHead title={t("correction.title")} aside={t("correction.aside")} />
      <div className="grid">
        <CorrectionList chosen={chosen} />
        {chosen === null ? null : <CorrectionCard key={chosen} id={chosen} />}
        {person && holds(...CORRECTING)(person) ? <AskCorrection /> : null}
        <Reopenings mayAsk={person ? holds("filesOffice")(person) : false} />
      </div>
    </>
  );
}
