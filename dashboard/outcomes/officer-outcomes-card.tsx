import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { DecisionView } from "./decision-view.tsx";
import { useOfficerOutcomes } from "./use-outcomes.ts";
import "../styles/outcomes.css";

/** 结果运用 in one officer's file: the party committee's confirmed decisions. Nothing where there are none. */
export function OfficerOutcomesCard(props: { policeNo: string }) {
  const { t } = useText();
  const outcomes = useOfficerOutcomes(props.policeNo).data;
  if (!outcomes || outcomes.decisions.length === 0) return null;
  return (
    <Card wide title={t("outcome.fileTitle")} note={t("outcome.fileNote")}>
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
