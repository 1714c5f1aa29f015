import type { UnitLine } from "../../domain/messages.ts";
import { useText } from "../use-text.ts";
import { Choice } from "./choice.tsx";

/** Chooses a unit by name; `whole` is what the empty choice means (all units, the bureau), left out where one must be chosen. */
export function UnitChoice(props: {
  units: readonly UnitLine[];
  value: string;
  whole?: string;
  choose: (unit: string) => void;
}) {
  const { t } = useText();
  return (
    <Choice
      label={t("filter.unit")}
      value={props.value}
      choose={props.choose}
      options={[
        ...(props.whole ? [{ value: "", label: props.whole }] : []),
        ...props.units.map((unit) => ({ value: unit.code, label: unit.name })),
      ]}
    />
  );
}
