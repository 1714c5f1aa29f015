import { Button } from "@fluentui/react-components";
import { FIELDS, type Field, type Fields } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import { Choice } from "../filters/choice.tsx";
import { useText } from "../use-text.ts";
import { CellInput, cellText } from "./cell-input.tsx";

/** The columns of the form to be corrected, each with what stands there now. */
export function FieldChanges(props: {
  fields: Fields;
  changes: Readonly<Partial<Record<Field, string>>>;
  change: (changes: Partial<Record<Field, string>>) => void;
}) {
  const { t, language } = useText();
  const { fields, changes } = props;
  const chosen = FIELDS.filter((field) => field in changes);
  const now = (field: Field): string => cellText(fieldColumn(field), fields[field]) || t("correction.blank");
  return (
    <>
      {chosen.map((field) => (
        <div key={field} className="correct-field">
          <CellInput
            column={fieldColumn(field)}
            label={t("correction.newValue", {
              field: fieldColumn(field).heading[language],
              value: shortened(now(field)),
            })}
            value={changes[field] ?? ""}
            change={(value) => {
              props.change({ ...changes, [field]: value });
            }}
          />
          <Button
            size="small"
            onClick={() => {
              props.change(Object.fromEntries(Object.entries(changes).filter(([key]) => key !== field)));
            }}
          >
            {t("correction.remove")}
          </Button>
        </div>
      ))}
      <Choice
        label={t("correction.addField")}
        value=""
        options={[
          { value: "", label: t("correction.chooseField") },
          ...FIELDS.filter((field) => !(field in changes)).map((field) => {
            const { letter, heading } = fieldColumn(field);
            return { value: field, label: `${letter} ${heading[language]}（${shortened(now(field))}）` };
          }),
        ]}
        choose={(value) => {
          const field = FIELDS.find((one) => one === value);
          if (field) props.change({ ...changes, [field]: cellText(fieldColumn(field), fields[field]) });
        }}
      />
    </>
  );
}

const LONGEST = 16;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
