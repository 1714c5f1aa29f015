import type { AppraisalOverview } from "../../domain/messages/appraisals.ts";
import { AppraisalForm } from "../appraisals/appraisal-form.tsx";
import { AppraisalTools } from "../appraisals/appraisal-tools.tsx";
import { useAppraisals, useAppraisalSheet } from "../appraisals/use-appraisals.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useClock } from "../figures/use-clock.ts";
import { usePerson } from "../figures/use-person.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/assessments.css";

/** 年度评价: 民主测评、领导评价、年度训练测试, a unit and a kind at a time. */
export function AppraisalsPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const clock = useClock();
  const today = clock.data ? formatInstant(clock.data.now) : null;
  // In January and February the year before is being closed (细则 §10).
  const current = today ? Number(today.slice(0, 4)) - (today.slice(5, 7) < "03" ? 1 : 0) : null;
  const year = address.get("year") ? Number(address.get("year")) : current;
  const overview = useAppraisals(year);
  const years = current === null ? [] : [current + 1, current, current - 1];
  return (
    <>
      <PageHead title={t("appraisal.title")} aside={t("appraisal.lead")}>
        <Filters>
          <Choice
            label={t("assess.year")}
            value={String(year ?? "")}
            options={years.map((one) => ({ value: String(one), label: t("period.year", { year: one }) }))}
            choose={(chosen) => {
              change({ year: chosen });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid">
        <FiguresOf query={overview} isEmpty={({ units }) => units.length === 0} emptyText={t("appraisal.noUnits")}>
          {(figures) => <Desk overview={figures} />}
        </FiguresOf>
      </div>
    </>
  );
} // prettier-ignore

function Desk(props: { overview: AppraisalOverview }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const { overview } = props;
  const units = overview.units.filter(({ officers }) => officers > 0);
  const kind = overview.kinds.find(({ code }) => code === address.get("kind")) ?? overview.kinds[0];
  const unit = units.find(({ code }) => code === address.get("unit")) ?? units[0];
  const sheet = useAppraisalSheet(overview.year, kind?.code ?? null, unit?.code ?? null);
  if (!kind || !unit) return <Empty text={t("appraisal.noUnits")} />;
  const office = person ? holds("assessmentOffice")(person) : false;
  return (
    <>
      <Card
        wide
        title={t("appraisal.progress")}
        note={overview.open ? t("ranking.rules", { version: overview.ruleSet }) : t("appraisal.closed")}
      >
        <DataTable
          caption={t("appraisal.progress")}
          rows={units}
          rowKey={({ code }) => code}
          columns={[
            { key: "unit", heading: t("column.unit"), cell: ({ name }) => name },
            { key: "officers", heading: t("appraisal.officers"), number: true, cell: ({ officers }) => officers },
            ...overview.kinds.map(({ code, name, share }) => ({
              key: code,
              heading: `${name[language]} ${share}%`,
              number: true,
              cell: (row: (typeof units)[number]) => (
                <button
                  type="button"
                  className="as-link"
                  aria-current={row.code === unit.code && code === kind.code ? "true" : undefined}
                  onClick={() => {
                    change({ kind: code, unit: row.code });
                    document.querySelector("#sheet")?.scrollIntoView({ behavior: "smooth" });
                  }}
                >
                  {row.entered[code] ?? 0} / {row.officers}
                  <span className="unseen"> {row.name}</span>
                </button>
              ),
            })),
          ]}
        />
      </Card>
      <div id="sheet" className="card-anchor">
        <Card wide title={`${kind.name[language]} · ${unit.name}`} note={t("appraisal.sheetNote")}>
          <FiguresOf query={sheet}>
            {(figures) => <AppraisalForm key={`${kind.code}/${unit.code}`} sheet={figures} unit={unit.code} />}
          </FiguresOf>
        </Card>
      </div>
      <AppraisalTools
        key={kind.code}
        year={overview.year}
        kind={kind}
        unit={unit}
        whole={overview.kinds.length > 1}
        mayEnter={overview.open && (office || kind.code === "leaders")}
      />
    </>
  );
} // prettier-ignore
