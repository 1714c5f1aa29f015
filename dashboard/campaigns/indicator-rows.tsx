import { Button, Field, Input, Select } from "@fluentui/react-components";
import { DIRECTION_LABEL, DIRECTIONS, type Direction } from "../../domain/messages/campaigns.ts";
import { useText } from "../use-text.ts";
import type { DraftIndicator } from "./draft.ts";

/** The indicators of a campaign being set up; what has entries keeps its measure. */
export function IndicatorRows(props: {
  indicators: readonly DraftIndicator[];
  change: (indicators: DraftIndicator[]) => void;
}) {
  const { t, language } = useText();
  const { indicators } = props;
  const set = (row: number, part: Partial<DraftIndicator>): void => {
    props.change(indicators.map((each) => (each.row === row ? { ...each, ...part } : each)));
  };
  return (
    <ul className="indicator-rows">
      {indicators.map((indicator) => {
        const { row, entered, name } = indicator;
        return (
          <li key={row} className="campaign-fields">
            <Field label={t("campaignEdit.indicatorName")} required size="small">
              <Input
                value={name}
                maxLength={60}
                onChange={(_event, { value }) => {
                  set(row, { name: value });
                }}
              />
            </Field>
            <Field label={t("campaignEdit.measure")} required size="small">
              <Input
                value={indicator.measure}
                maxLength={10}
                disabled={entered}
                onChange={(_event, { value }) => {
                  set(row, { measure: value });
                }}
              />
            </Field>
            <Field label={t("campaignEdit.kind")} size="small">
              <Select
                value={indicator.scored ? "scored" : "statistics"}
                disabled={entered}
                onChange={(_event, { value }) => {
                  set(row, { scored: value === "scored" });
                }}
              >
                <option value="scored">{t("campaign.scored")}</option>
                <option value="statistics">{t("campaign.statistics")}</option>
              </Select>
            </Field>
            <Field label={t("campaignEdit.direction")} size="small">
              <Select
                value={indicator.direction}
                disabled={entered || !indicator.scored}
                onChange={(_event, { value }) => {
                  set(row, { direction: value as Direction });
                }}
              >
                {DIRECTIONS.map((direction) => (
                  <option key={direction} value={direction}>
                    {DIRECTION_LABEL[direction][language]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t("campaignEdit.items")} hint={t("campaignEdit.itemsHint")} size="small">
              <Input
                value={indicator.items}
                maxLength={120}
                onChange={(_event, { value }) => {
                  set(row, { items: value });
                }}
              />
            </Field>
            {entered ? (
              <p className="muted">{t("campaignEdit.entered")}</p>
            ) : (
              <Button
                size="small"
                appearance="subtle"
                aria-label={t("campaignEdit.removeOf", { name })}
                onClick={() => {
                  props.change(indicators.filter((each) => each.row !== row));
                }}
              >
                {t("campaignEdit.remove")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
