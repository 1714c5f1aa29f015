import { Link } from "react-router";
import { ASSESSED_SERIES } from "../../domain/messages/unit-quarters.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { QuarterChoice, quarterName, useChosenQuarter } from "../unit-quarters/quarter-choice.tsx";
import { QuarterWork } from "../unit-quarters/quarter-work.tsx";
import { ResultTable } from "../unit-quarters/result-table.tsx";
import { keepsFigures } from "../unit-quarters/who-keeps.ts";
import { UnitTrendCard } from "../unit-quarters/trend-card.tsx";
import { useUnitQuarterResult } from "../unit-quarters/use-unit-quarters.ts";
import { useText } from "../use-text.ts";
import "../styles/unit-quarters.css";

/** 单位考核: results of a quarter by series, their way to the signature, and the quarters before. */
export function UnitAssessmentPage() {
  const { t } = useText();
  const person = usePerson().data;
  const { change, quarters, rows, line, year } = useChosenQuarter();
  const result = useUnitQuarterResult(line?.quarter);
  return (
    <>
      <PageHead title={t("unitQuarter.title")} aside={t("unitQuarter.aside")}>
        <QuarterChoice
          years={quarters.data?.years ?? [year]}
          rows={rows}
          line={line}
          year={year}
          change={change}
        >
          {line && person && keepsFigures(person) ? (
            <Link to={`/unit-figures?quarter=${line.quarter}`}>{t("unitQuarter.toFigures")}</Link>
          ) : null}
        </QuarterChoice>
      </PageHead>
      <FiguresOf query={quarters} isEmpty={() => line === undefined} emptyText={t("unitQuarter.none")}>
        {() =>
          line ? (
            <div className="grid">
              <QuarterWork line={line} key={line.quarter} />
              <FiguresOf query={result}>
                {(found) =>
                  found.rows.length === 0 ? (
                    <Card wide title={quarterName(line.quarter, t)}>
                      <Empty text={t("unitQuarter.noResult")} />
                    </Card>
                  ) : (
                    <>
                      {ASSESSED_SERIES.map((series) => (
                        <ResultTable key={series} quarter={line.quarter} series={series} rows={found.rows} />
                      ))}
                    </>
                  )
                }
              </FiguresOf>
              {ASSESSED_SERIES.map((series) => (
                <UnitTrendCard key={series} series={series} unit={null} />
              ))}
            </div>
          ) : null
        }
      </FiguresOf>
    </>
  );
}
