import { Button } from "@fluentui/react-components";
import { useMemo } from "react";
import { Link } from "react-router";
import type { CompareFigures } from "../../domain/messages/publication.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { compareChart } from "../charts/compare-chart.ts";
import { MeansTable, MonthlyCard } from "../compare/compare-tables.tsx";
import { useCompare } from "../compare/use-compare.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { formatPoints } from "../formats/format-points.ts";
import "../styles/compare.css";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 赛业绩: two to four colleagues side by side, published months only. */
export function ComparePage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const officers = (address.get("officers") ?? "").split(",").filter((one) => /^\d{6}$/.test(one));
  const figures = useCompare(officers);
  return (
    <>
      <p className="back">
        <Link to={`/officers${officers.length > 0 ? `?compare=${officers.join(",")}` : ""}`}>
          ← {t("compare.find")}
        </Link>
      </p>
      <PageHead title={t("compare.title")} aside={t("compare.lead")} />
      {officers.length < 2 || officers.length > 4 ? (
        <Empty text={t("compare.choose")} />
      ) : (
        <FiguresOf query={figures}>
          {(compared) => (
            <Compared
              figures={compared}
              remove={(policeNo) => {
                change({ officers: officers.filter((one) => one !== policeNo).join(",") });
              }}
            />
          )}
        </FiguresOf>
      )}
    </>
  );
}

function Compared(props: { figures: CompareFigures; remove: (policeNo: string) => void }) {
  const { t, language } = useText();
  const { figures } = props;
  const configuration = useMemo(() => compareChart(figures, language), [figures, language]);
  const list = figures.officers.map(({ name, mean }) =>
    t("compare.item", { name, mean: formatPoints(mean) }),
  );
  return (
    <>
      <ul className="compared">
        {figures.officers.map((officer) => (
          <li key={officer.policeNo} className="card">
            <OfficerLink policeNo={officer.policeNo} name={officer.name} />
            <span className="muted">
              {officer.unitName} · {POST_TYPE_LABEL[officer.postType][language]} ·{" "}
              {LEVEL_LABEL[officer.level][language]}
            </span>
            <span className="compared-mean">{formatPoints(officer.mean)}</span>
            {figures.officers.length > 2 ? (
              <Button
                size="small"
                appearance="subtle"
                aria-label={t("compare.remove", { name: officer.name })}
                onClick={() => {
                  props.remove(officer.policeNo);
                }}
              >
                ✕
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {figures.months.length === 0 ? (
        <Empty text={t("compare.noMonths")} />
      ) : (
        <div className="grid">
          <ChartCard
            wide
            title={t("compare.areas")}
            note={t("compare.areasNote")}
            sentence={t("compare.areasSentence", {
              names: figures.officers.map(({ name }) => name).join("、"),
              list: list.join("；"),
            })}
            configuration={configuration}
            height={380}
            table={null}
            below={<MeansTable figures={figures} />}
          />
          <MonthlyCard figures={figures} />
        </div>
      )}
    </>
  );
}
