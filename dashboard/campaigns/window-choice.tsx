import { Button, Field, Input } from "@fluentui/react-components";
import type { CampaignBoard } from "../../domain/messages/campaigns.ts";
import { Filters } from "../filters/filters.tsx";
import { useText } from "../use-text.ts";

/** 统计区间 (M52): any first and last day of the campaign. */
export function WindowChoice(props: {
  board: CampaignBoard;
  choose: (window: { first: string | null; last: string | null }) => void;
}) {
  const { t } = useText();
  const { campaign, window } = props.board;
  const limits = { min: campaign.firstDay, max: campaign.lastDay };
  const pick = (first: string, last: string): void => {
    // While a date is being typed it is not one yet.
    if (first < limits.min || last > limits.max || first > last) return;
    props.choose({
      first: first === campaign.firstDay ? null : first,
      last: last === campaign.lastDay ? null : last,
    });
  };
  return (
    <Filters>
      <Field label={t("campaign.windowFirst")} size="small" className="choice">
        <Input
          type="date"
          size="small"
          {...limits}
          value={window.firstDay}
          onChange={(_event, { value }) => {
            pick(value, window.lastDay);
          }}
        />
      </Field>
      <Field label={t("campaign.windowLast")} size="small" className="choice">
        <Input
          type="date"
          size="small"
          {...limits}
          value={window.lastDay}
          onChange={(_event, { value }) => {
            pick(window.firstDay, value);
          }}
        />
      </Field>
      {window.whole ? null : (
        <Button
          size="small"
          onClick={() => {
            props.choose({ first: null, last: null });
          }}
        >
          {t("campaign.windowWhole")}
        </Button>
      )}
    </Filters>
  );
}
