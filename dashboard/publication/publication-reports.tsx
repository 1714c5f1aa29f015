import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Link } from "react-router";
import type { CheckRequest, PublicationReport } from "../../domain/messages/publication.ts";
import { blockingObstacle, OBSTACLE_SENTENCE } from "../../domain/publication.ts";
import { mayMove } from "../../domain/report-life.ts";
import { Card } from "../components/card.tsx";
import { DataTable, type Column } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { queryText } from "../figures/fresh.ts";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { ReturnForm } from "./return-form.tsx";

/** The reports of a unit one by one, or those that need attention: signature, obstacles, check and return. */
export function PublicationReports(props: {
  month: string;
  /** Null: the reports that need attention, of all units. */
  unitName: string | null;
  reports: readonly PublicationReport[];
  check: ((request: CheckRequest) => void) | null;
  busy: boolean;
}) {
  const { t, language } = useText();
  const { month, unitName, reports, check, busy } = props;
  const [returning, setReturning] = useState<PublicationReport | null>(null);
  const title =
    unitName === null ? t("publication.attention") : t("publication.reportsOf", { unit: unitName });
  const columns: Column<PublicationReport>[] = [
    {
      key: "officer",
      heading: t("column.officer"),
      cell: (report) => (
        <>
          <OfficerLink policeNo={report.policeNo} name={report.name} period={month} />
          <span className="narrow">{t(`reportState.${report.state}`)}</span>
        </>
      ),
    },
    {
      key: "state",
      heading: t("column.state"),
      secondary: true,
      cell: (report) => t(`reportState.${report.state}`),
    },
    { key: "total", heading: t("column.points"), number: true, cell: (report) => formatPoints(report.total) },
    {
      key: "grade",
      heading: t("column.grade"),
      cell: (report) => (report.grade ? <GradeBadge grade={report.grade} /> : "—"),
    },
    {
      key: "signature",
      heading: t("publication.signature"),
      cell: (report) => <Signature report={report} />,
    },
    {
      key: "obstacles",
      heading: t("publication.obstacles"),
      cell: (report) =>
        report.obstacles.length === 0 ? (
          "—"
        ) : (
          <ul className="obstacles">
            {report.obstacles.map((obstacle) => (
              <li key={obstacle} className={blockingObstacle([obstacle]) ? "down" : "muted"}>
                {OBSTACLE_SENTENCE[obstacle][language]}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  if (check) {
    columns.push({
      key: "act",
      heading: t("publication.act"),
      cell: (report) => (
        <span className="acts">
          {mayMove(report.state, "check") && blockingObstacle(report.obstacles) === undefined ? (
            <Button
              size="small"
              disabled={busy}
              aria-label={t("publication.checkOf", { name: report.name })}
              onClick={() => {
                check({ reports: [{ policeNo: report.policeNo, version: report.version }] });
              }}
            >
              {t("publication.check")}
            </Button>
          ) : null}
          {mayMove(report.state, "return") ? (
            <Button
              size="small"
              appearance="subtle"
              aria-label={t("publication.returnOf", { name: report.name })}
              onClick={() => {
                setReturning(report);
              }}
            >
              {t("publication.return")}
            </Button>
          ) : null}
        </span>
      ),
    });
  }
  return (
    <Card
      wide
      title={title}
      {...(unitName === null ? { note: t("publication.attentionNote") } : {})}
      tools={
        unitName === null ? null : (
          <Link to={`/publication${queryText({ month })}`}>{t("publication.allUnits")}</Link>
        )
      }
    >
      {returning ? (
        <ReturnForm
          key={returning.policeNo}
          report={returning}
          leave={() => {
            setReturning(null);
          }}
        />
      ) : null}
      {reports.length === 0 ? (
        <Empty text={t("publication.attentionNone")} />
      ) : (
        <DataTable caption={title} rows={reports} rowKey={({ policeNo }) => policeNo} columns={columns} />
      )}
    </Card>
  );
}

function Signature(props: { report: PublicationReport }) {
  const { t } = useText();
  const { signature, signedBy, signedAt } = props.report;
  const word = t(`publication.signature.${signature}`);
  if (signature === "none") return <span className="muted">{word}</span>;
  return (
    <>
      <span className={signature === "valid" ? "sign-valid" : "sign-invalid"}>{word}</span>
      <span className="sign-who">
        {signedBy && signedAt ? t("publication.signedBy", { by: signedBy, at: formatInstant(signedAt) }) : ""}
      </span>
    </>
  );
}
