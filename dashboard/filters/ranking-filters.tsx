import { Button } from "@fluentui/react-components";
import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import { LEVEL_LABEL, LEVELS, POST_TYPE_LABEL, POST_TYPES } from "../../domain/people.ts";
import { useUnits } from "../figures/use-units.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { Choice } from "./choice.tsx";
import { SeriesChoice } from "./series-choice.tsx";
import { UnitChoice } from "./unit-choice.tsx";

const OFFICER_FILTERS = ["unit", "postType", "level"] as const;

/** Who is ranked against whom. A changed filter starts at the first page again. */
export function RankingFilters(props: { of: "officers" | "units" }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const units = useUnits();
  const value = (name: string) => address.get(name) ?? "";
  const set = (name: string) => (chosen: string) => {
    change({ [name]: chosen, page: null });
  };
  const filtered = ["series", "area", ...OFFICER_FILTERS].some((name) => value(name) !== "");
  return (
    <>
      <SeriesChoice value={value("series")} choose={set("series")} />
      {props.of === "officers" ? (
        <>
          <UnitChoice
            units={units.data ?? []}
            value={value("unit")}
            whole={t("filter.all")}
            choose={set("unit")}
          />
          <Choice
            label={t("filter.postType")}
            value={value("postType")}
            choose={set("postType")}
            options={[
              { value: "", label: t("filter.all") },
              ...POST_TYPES.map((post) => ({ value: post, label: POST_TYPE_LABEL[post][language] })),
            ]}
          />
          <Choice
            label={t("filter.level")}
            value={value("level")}
            choose={set("level")}
            options={[
              { value: "", label: t("filter.ordinary") },
              // 局长 and 政委 have no file (细则 §9).
              ...LEVELS.filter((level) => level !== "chief").map((level) => ({
                value: level,
                label: LEVEL_LABEL[level][language],
              })),
            ]}
          />
        </>
      ) : null}
      <Choice
        label={t("filter.area")}
        value={value("area")}
        choose={set("area")}
        options={[
          { value: "", label: t("filter.total") },
          ...AREAS.map((area) => ({ value: area, label: AREA_LABEL[area][language] })),
        ]}
      />
      {filtered ? (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            change({ series: null, area: null, unit: null, postType: null, level: null, page: null });
          }}
        >
          {t("filter.reset")}
        </Button>
      ) : null}
    </>
  );
}
