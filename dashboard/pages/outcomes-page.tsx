import { Button } from "@fluentui/react-components";
import type { OutcomePage } from "../../domain/messages/outcomes.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { ProposalEntry } from "../outcomes/proposal-entry.tsx";
import { useCompute, useOutcomes } from "../outcomes/use-outcomes.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/outcomes.css";

const SHOWN = ["open", "decided", "vetoed"] as const;

/** 结果运用: what the rules propose of a half-year, why, and what the party committee decided. */
export function OutcomesPage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const page = Number(address.get("page") ?? 1);
  const query = useOutcomes({
    period: address.get("period") ?? undefined,
    rule: address.get("rule") ?? undefined,
    show: SHOWN.find((one) => one === address.get("show")),
    page,
  });
  const data = query.data;
  return (
    <>
      <PageHead title={t("outcome.title")} aside={t("outcome.aside")}>
        {data?.period ? (
          <Filters>
            <Choice
              label={t("outcome.period")}
              value={data.period}
              options={data.periods.map(({ period, label }) => ({ value: period, label: label[language] }))}
              choose={(period) => {
                change({ period, page: null });
              }}
            />
            <Choice
              label={t("outcome.rule")}
              value={address.get("rule") ?? ""}
              options={[
                { value: "", label: t("outcome.rule.all") },
                ...data.rules.map(({ rule, name }) => ({ value: rule, label: name[language] })),
              ]}
              choose={(rule) => {
                change({ rule: rule === "" ? null : rule, page: null });
              }}
            />
            <Choice
              label={t("outcome.show")}
              value={address.get("show") ?? ""}
              options={[
                { value: "", label: t("outcome.show.all") },
                ...SHOWN.map((value) => ({ value, label: t(`outcome.show.${value}`) })),
              ]}
              choose={(show) => {
                change({ show: show === "" ? null : show, page: null });
              }}
            />
          </Filters>
        ) : null}
      </PageHead>
      <div className="grid">
        <FiguresOf query={query} isEmpty={({ period }) => period === null} emptyText={t("outcome.noPeriod")}>
          {(figures) => (
            <>
              <Summary figures={figures} />
              <Card wide title={t("outcome.list")} note={t("outcome.listNote", { count: figures.total })}>
                {figures.rows.length === 0 ? <p className="muted">{t("outcome.none")}</p> : null}
                <ul className="objections">
                  {figures.rows.map((proposal) => (
                    <ProposalEntry key={proposal.id} proposal={proposal} />
                  ))}
                </ul>
                <Pager
                  page={page}
                  pageSize={figures.pageSize}
                  total={figures.total}
                  go={(to) => {
                    change({ page: String(to) });
                  }}
                />
              </Card>
            </>
          )}
        </FiguresOf>
      </div>
    </>
  );
}

/** How many of each kind, and the button that makes them. */
function Summary(props: { figures: OutcomePage }) {
  const { t, language } = useText();
  const { figures } = props;
  const chosen = figures.periods.find(({ period }) => period === figures.period);
  const compute = useCompute(figures.period ?? "");
  const computedAt = chosen?.computedAt ?? null;
  return (
    <Card
      wide
      title={t("outcome.summary", { period: chosen?.label[language] ?? "" })}
      note={t("outcome.summaryNote", { ruleSet: figures.ruleSet ?? "" })}
      tools={
        figures.mayCompute ? (
          <Button
            disabled={compute.isPending}
            onClick={() => {
              compute.mutate();
            }}
          >
            {t(
              compute.isPending ? "outcome.computing" : computedAt ? "outcome.recompute" : "outcome.compute",
            )}
          </Button>
        ) : null
      }
    >
      <p className="muted" role="status">
        {compute.data
          ? t("outcome.computed", { proposals: compute.data.proposals, vetoed: compute.data.vetoed })
          : computedAt
            ? t("outcome.computedAt", { time: formatInstant(computedAt) })
            : t("outcome.notComputed")}
      </p>
      {compute.error ? (
        <p role="alert" className="refused">
          {compute.error.message}
        </p>
      ) : null}
      <table className="outcome-summary">
        <thead>
          <tr>
            <th scope="col">{t("outcome.column.rule")}</th>
            <th scope="col">{t("outcome.column.proposals")}</th>
            <th scope="col">{t("outcome.column.vetoed")}</th>
            <th scope="col">{t("outcome.column.decided")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.rules.map(({ rule, name, proposals, vetoed, decided }) => (
            <tr key={rule}>
              <th scope="row">{name[language]}</th>
              <td>{proposals}</td>
              <td>{vetoed}</td>
              <td>{decided}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
