import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { TrainingSheet } from "../../domain/messages/trainings.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { OfficerLink } from "../components/links.tsx";
import { useText } from "../use-text.ts";
import { TrainingForm } from "./training-form.tsx";
import { useKeepAttendance, useUploadAttendance } from "./use-trainings.ts";

/** Who was at one training: entered by 警号, imported from a workbook, removed when entered by mistake. */
export function AttendanceCard(props: { sheet: TrainingSheet; close: () => void }) {
  const { t } = useText();
  const { training, attendees } = props.sheet;
  const [correcting, setCorrecting] = useState(false);
  const keeping = useKeepAttendance(training.id);
  return (
    <Card
      wide
      title={t("training.attendees", { topic: training.topic, day: training.day })}
      note={t("training.attendeesNote", { count: attendees.length })}
      tools={
        <span className="year-tools">
          <Button size="small" onClick={() => setCorrecting(!correcting)}>
            {t("training.change")}
          </Button>
          <Button size="small" onClick={props.close}>
            {t("training.close")}
          </Button>
        </span>
      }
    >
      {correcting ? (
        <TrainingForm
          training={training}
          done={() => setCorrecting(false)}
          leave={() => setCorrecting(false)}
        />
      ) : null}
      <AttendanceEntry id={training.id} />
      {attendees.length === 0 ? (
        <p className="notice">{t("training.attendeesNone")}</p>
      ) : (
        <DataTable
          caption={t("training.people")}
          rows={attendees}
          rowKey={({ policeNo }) => policeNo}
          columns={[
            {
              key: "person",
              heading: t("training.person"),
              cell: ({ policeNo, name }) => <OfficerLink policeNo={policeNo} name={name} />,
            },
            { key: "unit", heading: t("training.unit"), cell: ({ unitName }) => unitName ?? "—" },
            {
              key: "remove",
              heading: "",
              cell: ({ policeNo, name }) => (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={t("training.removeOf", { name })}
                  disabled={keeping.isPending}
                  onClick={() => keeping.mutate({ remove: [policeNo] })}
                >
                  {t("training.remove")}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}

function AttendanceEntry({ id }: { id: number }) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const keeping = useKeepAttendance(id);
  const uploading = useUploadAttendance(id);
  const policeNos = typed.split(/[\s,;，；、]+/).filter(Boolean);
  const wrong = policeNos.some((policeNo) => !/^\d{6}$/.test(policeNo));
  const receipt = uploading.data ?? keeping.data;
  const error = uploading.error ?? keeping.error;
  return (
    <form
      className="attendance-entry"
      onSubmit={(event) => {
        event.preventDefault();
        uploading.reset();
        keeping.mutate({ add: policeNos }, { onSuccess: () => setTyped("") });
      }}
    >
      <Field
        label={t("training.policeNos")}
        {...(wrong ? { validationState: "error", validationMessage: t("training.policeNosWrong") } : {})}
      >
        <Input value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Button
        type="submit"
        appearance="primary"
        disabled={policeNos.length === 0 || wrong || keeping.isPending}
      >
        {t("training.add")}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("training.upload")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) uploading.mutate(file);
        }}
      />
      <Button
        title={t("training.uploadNote")}
        disabled={uploading.isPending}
        onClick={() => picker.current?.click()}
      >
        {t("training.upload")}
      </Button>
      <div role="status" aria-live="polite">
        {error ? <p className="refused">{error.message}</p> : null}
        {receipt ? <p>{t("training.receipt", { added: receipt.added, already: receipt.already })}</p> : null}
        {uploading.data && uploading.data.problems.length > 0 ? (
          <ul className="problems">
            {uploading.data.problems.map(({ row, message }) => (
              <li key={row}>{message}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </form>
  );
}
