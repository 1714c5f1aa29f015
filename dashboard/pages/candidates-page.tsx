import type { CandidatePage } from "../../domain/messages/candidates.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { Choice } from "../filters/choice.tsx";
import { CandidateForm } from "../outcomes/candidate-form.tsx";
import { CandidateTable } from "../outcomes/candidate-table.tsx";
import { CRITERIA_NAMES, criteriaOf, readAddress, writeAddress, type CriteriaText } from "../outcomes/criteria-address.ts"; // prettier-ignore
import { SavedSearchList, SaveSearch } from "../outcomes/saved-searches.tsx";
import { useCandidates } from "../outcomes/use-candidates.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/outcomes.css";

const SHOWN = ["passed", "failed"] as const;

/** 人选筛选: several years of announced results held against a panel's conditions, each officer explained. */
export function CandidatesPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const asked = readAddress(address);
  const criteria = criteriaOf(asked);
  const page = Number(address.get("page") ?? 1);
  const show = SHOWN.find((one) => one === address.get("show")) ?? "passed";
  const query = useCandidates(criteria, show, page);
  const thisYear = new Date().getFullYear();
  const start = criteria
    ? asked
    : { ...asked, fromYear: String(thisYear - 1), toYear: String(thisYear), clean: "no" };
  const search = (text: CriteriaText) => {
    change({ ...text, show: null, page: null });
  };
  return (
    <>
      <PageHead title={t("candidate.title")} aside={t("candidate.aside")} />
      <div className="grid">
        <Card wide title={t("candidate.criteria")} note={t("candidate.criteriaNote")}>
          <CandidateForm
            key={JSON.stringify(asked)}
            start={start}
            search={search}
            clear={() => {
              change({ ...Object.fromEntries(CRITERIA_NAMES.map((name) => [name, null])), show: null, page: null });
            }}
          />
        </Card>
        <FiguresOf query={query} emptyText={t("candidate.start")} isEmpty={({ basis }) => basis.length === 0}>
          {(figures) => (
            <Card
              wide
              title={t("candidate.result")}
              note={t("candidate.counts", { considered: figures.considered, passed: figures.passed, vetoed: figures.vetoed })}
              tools={
                <Choice
                  label={t("candidate.show")}
                  value={show}
                  options={SHOWN.map((value) => ({ value, label: t(`candidate.show.${value}`) }))}
                  choose={(value) => {
                    change({ show: value, page: null });
                  }}
                />
              }
            >
              <Summary figures={figures} />
              {figures.rows.length === 0 ? (
                <p className="muted" role="status">
                  {t(show === "passed" ? "candidate.nonePassed" : "candidate.noneFailed")}
                </p>
              ) : (
                <CandidateTable rows={figures.rows} caption={t(`candidate.show.${show}`)} />
              )}
              <Pager
                page={page}
                pageSize={figures.pageSize}
                total={figures.total}
                go={(to) => {
                  change({ page: String(to) });
                }}
              />
              <SaveSearch criteria={figures.criteria} />
            </Card>
          )}
        </FiguresOf>
        <SavedSearchList
          open={(kept) => {
            search(writeAddress(kept));
          }}
        />
      </div>
    </>
  ); // prettier-ignore
}

/** What was asked, from which results, and which condition keeps how many away. */
function Summary(props: { figures: CandidatePage }) {
  const { t, language } = useText();
  const { words, basis, missed } = props.figures;
  return (
    <dl className="candidate-summary">
      <dt>{t("candidate.asked")}</dt>
      <dd>{words.map((one) => one[language]).join("；")}</dd>
      <dt>{t("candidate.basis")}</dt>
      <dd>{basis.map((one) => one[language]).join("、")}</dd>
      {missed.length > 0 ? (
        <>
          <dt>{t("candidate.missed")}</dt>
          <dd>
            {missed.map(({ condition, count }) => `${t(`candidate.condition.${condition}`)} ${count}`).join("、")}
          </dd>
        </>
      ) : null}
    </dl>
  ); // prettier-ignore
}
