import { Badge, Caption1, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { Clock, MonthLine, MonthState, UnitLine } from "../domain/messages.ts";
import type { Month } from "../domain/month.ts";
import { shanghaiMinute } from "./shanghai-minute.ts";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1.2fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
  },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface Choice {
  unit: string;
  month: Month;
}
interface Props {
  units: UnitLine[];
  months: MonthLine[];
  clock: Clock;
  choice: Choice;
  disabled: boolean;
  onChoose: (choice: Choice) => void;
}

const COLOUR: Record<MonthState, "success" | "brand" | "subtle" | "informative"> = {
  open: "success",
  reviewing: "brand",
  upcoming: "informative",
  published: "subtle",
  locked: "subtle",
};

/** Which unit, which month; how the month stands and until when a report is on time. */
export function ChooseMonth({ units, months, clock, choice, disabled, onChoose }: Props) {
  const styles = useStyles();
  const say = useSay();
  const line = months.find(({ month }) => month === choice.month);
  const when = line ? shanghaiMinute(line.submitBy) : "";
  const isLate = line !== undefined && clock.now > line.submitBy;
  const tellsDeadline = line !== undefined && (line.state === "open" || line.state === "upcoming");
  return (
    <div>
      <div className={styles.row}>
        <Field label={say("unit")} size="small">
          <Select
            disabled={disabled}
            value={choice.unit}
            onChange={(_, data) => onChoose({ ...choice, unit: data.value })}
          >
            {units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say("month")} size="small">
          <Select
            disabled={disabled}
            value={choice.month}
            onChange={(_, data) => onChoose({ ...choice, month: data.value })}
          >
            {months.map(({ month, state }) => (
              <option key={month} value={month}>
                {state === "open" ? month : `${month} ${say(`state/${state}`)}`}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {line && (
        <p className={styles.state} style={{ marginBlock: 8 }}>
          <Badge appearance="tint" color={COLOUR[line.state]}>
            {say(`state/${line.state}`)}
          </Badge>
          {tellsDeadline && (
            <Caption1 className={styles.quiet}>{say(isLate ? "late" : "deadline", { when })}</Caption1>
          )}
        </p>
      )}
    </div>
  );
}
