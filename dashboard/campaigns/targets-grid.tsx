import { Input } from "@fluentui/react-components";
import type { CampaignSheet } from "../../domain/messages/campaigns.ts";
import { useText } from "../use-text.ts";
import type { DraftIndicator } from "./draft.ts";
import { formatQuantity, parseQuantity } from "./quantities.ts";

/** 任务分解: a row for every unit, a column for every indicator with targets, the sums below. */
export function TargetsGrid(props: {
  units: CampaignSheet["units"];
  indicators: readonly DraftIndicator[];
  set: (row: number, unit: string, text: string) => void;
}) {
  const { t } = useText();
  const scored = props.indicators.filter((indicator) => indicator.scored);
  return (
    <div className="scroll" role="group" aria-label={t("campaignEdit.targets")} tabIndex={0}>
      <table className="targets-grid">
        <caption className="unseen">{t("campaignEdit.targets")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("campaign.column.unit")}</th>
            {scored.map(({ row, name, measure }) => (
              <th key={row} scope="col" className="number">
                {name || "—"}（{measure}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.units.map((unit) => (
            <tr key={unit.code}>
              <th scope="row">{unit.name}</th>
              {scored.map(({ row, name, targets }) => {
                const text = targets[unit.code] ?? "";
                const wrong = parseQuantity(text) === undefined;
                return (
                  <td key={row} className="number">
                    <Input
                      size="small"
                      inputMode="decimal"
                      aria-label={t("campaignEdit.targetOf", { unit: unit.name, name })}
                      aria-invalid={wrong}
                      className={wrong ? "target-cell wrong" : "target-cell"}
                      value={text}
                      maxLength={12}
                      onChange={(_event, { value }) => {
                        props.set(row, unit.code, value);
                      }}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("campaignEdit.sum")}</td>
            {scored.map(({ row, targets }) => (
              <td key={row} className="number">
                {formatQuantity(
                  props.units.reduce((sum, { code }) => sum + (parseQuantity(targets[code] ?? "") ?? 0), 0),
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
