import { GRADE_LABEL } from "../../domain/grade.ts";
import type { TraceStep } from "../../domain/messages/trace.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** What happened to a report, oldest first: who, when, what changed, what stood before him. */
export function TraceSteps(props: { steps: readonly TraceStep[] }) {
  return (
    <ol className="trace">
      {props.steps.map((step, index) => (
        <li key={index} className={`trace-${step.kind}`}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: TraceStep }) {
  const { t, language } = useText();
  const { kind, at, by, version, source, workbook, grade, note, contentHash, entry } = step;
  const facts = [
    version === null ? null : t("trace.version", { version }),
    source === null ? null : t(`trace.from.${source}`),
    workbook,
    grade === null ? null : GRADE_LABEL[grade][language],
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className="trace-head">
        <strong>{t(`trace.kind.${kind}`)}</strong>
        <span>{by ?? t("trace.system")}</span>
        <time dateTime={at}>{formatInstant(at)}</time>
        <span className="muted">{facts.join(" · ")}</span>
      </p>
      {note ? <p className="trace-note">{note}</p> : null}
      {step.warnings.length > 0 ? (
        <details>
          <summary>{t("trace.warnings", { count: step.warnings.length })}</summary>
          <ul>
            {step.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {step.changes.length > 0 ? <Changes step={step} /> : null}
      {contentHash ? (
        <p className="trace-hash muted">
          {t("trace.hash", { hash: contentHash.slice(0, 16) })}
          {entry ? ` · ${t("trace.entry", { seq: entry.seq })}` : null}
        </p>
      ) : null}
    </>
  );
}

/** A first filling has thirty cells: they are there for who wants them. */
const MOST_OPEN = 6;
/** A text of more characters than this has a line of its own. */
const LONG = 16;

function Changes({ step }: { step: TraceStep }) {
  const { t, language } = useText();
  return (
    <details open={step.changes.length <= MOST_OPEN}>
      <summary>{t("trace.changes", { count: step.changes.length })}</summary>
      <dl className="trace-changes">
        {step.changes.map(({ field, label, from, to }) => (
          <div key={field} className={(to ?? from ?? "").length > LONG ? "long" : undefined}>
            <dt>{label[language]}</dt>
            <dd>
              {from === null ? null : <del>{from}</del>}{" "}
              {to === null ? <em>{t("trace.removed")}</em> : <ins>{to}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
