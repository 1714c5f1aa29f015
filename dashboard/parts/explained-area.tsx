import { AREA_LABEL } from "../../domain/area.ts";
import type { ExplainedArea } from "../../domain/scoring/points.ts";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { ExplainedIndicatorPart } from "./explained-indicator.tsx";

/** One area: closed it says its points, open it says every indicator's. */
export function ExplainedAreaPart(props: {
  area: ExplainedArea;
  open: boolean;
  turn: (open: boolean) => void;
}) {
  const { t, language } = useText();
  const { area } = props;
  return (
    <details
      className="explained-area"
      id={area.area}
      open={props.open}
      onToggle={(event) => {
        props.turn(event.currentTarget.open);
      }}
    >
      <summary>
        <span>{AREA_LABEL[area.area][language]}</span>
        <span className="lines-number">
          {area.earned === null ? t("file.notApplicable") : formatPoints(area.earned)}
          <small> / {formatPoints(area.max)}</small>
        </span>
      </summary>
      <p className="formula">{area.formula[language]}</p>
      <ul className="indicators">
        {area.indicators.map((indicator) => (
          <ExplainedIndicatorPart key={indicator.code} indicator={indicator} />
        ))}
      </ul>
    </details>
  );
}
