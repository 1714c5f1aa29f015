import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Decide } from "./decide.tsx";
import { DiffView } from "./diff-view.tsx";
import { useCorrection } from "./use-corrections.ts";

/** One correction with the exact difference, and the decision where it is the reader's to make. */
export function CorrectionCard(props: { id: number }) {
  const { t, language } = useText();
  const query = useCorrection(props.id);
  return (
    <FiguresOf query={query}>
      {(view) => (
        <Card
          wide
          title={t("correction.subject", {
            ...{ name: view.name, policeNo: view.policeNo, unit: view.unitName, version: view.baseVersion },
            month: formatMonth(view.month, language),
          })}
          note={view.reason}
          tools={<span className={`tag tag-${view.state}`}>{t(`correction.state.${view.state}`)}</span>}
        >
          {view.state === "asked" ? (
            <p className="muted">{t("correction.waits", { time: formatInstant(view.expiresAt) })}</p>
          ) : null}
          {view.stale ? <p className="refused">{t("correction.stale")}</p> : <DiffView diff={view.diff} />}
          {view.note ? <p>{view.note}</p> : null}
          {view.mayDecide ? (
            <Decide of="corrections" id={view.id} seen={view.seen} mayAccept={!view.stale} />
          ) : null}
        </Card>
      )}
    </FiguresOf>
  );
}
