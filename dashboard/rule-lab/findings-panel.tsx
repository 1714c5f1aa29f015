import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { useFindings } from "./use-rule-lab.ts";

/** 细则检查: what the linter finds in a version, worst first, each with how to mend it. */
export function FindingsPanel(props: {
  version: string;
  open?: (table: string, row: string | null) => void;
}) {
  const { t, language } = useText();
  const findings = useFindings(props.version);
  return (
    <FiguresOf query={findings}>
      {({ findings: found }) => {
        const count = (severity: string) => found.filter((one) => one.severity === severity).length;
        const note = t("lab.findingsNote", {
          errors: count("error"),
          warnings: count("warning"),
          hints: count("hint"),
        });
        return (
          <Card wide title={t("lab.findings")} note={note}>
            {found.length === 0 ? <p className="notice">{t("lab.noFindings")}</p> : null}
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
                      aria-label={t("lab.goThere", { code })}
                    >
                      {t("lab.go")}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        );
      }}
    </FiguresOf>
  );
}
