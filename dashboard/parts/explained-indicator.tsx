import type { ExplainedIndicator } from "../../domain/scoring/points.ts";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** Why one indicator earned what it earned. */
export function ExplainedIndicatorPart(props: { indicator: ExplainedIndicator }) {
  const { t, language } = useText();
  const { indicator } = props;
  return (
    <li className={`indicator ${indicator.state}`} id={indicator.code}>
      <p className="indicator-head">
        <span>
          <span className="code">{indicator.code}</span> {indicator.name[language]}
        </span>
        <span className="lines-number">
          {indicator.state === "notApplicable"
            ? t("file.notApplicable")
            : indicator.state === "notFilled"
              ? t("file.notFilled")
              : formatPoints(indicator.earned)}
          {indicator.max === null ? null : <small> / {formatPoints(indicator.max)}</small>}
        </span>
      </p>
      <dl>
        {indicator.inputs.length > 0 ? (
          <>
            <dt>{t("file.inputs")}</dt>
            <dd className="inputs">
              {indicator.inputs.map((input, index) => (
                <span key={index}>
                  {input.label[language]} <b>{input.value[language]}</b>
                </span>
              ))}
            </dd>
          </>
        ) : null}
        <dt>{t("file.formula")}</dt>
        <dd className="formula">{indicator.formula[language]}</dd>
        {indicator.notes.length > 0 ? (
          <>
            <dt>{t("file.notes")}</dt>
            {indicator.notes.map((note, index) => (
              <dd key={index}>{note[language]}</dd>
            ))}
          </>
        ) : null}
        <dt>{t("file.clause")}</dt>
        <dd className="muted">{indicator.clause[language]}</dd>
      </dl>
    </li>
  );
}
