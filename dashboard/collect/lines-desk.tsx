import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Month } from "../../domain/month.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { usePush } from "../my-month/use-my-month.ts";
import { useText } from "../use-text.ts";
import { LineEditor, type EditedLine } from "./line-editor.tsx";
import type { Person } from "./line-fields.ts";
import { CreditTable, EventTable } from "./line-tables.tsx";
import { newKey } from "./new-key.ts";
import "../styles/my-month.css";

type Sheet = "credits" | "events";

/** The lines of one month, and the form to record or change one of them. */
export function LinesDesk(props: {
  sheet: Sheet;
  rules: RuleSet;
  month: Month;
  unit: { code: string; name: string };
  /** Whom lines may be recorded for; nobody = a list to read. */
  people: readonly Person[];
  forUnit: boolean;
  nameOf: (policeNo: string) => string;
  credits: Parameters<typeof CreditTable>[0]["credits"];
  events: Parameters<typeof EventTable>[0]["events"];
  writable: boolean;
  showsWho: boolean;
  note?: string;
}) {
  const { t } = useText();
  const { sheet, people } = props;
  const [edited, setEdited] = useState<EditedLine | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const push = usePush();
  const records = people.length > 0;
  const open = (line: EditedLine) => {
    setTold(null);
    setEdited(line);
  };
  const drop = (line: EditedLine) => {
    const whom = sheet === "credits" ? { policeNo: line.cells.policeNo ?? "" } : { subjectKind: line.cells.subjectKind ?? "", subject: line.cells.subject ?? "" }; // prettier-ignore
    push.mutate(
      { month: props.month, unit: props.unit.code, [sheet]: [{ rowKey: line.rowKey, version: line.version, delete: true, ...whom }] },
      {
        onSuccess: (receipt) => {
          const isGone = receipt.counts.saved + receipt.counts.unchanged > 0;
          const notes = receipt.problems.map(({ message }) => message).join(" ");
          setTold(isGone ? `${t("collect.deleted")} ${notes}`.trim() : notes);
          setEdited(null);
        },
      },
    ); // prettier-ignore
  };
  const hands = {
    rules: props.rules,
    nameOf: props.nameOf,
    edit: records && props.writable ? open : null,
    drop,
    mayChange: (policeNo: string) => policeNo === "" ? props.forUnit : people.some((one) => one.policeNo === policeNo),
  }; // prettier-ignore
  return (
    <Card
      wide
      title={t(sheet === "credits" ? "file.credits" : "collect.events")}
      note={props.note}
      tools={
        records && !edited ? (
          <Button
            appearance="primary"
            size="small"
            onClick={() => {
              open({ sheet, rowKey: newKey(), version: 0, cells: {} });
            }}
          >
            {t(sheet === "credits" ? "collect.addCredit" : "collect.addEvent")}
          </Button>
        ) : undefined
      }
    >
      {edited ? (
        <LineEditor
          key={edited.rowKey}
          rules={props.rules}
          unit={props.unit.code}
          month={props.month}
          people={people}
          forUnit={props.forUnit}
          line={edited}
          done={(said) => {
            setTold(said);
            setEdited(null);
          }}
          cancel={() => {
            setEdited(null);
          }}
        />
      ) : null}
      <p className="line-told" role="status" aria-live="polite">
        {told}
      </p>
      {push.error ? <Failure error={push.error} /> : null}
      {sheet === "credits" ? (
        <CreditTable {...hands} credits={props.credits} showsWho={props.showsWho} />
      ) : (
        <EventTable {...hands} events={props.events} showsWho={props.showsWho} unitName={props.unit.name} />
      )}
    </Card>
  );
}
