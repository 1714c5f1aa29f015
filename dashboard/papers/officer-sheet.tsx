import type { OfficerPaper, PaperArea } from "../../domain/messages/papers.ts";
import { useText } from "../use-text.ts";
import { SheetLines } from "./sheet-lines.tsx";
import { SheetProof } from "./sheet-proof.tsx";
import { SheetSignatures } from "./sheet-signatures.tsx";
import "../styles/papers.css";

const WIDTHS = ["11%", "17%", "9%", "17%", "9%", "19%", "9%", "9%"];

/** 民警政绩档案表: one officer's month on A4, filled or blank. */
export function OfficerSheet(props: { paper: OfficerPaper }) {
  const { t } = useText();
  const { paper } = props;
  return (
    <div className="sheet-frame" role="group" tabIndex={0} aria-label={t("papers.officer")}>
      <article className="sheet sheet-a4">
        <h2>{t("papers.officer")}</h2>
        <SheetProof paper={paper} />
        <table>
          <colgroup>
            {WIDTHS.map((width, index) => (
              <col key={index} style={{ width }} />
            ))}
          </colgroup>
          <tbody>
            <tr>
              <th scope="row">{t("papers.name")}</th>
              <td>{paper.name}</td>
              <th scope="row">{t("papers.policeNo")}</th>
              <td>{paper.policeNo}</td>
              <th scope="row">{t("papers.unit")}</th>
              <td colSpan={3}>{paper.unitName}</td>
            </tr>
            <tr>
              <th scope="row">{t("papers.postType")}</th>
              <td>{paper.postType}</td>
              <th scope="row">{t("papers.level")}</th>
              <td>{paper.level}</td>
              <th scope="row">{t("papers.filledBy")}</th>
              <td colSpan={3}>{paper.filledBy}</td>
            </tr>
            <tr>
              <th scope="col">{t("papers.area")}</th>
              <th scope="col">{t("papers.item")}</th>
              <th scope="col">{t("papers.value")}</th>
              <th scope="col">{t("papers.item")}</th>
              <th scope="col">{t("papers.value")}</th>
              <th scope="col">{t("papers.indicator")}</th>
              <th scope="col">{t("papers.max")}</th>
              <th scope="col">{t("papers.earned")}</th>
            </tr>
            {paper.areas.map((area) => (
              <AreaRows key={area.area} area={area} />
            ))}
            <tr>
              <th scope="row">{t("papers.total")}</th>
              <td>{paper.total}</td>
              <th scope="row">{t("papers.suggested")}</th>
              <td>{paper.suggestedGrade}</td>
              <th scope="row">{t("papers.self")}</th>
              <td>{paper.selfGrade}</td>
              <th scope="row">{t("papers.grade")}</th>
              <td>{paper.grade}</td>
            </tr>
            <tr>
              <th scope="row">{t("papers.summary")}</th>
              <td colSpan={7} className="long tall">
                {paper.summary}
              </td>
            </tr>
            <tr>
              <th scope="row">{t("papers.opinion")}</th>
              <td colSpan={7} className="long room">
                {paper.opinion}
              </td>
            </tr>
          </tbody>
        </table>
        <SheetLines kind="credits" lines={paper.credits} blank={paper.blank} />
        <SheetLines kind="events" lines={paper.events} blank={paper.blank} />
        <SheetSignatures paper={paper} />
      </article>
    </div>
  );
}

/** Two filled fields and one indicator to a row. */
function AreaRows(props: { area: PaperArea }) {
  const { t } = useText();
  const { area } = props;
  const count = Math.max(1, Math.ceil(area.fields.length / 2), area.indicators.length);
  const rows = Array.from({ length: count }, (_, index) => index);
  return rows.map((index) => {
    const left = area.fields[index * 2];
    const right = area.fields[index * 2 + 1];
    const indicator = area.indicators[index];
    return (
      <tr key={index}>
        {index === 0 ? (
          <th scope="rowgroup" rowSpan={count}>
            {area.name}
            <br />
            {t("papers.subtotal", { points: area.earned })}
          </th>
        ) : null}
        {area.fields.length === 0 ? (
          <>
            <td colSpan={5}>{t("papers.byEvents")}</td>
            <td>{area.max}</td>
            <td>{area.earned}</td>
          </>
        ) : (
          <>
            <td>{left?.label}</td>
            <td>{left?.value}</td>
            <td>{right?.label}</td>
            <td>{right?.value}</td>
            <td>{indicator?.name}</td>
            <td>{indicator?.max}</td>
            <td>{indicator?.earned}</td>
          </>
        )}
      </tr>
    );
  });
}
