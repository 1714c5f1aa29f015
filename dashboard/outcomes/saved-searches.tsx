import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { CandidateCriteria } from "../../domain/outcomes/candidate-facts.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useSaveSearch, useSearches } from "./use-candidates.ts";

const LEAST = 2;

/** Keeps the search on screen under a name, with whom it finds now. */
export function SaveSearch(props: { criteria: CandidateCriteria }) {
  const { t } = useText();
  const [name, setName] = useState("");
  const save = useSaveSearch();
  return (
    <form
      className="raise-line"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { name: name.trim(), criteria: props.criteria },
          {
            onSuccess: () => {
              setName("");
            },
          },
        );
      }}
    >
      <Field label={t("candidate.saveName")} hint={t("candidate.saveHint")} size="small">
        <Input
          maxLength={60}
          value={name}
          onChange={(_event, data) => {
            setName(data.value);
          }}
        />
      </Field>
      <Button type="submit" disabled={[...name.trim()].length < LEAST || save.isPending}>
        {t(save.isPending ? "candidate.saving" : "candidate.save")}
      </Button>
      {save.data ? <p role="status">{t("candidate.savedDone", { passed: save.data.passed })}</p> : null}
      {save.error ? (
        <p role="alert" className="refused">
          {save.error.message}
        </p>
      ) : null}
    </form>
  );
}

/** What was kept: by whom, when, what was asked and who was found then. */
export function SavedSearchList(props: { open: (criteria: CandidateCriteria) => void }) {
  const { t, language } = useText();
  const query = useSearches();
  return (
    <FiguresOf query={query} isEmpty={({ searches }) => searches.length === 0} emptyText={t("candidate.savedNone")}>
      {({ searches }) => (
        <Card wide title={t("candidate.saved")} note={t("candidate.savedNote")}>
          <ul className="objections">
            {searches.map((one) => (
              <li key={one.id} className="objection">
                <div className="objection-head">
                  <strong>{one.name}</strong>
                  <span className="muted">
                    {t("candidate.savedLine", { by: one.by, time: formatInstant(one.at), considered: one.considered, passed: one.passed })}
                  </span>
                </div>
                <p>{one.words.map((words) => words[language]).join("；")}</p>
                {one.found.length > 0 ? (
                  <details>
                    <summary>{t("candidate.savedFound", { count: one.passed })}</summary>
                    <ul className="candidate-found">
                      {one.found.map(({ policeNo, name, unitName }) => (
                        <li key={policeNo}>
                          <OfficerLink policeNo={policeNo} name={name} /> <span className="muted">{unitName}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                ) : null}
                <p>
                  <Button size="small" onClick={() => { props.open(one.criteria); }}>{t("candidate.open")}</Button>
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </FiguresOf>
  ); // prettier-ignore
}
