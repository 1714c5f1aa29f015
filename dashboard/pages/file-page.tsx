import { Link, useParams } from "react-router";
import type { OfficerFile } from "../../domain/messages.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { FileStandings } from "../assessments/file-standings.tsx";
import { Empty } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { FileLifeCard } from "../file/file-life-card.tsx";
import { useOfficerFile } from "../figures/use-officer-file.ts";
import { OfficerOutcomesCard } from "../outcomes/officer-outcomes-card.tsx";
import { RaiseObjection } from "../objections/raise-objection.tsx";
import { Explained } from "../parts/explained.tsx";
import { FileMonths } from "../parts/file-months.tsx";
import { FileSummary } from "../parts/file-summary.tsx";
import { FileTimeline } from "../parts/file-timeline.tsx";
import { MonthCredits } from "../parts/month-credits.tsx";
import { MonthEvents } from "../parts/month-events.tsx";
import "../styles/browse.css";
import { OfficerWorkbook } from "../take-away/year-workbook.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 一人一档: an officer's months, and the month chosen explained to the last point. */
export function FilePage() {
  const { t } = useText();
  const { policeNo = "" } = useParams();
  const { address } = useAddress();
  const file = useOfficerFile(policeNo, address.get("month"));
  return (
    <>
      <p className="back">
        <Link to="/officers">← {t("file.back")}</Link>
      </p>
      <FiguresOf query={file}>{(figures) => <File file={figures} />}</FiguresOf>
    </>
  );
}

function File(props: { file: OfficerFile }) {
  const { t, language } = useText();
  const { officer, detail } = props.file;
  const months = [...props.file.months].sort((a, b) => a.month.localeCompare(b.month));
  const year = (detail?.month ?? months.at(-1)?.month)?.slice(0, 4);
  return (
    <>
      <PageHead
        title={t("file.title", { name: officer.name })}
        aside={[
          officer.policeNo,
          officer.unitName,
          POST_TYPE_LABEL[officer.postType][language],
          LEVEL_LABEL[officer.level][language],
        ].join(" · ")}
      >
        {year ? (
          <div className="filters">
            <OfficerWorkbook policeNo={officer.policeNo} year={year} />
          </div>
        ) : null}
      </PageHead>
      {months.length === 0 ? (
        <Empty text={t("file.noMonths")} />
      ) : (
        <div className="grid">
          <FileTimeline name={officer.name} months={months} />
          <FileStandings policeNo={officer.policeNo} />
          <FileMonths months={months} chosen={detail?.month ?? null} />
          <OfficerOutcomesCard policeNo={officer.policeNo} />
          {detail ? (
            <>
              {detail.mending ? (
                <p className="mending" role="note">
                  {t(detail.version === 0 ? "fileLife.mending" : "fileLife.mendingChain")}
                </p>
              ) : null}
              <FileSummary detail={detail} />
              <Explained key={detail.month} explanation={detail.explanation} />
              <MonthCredits credits={detail.credits} ruleSet={detail.ruleSet} />
              <MonthEvents events={detail.events} ruleSet={detail.ruleSet} />
              {detail.life.publications.length > 0 ? (
                <RaiseObjection policeNo={officer.policeNo} month={detail.month} />
              ) : null}
              <FileLifeCard detail={detail} />
            </>
          ) : (
            <Empty text={t("file.noDetail")} />
          )}
        </div>
      )}
    </>
  );
}
