import { Button } from "@fluentui/react-components";
import type { TrainingLine } from "../../domain/messages/trainings.ts";
import { DataTable, type Column } from "../components/data-table.tsx";
import { useText } from "../use-text.ts";

/** Every training, newest first; who keeps them opens the list of names. */
export function TrainingTable(props: {
  rows: readonly TrainingLine[];
  /** Whether the reader is an officer, who may have been there himself. */
  officer: boolean;
  open: ((id: number) => void) | null;
}) {
  const { t } = useText();
  const { open } = props;
  const names: Column<TrainingLine>[] = open
    ? [
        {
          key: "people",
          heading: t("training.people"),
          cell: ({ id, topic }) => (
            <Button size="small" aria-label={`${t("training.people")} ${topic}`} onClick={() => open(id)}>
              {t("training.people")}
            </Button>
          ),
        },
      ]
    : [];
  const mine: Column<TrainingLine> = {
    key: "mine",
    heading: t("training.mine"),
    cell: (training) => t(training.mine ? "training.mineYes" : "training.mineNo"),
  };
  return (
    <DataTable
      caption={t("training.list")}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "day", heading: t("training.day"), cell: ({ day }) => day },
        {
          key: "topic",
          heading: t("training.topic"),
          cell: ({ topic, note }) => (
            <span className="training-topic">
              {topic}
              {note ? <small className="muted">{note}</small> : null}
            </span>
          ),
        },
        { key: "place", heading: t("training.place"), secondary: true, cell: ({ place }) => place },
        { key: "attended", heading: t("training.attended"), number: true, cell: ({ attended }) => attended },
        ...(props.officer ? [mine] : []),
        ...names,
      ]}
    />
  );
}
