import { Link } from "react-router";
import { ASSESSED_SERIES } from "../../domain/messages/unit-quarters.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Choice } from "../filters/choice.tsx";
import { FigureDesk } from "../unit-quarters/figure-desk.tsx";
import { QuarterChoice, useChosenQuarter } from "../unit-quarters/quarter-choice.tsx";
import { useUnitFigures } from "../unit-quarters/use-unit-quarters.ts";
import { useText } from "../use-text.ts";
import "../styles/unit-quarters.css";

/** 单位考核数据: the figures of a quarter as a sheet, one series at a time. */
export function UnitFiguresPage() {
  const { t, language } = useText();
  const { address, change, quarters, rows, line, year } = useChosenQuarter(true);
  const series = ASSESSED_SERIES.find((one) => one === address.get("series")) ?? "stations";
  const sheet = useUnitFigures(line?.quarter, series);
  return (
    <>
      <PageHead title={t("unitFigures.title")} aside={t("unitFigures.aside")}>
        <QuarterChoice
          years={quarters.data?.years ?? [year]}
          rows={rows}
          line={line}
          year={year}
          change={change}
        >
          <Choice
            label={t("unitFigures.series")}
            value={series}
            choose={(value) => {
              change({ series: value });
            }}
            options={ASSESSED_SERIES.map((value) => ({ value, label: SERIES_LABEL[value][language] }))}
          />
          {line ? (
            <Link to={`/unit-assessment?quarter=${line.quarter}`}>{t("unitQuarter.toResults")}</Link>
          ) : null}
        </QuarterChoice>
      </PageHead>
      <div className="grid">
        <FiguresOf query={sheet} isEmpty={(found) => found.rows.length === 0}>
          {(found) => <FigureDesk key={`${found.quarter}/${series}`} sheet={found} series={series} />}
        </FiguresOf>
      </div>
    </>
  );
}
