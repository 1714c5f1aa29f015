import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { CampaignLine, CampaignSheet } from "../../domain/messages/campaigns.ts";
import { ApiProblem, fileAddress } from "../api.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { draftOf, emptyIndicator, inputOf, isReady, wrongTarget, type Draft } from "./draft.ts";
import { IndicatorRows } from "./indicator-rows.tsx";
import { TargetsFile } from "./targets-file.tsx";
import { TargetsGrid } from "./targets-grid.tsx";
import { useKeepCampaign } from "./use-campaigns.ts";

/** 设定与任务分解 as one form: basics, indicators, every unit's targets; saved together. */
export function CampaignEditor(props: {
  sheet: CampaignSheet | null;
  units: CampaignSheet["units"];
  saved: (line: CampaignLine) => void;
}) {
  const { t } = useText();
  const { sheet } = props;
  const [draft, setDraft] = useState<Draft>(() => draftOf(sheet, t("campaignEdit.usualMeasure")));
  const rows = useRef(draft.indicators.length);
  const saving = useKeepCampaign(sheet);
  const set = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const setTarget = (row: number, unit: string, text: string): void => {
    setDraft((before) => ({
      ...before,
      indicators: before.indicators.map((each) =>
        each.row === row ? { ...each, targets: { ...each.targets, [unit]: text } } : each,
      ),
    }));
  };
  const input = isReady(draft) ? inputOf(draft) : null;
  const wrong = wrongTarget(draft);
  const errors = saving.error instanceof ApiProblem ? (saving.error.problem.errors ?? []) : [];
  return (
    <form
      className="grid"
      onSubmit={(event) => {
        event.preventDefault();
        if (input) saving.mutate(input, { onSuccess: props.saved });
      }}
    >
      <Card wide title={t("campaignEdit.basic")}>
        <div className="campaign-fields">
          <Field label={t("campaignEdit.name")} required size="small">
            <Input
              value={draft.name}
              maxLength={80}
              onChange={(_event, { value }) => {
                set({ name: value });
              }}
            />
          </Field>
          <Field label={t("campaignEdit.first")} required size="small">
            <Input
              type="date"
              value={draft.firstDay}
              onChange={(_event, { value }) => {
                set({ firstDay: value });
              }}
            />
          </Field>
          <Field label={t("campaignEdit.last")} required size="small">
            <Input
              type="date"
              value={draft.lastDay}
              min={draft.firstDay}
              onChange={(_event, { value }) => {
                set({ lastDay: value });
              }}
            />
          </Field>
          <Field label={t("campaignEdit.documentNo")} size="small">
            <Input
              value={draft.documentNo}
              maxLength={80}
              onChange={(_event, { value }) => {
                set({ documentNo: value });
              }}
            />
          </Field>
        </div>
        <Field label={t("campaignEdit.purpose")} size="small">
          <Textarea
            value={draft.purpose}
            maxLength={500}
            onChange={(_event, { value }) => {
              set({ purpose: value });
            }}
          />
        </Field>
      </Card>
      <Card
        wide
        title={t("campaignEdit.indicators")}
        note={t("campaignEdit.indicatorsNote")}
        tools={
          <Button
            size="small"
            onClick={() => {
              rows.current += 1;
              set({
                indicators: [
                  ...draft.indicators,
                  emptyIndicator(rows.current, t("campaignEdit.usualMeasure")),
                ],
              });
            }}
          >
            {t("campaignEdit.add")}
          </Button>
        }
      >
        <IndicatorRows
          indicators={draft.indicators}
          change={(indicators) => {
            set({ indicators });
          }}
        />
      </Card>
      <Card
        wide
        title={t("campaignEdit.targets")}
        note={t("campaignEdit.targetsNote")}
        tools={
          sheet ? (
            <a href={fileAddress(`/campaigns/${sheet.id}/targets.xlsx`)}>{t("campaignEdit.download")}</a>
          ) : null
        }
      >
        {sheet ? <TargetsFile id={sheet.id} indicators={draft.indicators} set={setTarget} /> : null}
        <TargetsGrid units={props.units} indicators={draft.indicators} set={setTarget} />
        <div className="form-foot">
          <Button type="submit" appearance="primary" disabled={!input || saving.isPending}>
            {t("campaignEdit.save")}
          </Button>
          <span role="status">
            {wrong !== null
              ? t("campaignEdit.wrongNumber", { text: wrong })
              : saving.isSuccess
                ? t("campaignEdit.saved")
                : ""}
          </span>
        </div>
        {saving.error ? (
          <div role="alert" className="refused">
            {errors.length === 0 ? <p>{saving.error.message}</p> : null}
            {errors.map(({ field, message }) => (
              <p key={`${field}/${message}`}>{message}</p>
            ))}
          </div>
        ) : null}
      </Card>
    </form>
  );
}
