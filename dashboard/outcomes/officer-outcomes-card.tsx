import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { DecisionView } from "./decision-view.tsx";
import { ExtractLinks } from "./extract-links.tsx";
import { useOfficerOutcomes } from "./use-outcomes.ts";
import "../styles/outcomes.css";

/** 结果运用 in one officer's file: the party committee's confirmed decisions. Nothing where there are none. */
export function OfficerOutcomesCard(props: { policeNo: string }) {
  const { t } = useText();
  const outcomes = useOfficerOutcomes(props.policeNo).data;
  if (!outcomes || (outcomes.decisions.length === 0 && !outcomes.mayExport)) return null;
  return (
    <Card wide title={t("outcome.fileTitle")} note={t("outcome.fileNote")}>
      {outcomes.decisions.length === 0 ? <p className="muted">{t("outcome.fileNone")}</p> : null}
      {outcomes.mayExport ? <ExtractLinks policeNo={props.policeNo} /> : null}
      <ul className="objections">
        {outcomes.decisions.map((decision) => (
          <li key={decision.id} className="objection">
            <DecisionView decision={decision} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
