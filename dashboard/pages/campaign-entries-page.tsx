import { Button, Field, Input } from "@fluentui/react-components";
import { Link, useParams } from "react-router";
import { CAMPAIGN_STATE_LABEL, type EntrySheet } from "../../domain/messages/campaigns.ts";
import { EntryExcelCard } from "../campaigns/entry-excel-card.tsx";
import { EntryForm } from "../campaigns/entry-form.tsx";
import { useEntrySheet } from "../campaigns/use-campaigns.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/campaigns.css";

const DAY = 86_400_000;

/** 每日填报: a clerk's or head's own unit, any unit for the offices; one day at a time, made for a phone. */
export function CampaignEntriesPage() {
  const { t, language } = useText();
  const id = Number(useParams().campaign);
  const { address, change } = useAddress();
  const person = usePerson().data;
  const all = useUnits().data ?? [];
  const { fills = [], heads = [], inCharge = [] } = person?.units ?? {};
  const own = [...fills, ...heads, ...inCharge];
  const units = own.length > 0 ? all.filter(({ code }) => own.includes(code)) : all;
  const unit = address.get("unit") ?? units.find(({ code }) => code !== "00")?.code ?? null;
  const day = address.get("day");
  const sheet = useEntrySheet(id, { unit, from: day, to: day });
  const name = sheet.data?.campaign.name ?? t("campaign.title");
  const go = (to: string): void => {
    change({ day: to });
  };
  return (
    <>
      <PageHead title={t("entry.title", { name })} aside={t("entry.lead")}>
        <Filters>
          <UnitChoice
            units={units.filter(({ code }) => code !== "00")}
            value={unit ?? ""}
            choose={(code) => {
              change({ unit: code });
            }}
          />
          {sheet.data ? <DayChoice sheet={sheet.data} go={go} /> : null}
          <Link to={`/campaigns/${id}`}>{t("campaign.back")}</Link>
        </Filters>
      </PageHead>
      <div className="grid">
        <FiguresOf query={sheet}>
          {(figures) => (
            <>
              <Card wide title={figures.to} note={noteOf(figures)}>
                {figures.rows.length === 0 ? (
                  <Empty text={t("entry.none")} />
                ) : (
                  <EntryForm key={`${unit}/${figures.to}`} sheet={figures} unit={unit} />
                )}
              </Card>
              <EntryExcelCard key={figures.to} sheet={figures} unit={unit} />
            </>
          )}
        </FiguresOf>
      </div>
    </>
  );

  function noteOf({ campaign, open, mayEnter, units: of }: EntrySheet): string {
    const label = CAMPAIGN_STATE_LABEL[campaign.state][language];
    if (!open) return t("entry.closed", { state: label });
    return mayEnter ? of.map((one) => one.name).join("、") : t("entry.readOnly");
  }
}

function DayChoice(props: { sheet: EntrySheet; go: (day: string) => void }) {
  const { t } = useText();
  const { campaign, to } = props.sheet;
  const shift = (by: number): string => new Date(Date.parse(to) + by * DAY).toISOString().slice(0, 10);
  return (
    <>
      <Field label={t("entry.day")} size="small" className="choice">
        <Input
          type="date"
          size="small"
          value={to}
          min={campaign.firstDay}
          max={campaign.lastDay}
          onChange={(_event, { value }) => {
            if (value >= campaign.firstDay && value <= campaign.lastDay) props.go(value);
          }}
        />
      </Field>
      <Button
        size="small"
        disabled={to <= campaign.firstDay}
        onClick={() => {
          props.go(shift(-1));
        }}
      >
        {t("entry.previousDay")}
      </Button>
      <Button
        size="small"
        disabled={to >= campaign.lastDay}
        onClick={() => {
          props.go(shift(1));
        }}
      >
        {t("entry.nextDay")}
      </Button>
    </>
  );
}
