import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { UNRANKED_TEXT } from "../../domain/assessment/unranked.ts";
import type { OfficerStandings } from "../../domain/messages/assessments.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { periodName } from "../period.ts";
import { useText } from "../use-text.ts";
import { StandingDialog } from "./standing-dialog.tsx";
import { useOfficerStandings } from "./use-assessments.ts";
import "../styles/assessments.css";

const SHOWN = 8;

/** 历次考核结果: an officer's announced quarters, half-years and years, each open to its explanation. */
export function FileStandings(props: { policeNo: string }) {
  const { t } = useText();
  const standings = useOfficerStandings(props.policeNo);
  return (
    <Card wide title={t("assess.fileTitle")} note={t("assess.fileNote")}>
      <FiguresOf query={standings} isEmpty={({ rows }) => rows.length === 0} emptyText={t("assess.fileNone")}>
        {(figures) => <Rows standings={figures} />}
      </FiguresOf>
    </Card>
  );
}

function Rows(props: { standings: OfficerStandings }) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const { policeNo } = props.standings;
  const rows = [...props.standings.rows].sort((a, b) => (b.announcedAt ?? "").localeCompare(a.announcedAt ?? ""));
  return (
    <>
      <ul className="file-standings">
        {rows.slice(0, all ? rows.length : SHOWN).map((row) => (
          <li key={row.period}>
            <button
              type="button"
              className="as-link"
              onClick={() => {
                setOpened(row.period);
              }}
            >
              {periodName(row.period, t, language)}
            </button>
            <strong>{formatPoints(row.score)}</strong>
            <span>
              {row.place === null ? null : t("assess.placeOf", { place: row.place, of: row.of ?? 0 })}
              {row.grade ? <GradeBadge grade={row.grade} /> : null}
              {row.reason ? <span className="muted">{UNRANKED_TEXT[row.reason][language]}</span> : null}
              {row.state === "noticed" ? <span className="tag">{t("assess.state.noticed")}</span> : null}
              {row.changed ? <span className="tag tag-draft">{t("assess.changed")}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN ? (
        <Button size="small" appearance="subtle" onClick={() => { setAll(!all); }}>
          {t(all ? "assess.fewer" : "assess.more", { count: rows.length })}
        </Button>
      ) : null}
      {opened === null ? null : (
        <StandingDialog period={opened} policeNo={policeNo} close={() => { setOpened(null); }} />
      )}
    </>
  );
} // prettier-ignore
