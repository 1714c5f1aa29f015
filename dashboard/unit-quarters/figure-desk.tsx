import { Button, Checkbox } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { AssessedSeries, UnitFigureSheet } from "../../domain/messages/unit-quarters.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { fileAddress } from "../api.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { countEdits, rowsOf, type FigureEdits } from "./figure-edits.ts";
import { FigureGrid } from "./figure-grid.tsx";
import { useSaveFigures } from "./use-unit-quarters.ts";

/** The sheet of one series with what can be done to it: type, paste, save, take away and bring back as a workbook. */
export function FigureDesk(props: { sheet: UnitFigureSheet; series: AssessedSeries }) {
  const { t, language } = useText();
  const { sheet, series } = props;
  const [edits, setEdits] = useState<FigureEdits>({});
  const [basis, setBasis] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const save = useSaveFigures(sheet.quarter, series);
  const { data: receipt, error } = save;
  const changes = countEdits(edits);
  const faults = new Map(
    (receipt?.problems ?? []).map(({ rowKey, field, message }) => [`${rowKey}/${field ?? ""}`, message]),
  );
  const mayType = sheet.rows.some(({ editable }) => editable.length > 0);
  const send = (sent: Parameters<typeof save.mutate>[0]): void => {
    save.mutate(sent, {
      onSuccess: ({ rows }) => {
        const kept = new Set(rows.filter(({ outcome }) => outcome === "rejected").map(({ unit }) => unit));
        if ("rows" in sent)
          setEdits(Object.fromEntries(Object.entries(edits).filter(([unit]) => kept.has(unit))));
      },
    });
  };
  return (
    <Card
      wide
      title={t("unitFigures.sheet", { series: SERIES_LABEL[series][language], count: sheet.rows.length })}
      note={t(sheet.open ? "unitFigures.hint" : "unitFigures.closed")}
    >
      <div className="unit-tools">
        {mayType ? (
          <Button
            appearance="primary"
            disabled={changes === 0 || save.isPending}
            onClick={() => {
              send({ rows: rowsOf(edits, sheet) });
            }}
          >
            {t("unitFigures.save", { count: changes })}
          </Button>
        ) : null}
        {changes > 0 ? (
          <Button
            onClick={() => {
              setEdits({});
            }}
          >
            {t("unitFigures.discard")}
          </Button>
        ) : null}
        <Button
          as="a"
          href={fileAddress(`/unit-quarters/${sheet.quarter}/form.xlsx?series=${series}`)}
          download
        >
          {t("unitFigures.download")}
        </Button>
        {mayType ? (
          <>
            <input
              ref={picker}
              type="file"
              accept=".xlsx"
              hidden
              aria-label={t("unitFigures.upload")}
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = "";
                if (file) send({ file });
              }}
            />
            <Button disabled={save.isPending} onClick={() => picker.current?.click()}>
              {t("unitFigures.upload")}
            </Button>
          </>
        ) : null}
        <Checkbox
          label={t("unitFigures.basisColumns")}
          checked={basis}
          onChange={(_event, data) => {
            setBasis(data.checked === true);
          }}
        />
      </div>
      <div role="status" aria-live="polite">
        {receipt ? <p>{t("unitFigures.saved", receipt.counts)}</p> : null}
        {error ? <p>{error.message}</p> : null}
        {receipt && receipt.problems.length > 0 ? (
          <ul className="problems">
            {receipt.problems.map(({ rowKey, field, code, message }) => (
              <li key={`${rowKey}/${field ?? ""}/${code}`}>{message}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <FigureGrid sheet={sheet} basis={basis} edits={edits} faults={faults} change={setEdits} />
    </Card>
  );
}
