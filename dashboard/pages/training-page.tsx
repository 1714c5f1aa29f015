import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { AttendanceCard } from "../training/attendance-card.tsx";
import { MissingCard } from "../training/missing-card.tsx";
import { TrainingForm } from "../training/training-form.tsx";
import { TrainingTable } from "../training/training-table.tsx";
import { useTrainings, useTrainingSheet } from "../training/use-trainings.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/calendar.css";
import "../styles/training.css";

/** 业务培训 (M60): everyone sees what there was and whether he was there; the two offices keep the lists. */
export function TrainingPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const keeps = person ? holds("filesOffice", "politicalOffice")(person) : false;
  const trainings = useTrainings();
  const opened = Number(address.get("training") ?? 0);
  const sheet = useTrainingSheet(keeps && opened > 0 ? opened : null);
  const [entering, setEntering] = useState(false);
  const open = (id: number | null): void => change({ training: id === null ? null : String(id) });
  return (
    <>
      <PageHead title={t("training.title")} />
      <div className="grid">
        <Card
          wide
          title={t("training.list")}
          note={t("training.listNote", { count: trainings.data?.length ?? 0 })}
          tools={
            keeps && !entering ? (
              <Button size="small" appearance="primary" onClick={() => setEntering(true)}>
                {t("training.enter")}
              </Button>
            ) : null
          }
        >
          {entering ? (
            <TrainingForm
              training={null}
              leave={() => setEntering(false)}
              done={(id) => {
                setEntering(false);
                open(id);
              }}
            />
          ) : null}
          <FiguresOf query={trainings} isEmpty={(all) => all.length === 0} emptyText={t("training.none")}>
            {(rows) => (
              <TrainingTable rows={rows} officer={Boolean(person?.policeNo)} open={keeps ? open : null} />
            )}
          </FiguresOf>
        </Card>
        {keeps && opened > 0 ? (
          <FiguresOf query={sheet}>
            {(found) => <AttendanceCard key={found.training.id} sheet={found} close={() => open(null)} />}
          </FiguresOf>
        ) : null}
        {keeps ? <MissingCard /> : null}
      </div>
    </>
  );
}
