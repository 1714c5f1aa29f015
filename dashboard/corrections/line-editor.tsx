import { Button } from "@fluentui/react-components";
import type { SheetDefinition } from "../../domain/form/sheet-definition.ts";
import type { SentCells } from "../../domain/messages/corrections.ts";
import { useText } from "../use-text.ts";
import { CellInput, cellText } from "./cell-input.tsx";

type Stored = { rowKey: string; version: number };

/** Whose line it is and how it is counted is not typed here. */
const FIXED = new Set(["subjectKind", "subject", "policeNo"]);

/** The officer's own lines of one sheet: each may be corrected or deleted, new ones added. */
export function LineEditor(props: {
  sheet: SheetDefinition;
  stored: readonly Stored[];
  changes: readonly SentCells[];
  label: string;
  addLabel: string;
  newLabel: string;
  /** The cells every new line of this officer begins with. */
  begin: () => SentCells;
  change: (changes: SentCells[]) => void;
}) {
  const { t } = useText();
  const { sheet, stored, changes } = props;
  const changeOf = (rowKey: string) => changes.find((one) => one.rowKey === rowKey);
  const put = (next: SentCells) => {
    props.change([...changes.filter(({ rowKey }) => rowKey !== next.rowKey), next]);
  };
  const drop = (rowKey: string) => {
    props.change(changes.filter((one) => one.rowKey !== rowKey));
  };
  const added = changes.filter(({ rowKey }) => stored.every((line) => line.rowKey !== rowKey));
  return (
    <section aria-label={props.label}>
      <h3>{props.label}</h3>
      {stored.length + added.length === 0 ? <p className="muted">{t("correction.noLines")}</p> : null}
      <ul className="correct-lines">
        {stored.map((line) => (
          <li key={line.rowKey} className="line-edit">
            <StoredLine sheet={sheet} line={line} change={changeOf(line.rowKey)} put={put} drop={drop} />
          </li>
        ))}
        {added.map((line) => (
          <li key={line.rowKey} className="line-edit">
            <strong>{props.newLabel}</strong>
            <Cells sheet={sheet} stored={null} change={line} put={put} />
            <Button
              size="small"
              onClick={() => {
                drop(line.rowKey);
              }}
            >
              {t("correction.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          put(props.begin());
        }}
      >
        {props.addLabel}
      </Button>
    </section>
  );
}

function StoredLine(props: {
  sheet: SheetDefinition;
  line: Stored;
  change: SentCells | undefined;
  put: (change: SentCells) => void;
  drop: (rowKey: string) => void;
}) {
  const { t } = useText();
  const { sheet, line, change } = props;
  const { rowKey, version } = line;
  const pending = "finding" in line && line.finding === "pending";
  return (
    <>
      <p className="raise-line">
        <span>{summaryOf(sheet, line)}</span>
        {change ? (
          <Button
            size="small"
            onClick={() => {
              props.drop(rowKey);
            }}
          >
            {t("correction.keepLine")}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              onClick={() => {
                props.put({ rowKey, version });
              }}
            >
              {t(pending ? "correction.result" : "correction.editLine")}
            </Button>
            <Button
              size="small"
              onClick={() => {
                props.put({ rowKey, version, delete: true });
              }}
            >
              {t("correction.deleteLine")}
            </Button>
          </>
        )}
        {change?.delete === true ? <strong className="refused">{t("correction.deleted")}</strong> : null}
      </p>
      {change && change.delete !== true ? (
        <Cells sheet={sheet} stored={line} change={change} put={props.put} />
      ) : null}
    </>
  );
}

function Cells(props: {
  sheet: SheetDefinition;
  stored: Stored | null;
  change: SentCells;
  put: (change: SentCells) => void;
}) {
  const { sheet, stored, change } = props;
  return (
    <div className="cells">
      {typed(sheet).map((column) => {
        const before = cellText(column, (stored as Record<string, unknown> | null)?.[column.key]);
        const value = change[column.key];
        return (
          <CellInput
            key={column.key}
            column={column}
            value={typeof value === "string" ? value : before}
            change={(next) => {
              const rest = Object.entries(change).filter(([key]) => key !== column.key);
              const cell = next === before ? {} : { [column.key]: next };
              props.put({ ...Object.fromEntries(rest), rowKey: change.rowKey, ...cell });
            }}
          />
        );
      })}
    </div>
  );
}

function typed({ columns }: SheetDefinition) {
  return columns.filter(({ key, filledBy }) => filledBy !== "system" && !FIXED.has(key));
}

/** What a line says in one row: its filled cells. */
function summaryOf(sheet: SheetDefinition, line: Stored): string {
  const cells = line as unknown as Record<string, unknown>;
  return typed(sheet)
    .map((column) => cellText(column, cells[column.key]))
    .filter((text) => text !== "")
    .join(" · ");
}
