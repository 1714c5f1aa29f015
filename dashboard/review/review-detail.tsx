import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useState } from "react";
import { Link } from "react-router";
import type { ReviewRow } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import { ROUTE_REASON_TEXT } from "../../domain/routing.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { EvidencePanel } from "../evidence/evidence-panel.tsx";
import { useOfficerFile } from "../figures/use-officer-file.ts";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { Explained } from "../parts/explained.tsx";
import { MonthCredits } from "../parts/month-credits.tsx";
import { MonthEvents } from "../parts/month-events.tsx";
import { useText } from "../use-text.ts";
import { SignatureList } from "./signature-list.tsx";

/** Everything known of one officer's month, beside the sheet: what to look at, what stands behind it, who signed. */
export function ReviewDetail(props: {
  row: ReviewRow;
  month: Month;
  ruleSet: string;
  close: () => void;
  giveBack: () => void;
}) {
  const { t, language } = useText();
  const { row, month } = props;
  const [explained, setExplained] = useState(false);
  const { events, files, missing, numbers } = row.evidence;
  const mayReturn = ["submitted", "signing", "signed"].includes(row.state);
  return (
    <aside className="card review-detail" aria-label={t("review.detailOf", { name: row.name })}>
      <div className="card-head">
        <div>
          <h2>{row.name}</h2>
          <p className="muted">
            {row.policeNo} · {row.unitName} · {t(`reportState.${row.state}`)}
          </p>
        </div>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t("review.closeDetail")}
          onClick={props.close}
        />
      </div>
      {row.obstacle ? <p className="refused">{row.obstacle}</p> : null}
      {row.routeReason ? <p className="muted">{ROUTE_REASON_TEXT[row.routeReason][language]}</p> : null}
      {row.returned ? (
        <p className="muted">
          {t("review.returnedBefore", {
            by: row.returned.by,
            at: formatInstant(row.returned.at),
            reason: row.returned.reason,
          })}
        </p>
      ) : null}
      <dl className="facts">
        <dt>{t("file.total")}</dt>
        <dd>
          <strong>{formatPoints(row.total)}</strong>{" "}
          {row.suggestedGrade ? <GradeBadge grade={row.suggestedGrade} /> : null}
        </dd>
        <dt>{t("review.filled")}</dt>
        <dd>{row.filledBy ?? "—"}</dd>
        <dt>{t("review.attested")}</dt>
        <dd>{row.attestedAt ? formatInstant(row.attestedAt) : t("review.notAttested")}</dd>
        <dt>{t("review.handedIn")}</dt>
        <dd>
          {row.submittedAt ? formatInstant(row.submittedAt) : "—"}
          {row.workdaysLate > 0 ? (
            <span className="refused"> {t("review.late", { days: row.workdaysLate })}</span>
          ) : null}
        </dd>
        <dt>{t("review.evidenceHead")}</dt>
        <dd>{t("review.evidenceFacts", { events, files, missing, cited: numbers.length })}</dd>
      </dl>
      {row.bars.length > 0 ? <p>{t("review.bars", { bars: row.bars.join("、") })}</p> : null}
      {row.warnings.length > 0 ? (
        <>
          <h3>{t("review.warningsHead")}</h3>
          <ul className="warnings">
            {row.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      ) : null}
      {numbers.length > 0 ? <EvidencePanel evidenceNo={numbers.join(",")} /> : null}
      <h3>{t("review.lastMonths")}</h3>
      {row.history.length === 0 ? <p className="muted">{t("review.noHistory")}</p> : null}
      <ul className="past-months">
        {row.history.map((past) => (
          <li key={past.month}>
            <span>{formatMonth(past.month, language)}</span>
            <span className="number">{formatPoints(past.total)}</span>
            <span>
              {past.grade ? <GradeBadge grade={past.grade} /> : past.ungraded ? t("review.ungraded") : "—"}
            </span>
          </li>
        ))}
      </ul>
      <SignatureList signatures={row.signatures} />
      <div className="review-detail-acts">
        <Button
          disabled={row.version === 0}
          onClick={() => {
            setExplained(!explained);
          }}
        >
          {t(explained ? "review.hideExplanation" : "review.showExplanation")}
        </Button>
        <Button disabled={!mayReturn} onClick={props.giveBack}>
          {t("review.return")}
        </Button>
        <Link to={`/officers/${row.policeNo}?month=${month}`}>{t("review.wholeFile")}</Link>
      </div>
      {explained ? <Explanation policeNo={row.policeNo} month={month} ruleSet={props.ruleSet} /> : null}
    </aside>
  );
}

/** 每一分的由来, with the lines behind it. */
function Explanation(props: { policeNo: string; month: Month; ruleSet: string }) {
  const file = useOfficerFile(props.policeNo, props.month);
  return (
    <FiguresOf query={file}>
      {({ detail }) =>
        detail ? (
          <>
            <Explained explanation={detail.explanation} />
            <MonthCredits credits={detail.credits} ruleSet={props.ruleSet} />
            <MonthEvents events={detail.events} ruleSet={props.ruleSet} />
          </>
        ) : null
      }
    </FiguresOf>
  );
}
