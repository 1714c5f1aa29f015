import { SERIES, SERIES_LABEL } from "../../domain/people.ts";
import { useText } from "../use-text.ts";
import { Choice } from "./choice.tsx";

/** 序列: units are ranked within it. `leadership` is no series of units and is not offered. */
export function SeriesChoice(props: { value: string; choose: (series: string) => void }) {
  const { t, language } = useText();
  const ranked = SERIES.filter((series) => series !== "leadership");
  return (
    <Choice
      label={t("filter.series")}
      value={props.value}
      choose={props.choose}
      options={[
        { value: "", label: t("filter.all") },
        ...ranked.map((series) => ({ value: series, label: SERIES_LABEL[series][language] })),
      ]}
    />
  );
}
