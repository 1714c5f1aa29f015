import { Link, useLocation } from "react-router";
import type { FileMonth } from "../../domain/messages.ts";
import { GRADE_COLOUR, UNGRADED_COLOUR } from "../charts/palette.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** The months of a file as a row of steps; each opens its explanation. */
export function FileMonths(props: { months: readonly FileMonth[]; chosen: string | null }) {
  const { t, language } = useText();
  const { pathname } = useLocation();
  return (
    <nav className="months" aria-label={t("column.months")}>
      {props.months.map((month) => (
        <Link
          key={month.month}
          to={`${pathname}?month=${month.month}`}
          preventScrollReset
          aria-current={month.month === props.chosen ? "page" : undefined}
        >
          <span
            className="months-grade"
            style={{ background: month.grade ? GRADE_COLOUR[month.grade] : UNGRADED_COLOUR }}
            aria-hidden="true"
          />
          {formatMonth(month.month, language, "axis")}
          <small>{month.grade ? GRADE_LABEL[month.grade][language] : t(`reportState.${month.state}`)}</small>
        </Link>
      ))}
    </nav>
  );
}
