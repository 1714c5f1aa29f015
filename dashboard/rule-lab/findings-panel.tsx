import type { LintFinding } from "../../domain/rules/lint/lint-finding.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { useFindings } from "./use-rule-lab.ts";

/** 细则检查 of a version as it is stored. */
export function FindingsPanel(props: { version: string }) {
  const findings = useFindings(props.version);
  return <FiguresOf query={findings}>{({ findings: found }) => <FindingsCard findings={found} />}</FiguresOf>;
}

/** 细则检查: what the linter finds, worst first, each with how to mend it; null while the tables cannot be read. */
export function FindingsCard(props: {
  findings: readonly LintFinding[] | null;
  open?: (table: string, row: string | null) => void;
}) {
  const { t, language } = useText();
  const found = props.findings ?? [];
  const count = (severity: string) => found.filter((one) => one.severity === severity).length;
  const counts = { errors: count("error"), warnings: count("warning"), hints: count("hint") };
  return (
    <Card wide title={t("lab.findings")} note={props.findings ? t("lab.findingsNote", counts) : ""}>
      {props.findings === null ? <p className="notice">{t("lab.findingsWait")}</p> : null}
      {props.findings?.length === 0 ? <p className="notice">{t("lab.noFindings")}</p> : null}
      <ul className="lab-findings">
        {found.map(({ severity, code, where, message }, index) => (
          <li key={index} className={`lab-${severity}`}>
            <span className="lab-severity">{t(`lab.severity.${severity}`)}</span>
            <span>{message[language]}</span>
            {props.open ? (
              <button
                type="button"
                className="lab-open"
                onClick={() => props.open?.(where.table, where.row)}
                aria-label={t("lab.goThere", { code: where.row ?? code })}
              >
                {t("lab.go")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
