import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import { BULLETIN_KIND_LABEL } from "../../domain/bulletin.ts";
import { Card } from "../components/card.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { Choice } from "../filters/choice.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useDraft } from "./use-bulletins.ts";

/** 起草: choose the kind and the month; everything else comes from the files. */
export function DraftCard() {
  const { t, language } = useText();
  const months = useMonths().data ?? [];
  const [kind, setKind] = useState<"grades" | "quality">("grades");
  const [chosen, setChosen] = useState<string | null>(null);
  const draft = useDraft();
  const go = useNavigate();
  const month = chosen ?? resultsMonth(months) ?? months.at(-1)?.month;
  if (month === undefined) return null;
  return (
    <Card title={t("bulletins.draft")} note={t("bulletins.draftNote")}>
      <div className="filters">
        <Choice
          label={t("bulletins.kind")}
          value={kind}
          options={(["grades", "quality"] as const).map((one) => ({
            value: one,
            label: BULLETIN_KIND_LABEL[one][language],
          }))}
          choose={(value) => {
            setKind(value as "grades" | "quality");
          }}
        />
        <MonthChoice months={months} value={month} choose={setChosen} />
        <Button
          appearance="primary"
          disabled={draft.isPending}
          onClick={() => {
            draft.mutate({ kind, month }, { onSuccess: ({ id }) => void go(`/bulletins/${id}`) });
          }}
        >
          {t("bulletins.draftIt")}
        </Button>
      </div>
      <ActFailure error={draft.error} />
    </Card>
  );
}
