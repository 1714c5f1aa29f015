import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { CREDIT_ROLE_LABEL } from "../../domain/form/labels.ts";
import type { RecordedCredit, RecordedEvent } from "../../domain/messages/filling.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { DataTable } from "../components/data-table.tsx";
import { Empty } from "../components/notice.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import type { EditedLine } from "./line-editor.tsx";
import type { LineCells } from "./line-fields.ts";

type ShownCredit = CreditLine & { version: number; points: number | null } & Partial<RecordedCredit>;
type ShownEvent = EventLine & {
  version: number;
  points: number | null;
  scored: boolean;
} & Partial<RecordedEvent>;

export interface Hands {
  rules: RuleSet;
  nameOf: (policeNo: string) => string;
  /** Null where nothing may be changed. */
  edit: ((line: EditedLine) => void) | null;
  drop: (line: EditedLine) => void;
  mayChange: (policeNo: string) => boolean;
}

export function CreditTable(props: Hands & { credits: readonly ShownCredit[]; showsWho: boolean }) {
  const { t, language } = useText();
  const itemOf = (line: CreditLine) => props.rules.credits.find(({ code }) => code === line.item);
  if (props.credits.length === 0) return <Empty text={t("file.creditsNone")} />;
  return (
    <DataTable
      caption={t("file.credits")}
      rows={props.credits}
      rowKey={({ rowKey }) => rowKey}
      columns={[
        { key: "item", heading: t("column.item"), cell: (line) => (
          <>
            {itemOf(line)?.name[language] ?? line.item} <span className="code">{line.item}</span>{" "}
            <small className="muted">{line.role ? CREDIT_ROLE_LABEL[line.role][language] : valueLabel(itemOf(line)?.values, line.variant, language)}</small>
          </>
        ) },
        ...(props.showsWho ? [{ key: "who", heading: t("column.officer"), cell: (line: ShownCredit) => props.nameOf(line.policeNo) }] : []),
        { key: "quantity", heading: t("column.quantity"), number: true, cell: ({ quantity }) => quantity },
        { key: "date", heading: t("column.date"), cell: ({ date }) => date },
        { key: "case", heading: t("column.caseNo"), secondary: true, cell: ({ caseNo, evidenceNo }) => caseNo ?? evidenceNo ?? "—" },
        { key: "points", heading: t("column.points"), number: true, secondary: true, cell: ({ points }) => formatPoints(points) },
        ...writtenBy<ShownCredit>(t("collect.by")),
        { key: "acts", heading: t("collect.acts"), cell: (line) => (
          <Acts {...props} line={{ sheet: "credits", rowKey: line.rowKey, version: line.version, cells: cellsOf(line) }}
            closed={line.closed === true || !props.mayChange(line.policeNo)} name={itemOf(line)?.name[language] ?? line.item} />
        ) },
      ]}
    />
  );
} // prettier-ignore

export function EventTable(props: Hands & { events: readonly ShownEvent[]; showsWho: boolean; unitName: string }) {
  const { t, language } = useText();
  const typeOf = (line: EventLine) => props.rules.events.find(({ type }) => type === line.type);
  const nameOf = (line: EventLine) => typeOf(line)?.name[language] ?? line.type;
  if (props.events.length === 0) return <Empty text={t("file.eventsNone")} />;
  return (
    <DataTable
      caption={t("file.events")}
      rows={props.events}
      rowKey={({ rowKey }) => rowKey}
      columns={[
        { key: "type", heading: t("column.type"), cell: (line) => (
          <>
            {nameOf(line)} <span className="code">{line.type}</span>{" "}
            <small className="muted">{valueLabel(typeOf(line)?.values, line.variant, language)}</small>
          </>
        ) },
        ...(props.showsWho ? [{ key: "who", heading: t("column.officer"), cell: (line: ShownEvent) => line.subjectKind === "unit" ? props.unitName : props.nameOf(line.subject) }] : []),
        { key: "reason", heading: t("column.reason"), secondary: true, cell: ({ reason }) => <span className="line-reason">{reason}</span> },
        { key: "date", heading: t("column.date"), cell: ({ documentOn, occurredOn }) => documentOn ?? occurredOn ?? "—" },
        { key: "state", heading: t("column.state"), cell: (line) => <EventState line={line} /> },
        { key: "points", heading: t("column.points"), number: true, secondary: true, cell: ({ points, scored }) => scored ? formatPoints(points) : "—" },
        ...writtenBy<ShownEvent>(t("collect.by")),
        { key: "acts", heading: t("collect.acts"), cell: (line) => (
          <Acts {...props} line={{ sheet: "events", rowKey: line.rowKey, version: line.version, cells: cellsOf(line) }}
            closed={line.closed === true || !props.mayChange(line.subjectKind === "unit" ? "" : line.subject)} name={nameOf(line)} />
        ) },
      ]}
    />
  );
} // prettier-ignore

/** Evidence there or missing, confirmed or refused, counted or waiting. */
function EventState(props: { line: ShownEvent }) {
  const { t } = useText();
  const { gap, decision, finding, scored } = props.line;
  const [word, tone] =
    decision === "refused"
      ? (["collect.refused", "bad"] as const)
      : gap === "number"
        ? (["collect.noEvidence", "bad"] as const)
        : gap === "kind"
          ? (["collect.wrongEvidence", "bad"] as const)
          : finding === "pending"
            ? (["collect.pending", "waits"] as const)
            : decision === "confirmed"
              ? (["collect.confirmed", "good"] as const)
              : scored
                ? (["collect.unconfirmed", "waits"] as const)
                : (["collect.notScored", "waits"] as const);
  return <span className={`line-state ${tone}`}>{t(word)}</span>;
}

/** 改 and 删; deleting asks once more in its own place. */
function Acts(props: Hands & { line: EditedLine; closed: boolean; name: string }) {
  const { t } = useText();
  const { edit, line, name } = props;
  const [sure, setSure] = useState(false);
  if (!edit || props.closed) return <span className="muted">—</span>;
  if (sure)
    return (
      <span className="line-acts">
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            setSure(false);
            props.drop(line);
          }}
        >
          {t("collect.deleteSure")}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          {t("collect.cancel")}
        </Button>
      </span>
    );
  return (
    <span className="line-acts">
      <Button
        size="small"
        appearance="subtle"
        aria-label={t("collect.editOf", { name })}
        onClick={() => {
          edit(line);
        }}
      >
        {t("collect.edit")}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={t("collect.deleteOf", { name })}
        onClick={() => {
          setSure(true);
        }}
      >
        {t("collect.delete")}
      </Button>
    </span>
  );
}

function writtenBy<Line extends { by?: string; at?: string }>(heading: string) {
  return [
    {
      key: "by",
      heading,
      spare: true,
      cell: ({ by, at }: Line) => (by ? `${by} ${at ? formatInstant(at).slice(5) : ""}` : "—"),
    },
  ];
}

function valueLabel(
  values: readonly { variant: string | null; label: Record<"zh" | "en", string> }[] | undefined,
  variant: string | null,
  language: "zh" | "en",
): string {
  return variant === null
    ? ""
    : (values?.find((value) => value.variant === variant)?.label[language] ?? variant);
}

/** A stored line as the texts its form shows. */
function cellsOf(line: object): LineCells {
  const cells: LineCells = {};
  for (const [key, value] of Object.entries(line))
    if (typeof value === "string" || typeof value === "number") cells[key] = String(value);
  return cells;
}
