import { useState } from "react";
import { CORRECTING } from "../corrections/who-corrects.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { usePerson } from "../figures/use-person.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatMonth } from "../formats/format-time.ts";
import { ObjectionEntry } from "../objections/objection-entry.tsx";
import { RaiseObjection } from "../objections/raise-objection.tsx";
import { useObjections } from "../objections/use-objections.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";

const STATES = ["open", "accepted", "dismissed"] as const;

/** 异议与质疑: what I raised, what concerns me, and to the offices what awaits their answer. */
export function ObjectionsPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const state = STATES.find((one) => one === address.get("state"));
  const page = Number(address.get("page") ?? 1);
  const list = useObjections(state, page);
  const mayCorrect = person ? holds(...CORRECTING)(person) : false;
  return (
    <>
      <PageHead title={t("objection.title")} aside={t("objection.aside")}>
        <Filters>
          <Choice
            label={t("objection.stateFilter")}
            value={state ?? ""}
            options={[
              { value: "", label: t("objection.state.all") },
              ...STATES.map((value) => ({ value, label: t(`objection.state.${value}`) })),
            ]}
            choose={(value) => {
              change({ state: value, page: null });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid">
        {person?.policeNo ? <OwnGrade policeNo={person.policeNo} /> : null}
        <FiguresOf query={list} isEmpty={({ total }) => total === 0} emptyText={t("objection.none")}>
          {({ rows, total, pageSize }) => (
            <Card wide title={t("objection.list")} note={t("objection.listNote", { count: total })}>
              <ul className="objections">
                {rows.map((line) => (
                  <ObjectionEntry key={line.id} line={line} mayCorrect={mayCorrect} />
                ))}
              </ul>
              <Pager
                page={page}
                pageSize={pageSize}
                total={total}
                go={(to) => {
                  change({ page: String(to) });
                }}
              />
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}

function OwnGrade(props: { policeNo: string }) {
  const { t, language } = useText();
  const months = (useMonths().data ?? []).filter(({ state }) => state === "published" || state === "locked");
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? resultsMonth(months);
  if (month === null) return null;
  return (
    <Card wide title={t("objection.ownTitle")} note={t("objection.ownNote")}>
      <div className="raise-line">
        <MonthChoice months={months} value={month} choose={setChosen} />
      </div>
      <RaiseObjection
        policeNo={props.policeNo}
        month={month}
        otherwise={t("objection.notPublished", { month: formatMonth(month, language) })}
      />
    </Card>
  );
}
