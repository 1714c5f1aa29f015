import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { GRADE_COLOUR } from "../charts/palette.ts";
import { gradedIn } from "../charts/distribution-chart.ts";
import { FigureTile } from "../components/figure-tile.tsx";
import { formatDifference, formatPoints, formatShare } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** The last month with results: its mean and its five grades. */
export function ResultTiles(props: { figures: OverviewFigures }) {
  const { t, language } = useText();
  const { grades, mean, month, previousMean } = props.figures;
  const title = t("overview.results", { month: formatMonth(month, language) });
  const graded = gradedIn(grades);
  return (
    <section className="tiles-part" aria-label={title}>
      <h2>{title}</h2>
      <div className="tiles six">
        <FigureTile
          name={t("overview.mean")}
          value={formatPoints(mean)}
          note={
            mean === null || previousMean === null
              ? t("overview.meanFirst")
              : t("overview.meanBefore", {
                  points: formatPoints(previousMean),
                  difference: formatDifference(mean - previousMean),
                })
          }
          to="/trend"
        />
        {GRADES.map((grade) => (
          <FigureTile
            key={grade}
            name={
              <>
                <span className="swatch" style={{ background: GRADE_COLOUR[grade] }} aria-hidden="true" />
                {GRADE_LABEL[grade][language]}
              </>
            }
            value={grades[grade]}
            note={formatShare(grades[grade], graded)}
            to={`/distribution?period=${month}`}
          />
        ))}
      </div>
    </section>
  );
}
