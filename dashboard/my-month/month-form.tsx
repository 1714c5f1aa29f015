import { AREA_LABEL, AREAS, type Area } from "../../domain/area.ts";
import { blankFields } from "../../domain/form/check-row.ts";
import type { Field } from "../../domain/form/fields.ts";
import { DATA_COLUMNS } from "../../domain/form/monthly-form.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import { Card } from "../components/card.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import type { Cells, ReadMonth } from "./cells.ts";
import { FormCell } from "./form-cell.tsx";

/** The areas that have cells to fill; 奖励惩处 consists of events. */
const FILLED_AREAS = AREAS.filter((area) => DATA_COLUMNS.some((column) => column.area === area));

/** The month in its six areas, from the very form definition the sheet is built from. */
export function MonthForm(props: {
  figures: MyMonthFigures;
  cells: Cells;
  read: ReadMonth;
  explanation: Explanation | null;
  disabled: boolean;
  type: (field: Field, raw: string | null) => void;
}) {
  const { t } = useText();
  const own = blankFields(props.read.fields).filter((field) => fieldsOf(null).includes(field)).length;
  return (
    <>
      {FILLED_AREAS.map((area) => (
        <AreaCard key={area} {...props} area={area} />
      ))}
      <Card
        title={t("myMonth.own")}
        note={own > 0 ? t("myMonth.missing", { count: own }) : t("myMonth.ownNote")}
      >
        <AreaCells {...props} fields={fieldsOf(null)} />
      </Card>
    </>
  );
}

function AreaCard(props: Parameters<typeof MonthForm>[0] & { area: Area }) {
  const { t, language } = useText();
  const { area, read, explanation } = props;
  const fields = fieldsOf(area);
  const blank = new Set(blankFields(read.fields));
  const missing = fields.filter((field) => blank.has(field)).length;
  const explained = explanation?.areas.find((one) => one.area === area);
  return (
    <Card
      title={AREA_LABEL[area][language]}
      note={missing > 0 ? t("myMonth.missing", { count: missing }) : t("myMonth.filled")}
      tools={
        explained ? (
          <a className="month-points" href={`#${area}`}>
            {explained.earned === null ? t("file.notApplicable") : formatPoints(explained.earned)}
            <small> / {formatPoints(explained.max)}</small>
          </a>
        ) : undefined
      }
    >
      <AreaCells {...props} fields={fields} />
    </Card>
  );
}

function AreaCells(props: Parameters<typeof MonthForm>[0] & { fields: readonly Field[] }) {
  const { cells, read } = props;
  const blank = new Set(blankFields(read.fields));
  return (
    <div className="month-cells">
      {props.fields.map((field) => (
        <FormCell
          key={field}
          field={field}
          figures={props.figures}
          typed={cells[field]}
          // The list of all blanks stands under the form once, not beside its first cell.
          problems={read.problems.filter(
            (problem) => problem.field === field && !(problem.code === "V08" && blank.has(field)),
          )}
          blank={blank.has(field)}
          disabled={props.disabled}
          type={(raw) => {
            props.type(field, raw);
          }}
        />
      ))}
    </div>
  );
}

function fieldsOf(area: Area | null): Field[] {
  return DATA_COLUMNS.filter((column) => column.area === area).map((column) => column.key as Field);
}
