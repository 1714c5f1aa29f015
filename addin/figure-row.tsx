import { Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  numbers: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXS,
  },
  number: {
    display: "grid",
    justifyItems: "center",
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
  },
  figure: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  good: { background: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  bad: { background: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  warned: { background: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground1 },
  plain: { background: tokens.colorNeutralBackground3 },
});

export interface Figure {
  label: string;
  value: number;
  tone: "good" | "bad" | "warned" | "plain";
}

/** The few numbers a receipt begins with, side by side. */
export function FigureRow({ figures }: { figures: readonly Figure[] }) {
  const styles = useStyles();
  return (
    <div className={styles.numbers}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} className={mergeClasses(styles.number, styles[tone])}>
          <span className={styles.figure}>{value}</span>
          <Caption1>{label}</Caption1>
        </div>
      ))}
    </div>
  );
}
