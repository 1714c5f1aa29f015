import { Button, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { AppraisalLine, AppraisalSheet } from "../../domain/messages/appraisals.ts";
import { LEVEL_LABEL } from "../../domain/people.ts";
import { newKey } from "../collect/new-key.ts";
import { OfficerLink } from "../components/links.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { ReceiptNote } from "../components/receipt-note.tsx";
import { usePushAppraisals } from "./use-appraisals.ts";

interface Typed {
  score: string | null;
  basis: string | null;
  reason: string;
}
const UNTOUCHED: Typed = { score: null, basis: null, reason: "" };

/** A unit's sheet of one kind: only what was changed is sent, each row with the version it was read at. */
export function AppraisalForm(props: { sheet: AppraisalSheet; unit: string | null }) {
  const { t, language } = useText();
  const { sheet } = props;
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const push = useRef(newKey());
  const saving = usePushAppraisals({ year: sheet.year, kind: sheet.kind.code, unit: props.unit });
  const changed = sheet.rows.filter((row) => isChanged(row, typed[row.policeNo] ?? UNTOUCHED));
  const mayType = sheet.open && sheet.rows.some(({ bar }) => bar === null);
  const save = (): void => {
    const rows = changed.map((row) => {
      const { score, basis, reason } = typed[row.policeNo]!;
      return {
        ...{ policeNo: row.policeNo, name: row.name, key: row.key, version: row.version, reason },
        ...{ score: score ?? scoreText(row), basis: basis ?? row.basis ?? "" },
      };
    });
    saving.mutate(
      { push: push.current, rows },
      {
        onSuccess: (receipt) => {
          // Whatever comes next is another push; what was not saved stays as it was typed.
          push.current = newKey();
          const kept = changed.filter((_row, index) =>
            ["rejected", "conflict"].includes(receipt.rows[index]?.outcome ?? ""),
          );
          setTyped((before) => Object.fromEntries(kept.map(({ policeNo }) => [policeNo, before[policeNo]!])));
        },
      },
    );
  };
  const cell = (row: AppraisalLine, name: keyof Typed, shown: string) => (
    <Input
      size="small"
      aria-label={`${row.name} ${t(`appraisal.${name}`)}`}
      value={typed[row.policeNo]?.[name] ?? shown}
      maxLength={name === "score" ? 8 : 100}
      {...(name === "score" && { inputMode: "decimal" as const })}
      onChange={(_event, { value }) => {
        // Other content is another push.
        push.current = newKey();
        setTyped((before) => ({
          ...before,
          [row.policeNo]: { ...(before[row.policeNo] ?? UNTOUCHED), [name]: value },
        }));
      }}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0 && !saving.isPending) save();
      }}
    >
      <div className="scroll" role="group" aria-label={t("appraisal.title")} tabIndex={0}>
        <table className="appraisal-rows">
          <thead>
            <tr>
              <th scope="col">{t("column.officer")}</th>
              <th scope="col" className="secondary">
                {t("column.level")}
              </th>
              <th scope="col" className="score-cell">
                {t("appraisal.score")}
              </th>
              <th scope="col">{t("appraisal.basis")}</th>
              <th scope="col">{t("appraisal.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row) => {
              const editable = sheet.open && row.bar === null;
              return (
                <tr key={row.policeNo}>
                  <th scope="row">
                    <OfficerLink policeNo={row.policeNo} name={row.name} />
                    {row.versions.length > 1 ? <History row={row} /> : null}
                  </th>
                  <td className="secondary">{LEVEL_LABEL[row.level][language]}</td>
                  <td className="score-cell">
                    {editable ? cell(row, "score", scoreText(row)) : formatPoints(row.score)}
                  </td>
                  <td>{editable ? cell(row, "basis", row.basis ?? "") : (row.basis ?? "—")}</td>
                  <td>
                    {row.bar === null ? (
                      editable && row.version > 0 ? (
                        cell(row, "reason", "")
                      ) : null
                    ) : (
                      <span className="muted reason">{t(`appraisal.bar.${row.bar}`)}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {mayType ? (
        <div className="entry-foot">
          <Button type="submit" appearance="primary" disabled={changed.length === 0 || saving.isPending}>
            {t(saving.isPending ? "entry.saving" : "appraisal.save", { count: changed.length })}
          </Button>
          <ReceiptNote receipt={saving.data} error={saving.error} />
        </div>
      ) : null}
    </form>
  );
}

/** What was said before, newest last: who, when and why. */
function History(props: { row: AppraisalLine }) {
  const { t } = useText();
  return (
    <details>
      <summary className="muted">{t("appraisal.history", { count: props.row.versions.length })}</summary>
      <ol className="appraisal-history">
        {props.row.versions.map(({ version, score, reason, by, at }) => (
          <li key={version}>
            {formatPoints(score)} · {by} {formatInstant(at)}
            {reason ? ` · ${reason}` : ""}
          </li>
        ))}
      </ol>
    </details>
  );
}

function scoreText({ score }: AppraisalLine): string {
  return score === null ? "" : String(score / 100);
}

function isChanged(row: AppraisalLine, { score, basis }: Typed): boolean {
  const isOther = score !== null && score.trim() !== scoreText(row);
  const hasScore = row.score !== null || (score ?? "").trim() !== "";
  return isOther || (basis !== null && basis.trim() !== (row.basis ?? "") && hasScore);
}
