import "../styles/organisation.css";
import { useState } from "react";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { useMonths } from "../figures/use-months.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { SegmentForm } from "../organisation/segment-form.tsx";
import { useSegments } from "../organisation/use-segments.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 月中调动分段: the clerk fills the days of officers who left his unit within the month (细则 §11). */
export function SegmentsPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const fills = usePerson().data?.units.fills ?? [];
  const units = (useUnits().data ?? []).filter(({ code }) => fills.includes(code));
  const months = (useMonths().data ?? []).filter(({ state }) => state === "open" || state === "reviewing");
  const unit = address.get("unit") ?? units[0]?.code;
  const month = address.get("month") ?? months[0]?.month;
  const [saved, setSaved] = useState("");
  const segments = useSegments(month, unit);
  return (
    <>
      <PageHead title={t("nav.segments")} aside={t("segments.aside")}>
        <Filters>
          <UnitChoice
            units={units}
            value={unit ?? ""}
            choose={(code) => {
              change({ unit: code });
            }}
          />
          {month ? (
            <MonthChoice
              months={months}
              value={month}
              choose={(value) => {
                change({ month: value });
              }}
            />
          ) : null}
        </Filters>
      </PageHead>
      <div className="grid">
        <FiguresOf query={segments} isEmpty={(lines) => lines.length === 0} emptyText={t("segments.none")}>
          {(lines) => (
            <>
              {lines.map((line) => (
                <Card
                  wide
                  key={`${month ?? ""}/${line.policeNo}`}
                  title={`${line.policeNo} ${line.name}`}
                  note={t("segments.note", {
                    unit: `${line.unitNow} ${line.unitNowName}`,
                    from: line.fromDay,
                    to: line.toDay,
                    days: line.workdays,
                  })}
                >
                  <SegmentForm
                    key={line.version}
                    line={line}
                    month={month ?? ""}
                    unit={unit ?? ""}
                    wasSaved={saved === line.policeNo}
                    onSaved={() => {
                      setSaved(line.policeNo);
                    }}
                  />
                </Card>
              ))}
            </>
          )}
        </FiguresOf>
      </div>
    </>
  );
}
