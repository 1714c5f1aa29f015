import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import type { AreaProgress, PackageFigures, PackageOfficer } from "../../domain/messages/filling.ts";
import { Card } from "../components/card.tsx";
import { OfficerLink } from "../components/links.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { nextStep } from "./progress.ts";

/** One row per officer: six areas, who filled, confirmed or not, and what is in the way. */
export function OfficerTable(props: { figures: PackageFigures }) {
  const { t, language } = useText();
  const { figures } = props;
  return (
    <Card wide title={t("package.officers")} note={t("package.legend")}>
      <div className="scroll" role="group" aria-label={t("package.officers")} tabIndex={0}>
        <table className="package">
          <caption className="unseen">{t("package.officers")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("column.officer")}</th>
              <th scope="col">{t("package.next")}</th>
              {AREAS.map((area) => (
                <th key={area} scope="col" className="secondary">
                  {AREA_LABEL[area][language]}
                </th>
              ))}
              <th scope="col" className="secondary">
                {t("myMonth.own")}
              </th>
              <th scope="col" className="number">
                {t("column.points")}
              </th>
              <th scope="col" className="spare">
                {t("package.filledBy")}
              </th>
            </tr>
          </thead>
          {figures.officers.map((officer) => (
            <OfficerRows key={officer.policeNo} officer={officer} figures={figures} />
          ))}
        </table>
      </div>
    </Card>
  );
}

function OfficerRows(props: { officer: PackageOfficer; figures: PackageFigures }) {
  const { t } = useText();
  const { officer, figures } = props;
  const { problems, warnings, returned } = officer;
  const step = nextStep(officer, figures);
  const isTold = problems.length + warnings.length > 0 || returned !== null;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <OfficerLink policeNo={officer.policeNo} name={officer.name} period={figures.line.month} />
        </th>
        <td>
          <span className={`package-step ${step}`}>{t(`package.step.${step}`)}</span>
          <Confirmation officer={officer} />
          {officer.planned ? null : <small className="muted narrow-block">{t("package.unplanned")}</small>}
        </td>
        {[...AREAS, "own" as const].map((area) => (
          <td key={area} className="secondary">
            <AreaCell
              progress={officer.areas[area]}
              lines={area === "GZ" || area === "JC"}
              started={officer.version > 0}
            />
          </td>
        ))}
        <td className="number">{formatPoints(officer.total)}</td>
        <td className="spare muted">
          {officer.filledBy ? `${officer.filledBy} ${formatInstant(officer.filledAt ?? "").slice(5)}` : "—"}
        </td>
      </tr>
      {isTold ? (
        <tr className="package-told">
          <td colSpan={11}>
            <details>
              <summary>{t("package.told", { problems: problems.length, warnings: warnings.length })}</summary>
              <ul className="problems">
                {returned ? (
                  <li>
                    <b>{t("myMonth.returned", { name: returned.by, time: formatInstant(returned.at) })}</b>{" "}
                    {returned.reason}
                  </li>
                ) : null}
                {problems.map((message) => (
                  <li key={message}>{message}</li>
                ))}
                {warnings.map((message) => (
                  <li key={message} className="muted">
                    {message}
                  </li>
                ))}
              </ul>
            </details>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** When he confirmed, when it was handed in, on time or late. */
function Confirmation(props: { officer: PackageOfficer }) {
  const { t } = useText();
  const { attested, submittedAt, onTime } = props.officer;
  return (
    <>
      {submittedAt ? (
        <small className={onTime ? "muted narrow-block" : "late narrow-block"}>
          {t(onTime ? "package.onTimeAt" : "package.lateAt", { time: formatInstant(submittedAt).slice(5) })}
        </small>
      ) : attested ? (
        <small className="muted narrow-block">
          {t(attested.kind === "self" ? "package.attestedAt" : "package.silentAt", {
            time: formatInstant(attested.at).slice(5),
          })}
        </small>
      ) : null}
    </>
  );
}

/** One area of one officer: full, so many blanks, or not begun; what does not apply is said to the ear. */
function AreaCell(props: { progress: AreaProgress; lines: boolean; started: boolean }) {
  const { t } = useText();
  const { filled, blank, notApplicable, lines } = props.progress;
  const all = filled + blank;
  const says = t("package.areaSays", { filled, blank, notApplicable, lines });
  const text =
    all + notApplicable === 0
      ? t("package.lines", { count: lines })
      : !props.started
        ? "—"
        : blank === 0
          ? "✓"
          : t("package.blank", { count: blank });
  const tone = !props.started || all === 0 ? "none" : blank === 0 ? "full" : "part";
  return (
    <span className={`package-area ${tone}`} title={says}>
      <span aria-hidden="true">
        {text}
        {props.lines && all > 0 && lines > 0 ? <small> {t("package.lines", { count: lines })}</small> : null}
      </span>
      <span className="unseen">{says}</span>
    </span>
  );
}
