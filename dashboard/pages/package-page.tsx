import { useState } from "react";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ApiProblem } from "../api.ts";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { usePerson } from "../figures/use-person.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { seesPackages } from "../oversees.ts";
import { HandOver } from "../package/hand-over.tsx";
import { OfficerTable } from "../package/officer-table.tsx";
import { PackageTiles } from "../package/package-tiles.tsx";
import { usePackage } from "../package/use-package.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/my-month.css";

/** 单位报送: who is ready, who is missing, until when; the clerk declares and hands in. */
export function PackagePage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const all = useUnits().data ?? [];
  const { query, months, month, choose } = useChosenMonth({ practice: true });
  const [told, setTold] = useState(false);
  const { fills = [], heads = [], inCharge = [] } = person?.units ?? {};
  const mine = [...new Set([...fills, ...heads, ...inCharge])];
  const units = mine.length > 0 ? all.filter(({ code }) => mine.includes(code)) : all;
  const unit = address.get("unit") ?? mine[0] ?? units[0]?.code ?? null;
  const figures = usePackage(month, unit);
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (person && !seesPackages(person)) return <Failure error={new ApiProblem(403, {})} />;
  return (
    <>
      <PageHead title={t("nav.package")} aside={figures.data?.unit.name}>
        <Filters>
          {month ? <MonthChoice months={months} value={month} choose={choose} /> : null}
          {units.length > 1 ? (
            <UnitChoice
              units={units}
              value={unit ?? ""}
              choose={(code) => {
                change({ unit: code });
              }}
            />
          ) : null}
        </Filters>
      </PageHead>
      <FiguresOf
        query={figures}
        isEmpty={({ officers }) => officers.length === 0}
        emptyText={t("package.nobody")}
      >
        {(shown) => (
          <>
            <PackageTiles figures={shown} />
            <div className="grid">
              <HandOver
                key={`${shown.line.month} ${shown.unit.code}`}
                figures={shown}
                mayAct={fills.includes(shown.unit.code)}
                validate={() => {
                  void figures.refetch().then(() => {
                    setTold(true);
                  });
                }}
              />
              {told ? (
                <p className="wide" role="status">
                  {t("package.validated", {
                    problems: shown.officers.filter(({ problems }) => problems.length > 0).length,
                    warnings: shown.officers.filter(({ warnings }) => warnings.length > 0).length,
                  })}
                </p>
              ) : null}
              <OfficerTable figures={shown} />
            </div>
          </>
        )}
      </FiguresOf>
    </>
  );
}
