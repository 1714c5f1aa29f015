import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { CampaignBoard, ExternalRank } from "../../domain/messages/campaigns.ts";
import { useText } from "../use-text.ts";
import { useEnterRank } from "./use-campaigns.ts";

/** Enters an external rank, or corrects one: the first entry stays, the correction says why. */
export function RankForm(props: { board: CampaignBoard; rank: ExternalRank | null; leave: () => void }) {
  const { t } = useText();
  const { board, rank } = props;
  const entering = useEnterRank(board.campaign.id);
  const [typed, setTyped] = useState({
    area: rank?.area ?? t("campaign.rank.city"),
    indicator: rank?.indicatorId ? String(rank.indicatorId) : "",
    place: rank ? String(rank.place) : "",
    ofMany: rank ? String(rank.ofMany) : "",
    asOf: rank?.asOf ?? (board.today < board.window.lastDay ? board.today : board.window.lastDay),
    issuer: rank?.issuer ?? "",
    documentNo: rank?.documentNo ?? "",
    note: rank?.note ?? "",
    reason: "",
  });
  const change = (key: keyof typeof typed) => (_event: unknown, data: { value: string }) => {
    setTyped((before) => ({ ...before, [key]: data.value }));
  };
  const isCount = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text);
  const ready =
    typed.area.trim().length >= 2 &&
    isCount(typed.place) &&
    isCount(typed.ofMany) &&
    typed.issuer.trim().length >= 2 &&
    typed.documentNo.trim().length >= 2 &&
    (rank === null || typed.reason.trim().length >= 5);
  return (
    <form
      className="campaign-form"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate(
          {
            ...{ area: typed.area, asOf: typed.asOf, issuer: typed.issuer, documentNo: typed.documentNo },
            ...{ place: Number(typed.place), ofMany: Number(typed.ofMany), note: typed.note || null },
            indicatorId: typed.indicator === "" ? null : Number(typed.indicator),
            ...{ replaces: rank?.id ?? null, reason: rank ? typed.reason : null },
          },
          { onSuccess: props.leave },
        );
      }}
    >
      <div className="campaign-fields">
        <Field label={t("campaign.rank.indicator")}>
          <Select value={typed.indicator} onChange={change("indicator")}>
            <option value="">{t("campaign.rank.whole")}</option>
            {board.indicators.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("campaign.rank.area")} hint={t("campaign.rank.areaHint")} required>
          <Input value={typed.area} maxLength={40} onChange={change("area")} />
        </Field>
        <Field label={t("campaign.rank.place")} required>
          <Input value={typed.place} inputMode="numeric" maxLength={4} onChange={change("place")} />
        </Field>
        <Field label={t("campaign.rank.ofMany")} required>
          <Input value={typed.ofMany} inputMode="numeric" maxLength={4} onChange={change("ofMany")} />
        </Field>
        <Field label={t("campaign.rank.asOf")} required>
          <Input type="date" value={typed.asOf} max={board.today} onChange={change("asOf")} />
        </Field>
        <Field label={t("campaign.rank.issuer")} required>
          <Input value={typed.issuer} maxLength={80} onChange={change("issuer")} />
        </Field>
        <Field label={t("campaign.rank.documentNo")} required>
          <Input value={typed.documentNo} maxLength={80} onChange={change("documentNo")} />
        </Field>
        <Field label={t("campaign.rank.note")}>
          <Input value={typed.note} maxLength={200} onChange={change("note")} />
        </Field>
        {rank ? (
          <Field label={t("campaign.rank.reason")} required>
            <Input value={typed.reason} maxLength={200} onChange={change("reason")} />
          </Field>
        ) : null}
      </div>
      {entering.error ? (
        <p role="alert" className="refused">
          {entering.error.message}
        </p>
      ) : null}
      <div className="form-foot">
        <Button type="submit" appearance="primary" disabled={!ready || entering.isPending}>
          {t("campaign.rank.save")}
        </Button>
        <Button appearance="subtle" onClick={props.leave}>
          {t("campaign.cancel")}
        </Button>
      </div>
    </form>
  );
}
