import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { CampaignLine } from "../../domain/messages/campaigns.ts";
import { useText } from "../use-text.ts";
import { useMoveCampaign, type CampaignMove } from "./use-campaigns.ts";

const NEXT: Record<CampaignLine["state"], CampaignMove> = {
  draft: "start",
  running: "finish",
  finished: "reopen",
};

/** 启动、结束、重新开放: what 考核办 may do with the campaign now; early ends and openings say why. */
export function StateActs(props: { campaign: CampaignLine; today: string }) {
  const { t } = useText();
  const { campaign } = props;
  const moving = useMoveCampaign(campaign);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const move = NEXT[campaign.state];
  const early = move === "finish" && props.today <= campaign.lastDay;
  const needsReason = early || move === "reopen";
  if (!asking)
    return (
      <Button
        size="small"
        appearance={move === "start" ? "primary" : "secondary"}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t(`campaign.${move}`)}
      </Button>
    );
  return (
    <form
      className="campaign-move"
      onSubmit={(event) => {
        event.preventDefault();
        moving.mutate(
          { move, reason: reason.trim() || null },
          {
            onSuccess: () => {
              setAsking(false);
              setReason("");
            },
          },
        );
      }}
    >
      {needsReason ? (
        <Field
          label={t("campaign.moveReason")}
          hint={early ? t("campaign.moveEarly") : undefined}
          size="small"
        >
          <Input
            size="small"
            value={reason}
            maxLength={400}
            onChange={(_event, { value }) => {
              setReason(value);
            }}
          />
        </Field>
      ) : null}
      <Button
        type="submit"
        size="small"
        appearance="primary"
        disabled={moving.isPending || (needsReason && reason.trim().length < 5)}
      >
        {t(`campaign.${move}`)}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          setAsking(false);
        }}
      >
        {t("campaign.cancel")}
      </Button>
      {moving.error ? (
        <p role="alert" className="refused">
          {moving.error.message}
        </p>
      ) : null}
    </form>
  );
}
