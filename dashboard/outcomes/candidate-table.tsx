import { GRADE_LABEL } from "../../domain/grade.ts";
import type { Candidate } from "../../domain/messages/candidates.ts";
import { halfYearInWords } from "../../domain/outcomes/reasons-in-words.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { DataTable } from "../components/data-table.tsx";
import { OfficerLink } from "../components/links.tsx";
import { useText } from "../use-text.ts";

/** Who was found, or who was not: his years, each condition in words, and what speaks against him. */
export function CandidateTable(props: { rows: readonly Candidate[]; caption: string }) {
  const { t, language } = useText();
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={({ policeNo }) => policeNo}
      columns={[
        {
          key: "officer",
          heading: t("candidate.column.officer"),
          cell: ({ policeNo, name }) => <OfficerLink policeNo={policeNo} name={name} />,
        },
        {
          key: "unit",
          secondary: true,
          heading: t("candidate.column.unit"),
          cell: ({ unitName, level, postType }) => (
            <Lines lines={[unitName, `${LEVEL_LABEL[level][language]} · ${POST_TYPE_LABEL[postType][language]}`]} />
          ),
        },
        {
          key: "findings",
          heading: t("candidate.column.findings"),
          cell: ({ findings }) => (
            <ul className="candidate-findings">
              {findings.map(({ condition, met, words }) => (
                <li key={condition} className={met ? undefined : "refused"}>
                  <strong>{t(met ? "candidate.met" : "candidate.missing")}</strong> {words[language]}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: "vetoes",
          heading: t("candidate.column.vetoes"),
          cell: ({ vetoes }) =>
            vetoes.length === 0 ? (
              <span className="muted">{t("candidate.noVeto")}</span>
            ) : (
              <Lines lines={vetoes.map((one) => one[language])} className="refused" />
            ),
        },
        {
          key: "halfYears",
          secondary: true,
          heading: t("candidate.column.halfYears"),
          cell: ({ halfYears }) => (
            <Lines
              lines={halfYears.map(({ period, place, of }) => `${halfYearInWords(period)[language]} ${place === null ? t("candidate.unranked") : `${place}/${of ?? "—"}`}`)}
            />
          ),
        },
        {
          key: "years",
          secondary: true,
          heading: t("candidate.column.years"),
          cell: ({ years }) => (
            <Lines lines={years.map(({ year, grade }) => `${year} ${grade ? GRADE_LABEL[grade][language] : "—"}`)} />
          ),
        },
        {
          key: "months",
          spare: true,
          heading: t("candidate.column.months"),
          number: true,
          cell: ({ excellentMonths, lowMonths }) => `${excellentMonths} / ${lowMonths}`,
        },
        { key: "awards", heading: t("candidate.column.awards"), spare: true, number: true, cell: ({ awards }) => awards },
      ]}
    />
  ); // prettier-ignore
}

function Lines(props: { lines: readonly string[]; className?: string }) {
  return (
    <ul className={`candidate-lines ${props.className ?? ""}`}>
      {props.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
