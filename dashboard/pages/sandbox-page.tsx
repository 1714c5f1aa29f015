import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { LabChoices } from "../../domain/messages/rule-lab.ts";
import { addMonths } from "../../domain/month.ts";
import { fileAddress } from "../api.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { queryText } from "../figures/fresh.ts";
import { formatInstant } from "../formats/format-time.ts";
import { DifferencesTable } from "../rule-lab/differences-table.tsx";
import { FindingsPanel } from "../rule-lab/findings-panel.tsx";
import { SandboxCharts } from "../rule-lab/sandbox-charts.tsx";
import { SandboxChoice } from "../rule-lab/sandbox-choice.tsx";
import { SandboxOfficersCard } from "../rule-lab/sandbox-officers.tsx";
import { SandboxTiles } from "../rule-lab/sandbox-tiles.tsx";
import { SandboxUnits } from "../rule-lab/sandbox-units.tsx";
import { useLabChoices, useSandbox, type SandboxAsk } from "../rule-lab/use-rule-lab.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/rule-lab.css";

/** 细则试算: scores past months again under another version and says who would move, how far, and why. */
export function SandboxPage() {
  const { t } = useText();
  const choices = useLabChoices();
  return (
    <>
      <FiguresOf
        query={choices}
        isEmpty={({ versions, months }) => versions.length === 0 || months.length === 0}
        emptyText={t("lab.noMonths")}
      >
        {(found) => <Sandbox choices={found} />}
      </FiguresOf>
    </>
  );
}

function Sandbox(props: { choices: LabChoices }) {
  const { t } = useText();
  const { address, change } = useAddress();
  const client = useQueryClient();
  const ask = askOf(address, props.choices);
  const running = address.get("run") !== null;
  const [again, setAgain] = useState(false);
  const sandbox = useSandbox(running ? ask : null, again);
  const { data } = sandbox;
  const stop = () => {
    void client.cancelQueries({ queryKey: ["sandbox"] });
    change({ run: null });
  };
  return (
    <>
      <PageHead title={t("lab.title")} aside={t("lab.aside")} takeAway>
        <SandboxChoice
          choices={props.choices}
          ask={ask}
          running={running && sandbox.isFetching}
          stop={stop}
          run={() => {
            if (!running) change({ run: "1" });
            else {
              setAgain(true);
              void sandbox.refetch();
            }
          }}
        />
      </PageHead>
      {running ? (
        sandbox.isPending ? (
          <Loading />
        ) : (
          <FiguresOf query={sandbox}>
            {(summary) => (
              <div className="grid">
                <SandboxTiles summary={summary} />
                <p className="muted lab-when">
                  {t("lab.when", {
                    time: formatInstant(summary.computedAt),
                    seconds: (summary.milliseconds / 1000).toFixed(1),
                    reports: summary.reports,
                    bases: summary.bases.map(({ version }) => version).join("、"),
                    draft: summary.draft,
                  })}
                </p>
                <SandboxCharts summary={summary} />
                <SandboxOfficersCard ask={ask} summary={summary} />
                <SandboxUnits summary={summary} />
                <Card
                  wide
                  title={t("lab.differences")}
                  note={t("lab.differencesNote", { count: summary.differences.length })}
                >
                  {summary.bases.map(({ version }) => (
                    <p key={version}>
                      <Link to={`/rule-differences${queryText({ from: version, to: summary.draft })}`}>
                        {version} → {summary.draft}
                      </Link>
                    </p>
                  ))}
                  <p>
                    <a href={fileAddress(`/rule-lab/versions/${summary.draft}/workbook`)} download>
                      {t("lab.workbook", { version: summary.draft })}
                    </a>{" "}
                    <a href={fileAddress(`/rule-lab/versions/${summary.draft}/document`)} download>
                      {t("lab.document", { version: summary.draft })}
                    </a>
                  </p>
                  <details>
                    <summary>{t("lab.showDifferences")}</summary>
                    <DifferencesTable differences={summary.differences} />
                  </details>
                </Card>
              </div>
            )}
          </FiguresOf>
        )
      ) : (
        <Empty text={t("lab.choose")} />
      )}
      {data || !running ? (
        <div className="grid">
          <FindingsPanel version={ask.draft} />
        </div>
      ) : null}
    </>
  );
}

/** What the address says, or the newest version over the last twelve published months. */
function askOf(address: URLSearchParams, { versions, months }: LabChoices): SandboxAsk {
  const to = address.get("to") ?? months.at(-1)!.month;
  const earliest = months[0]!.month;
  const year = addMonths(to, -11);
  const known = (version: string | null) => versions.find((one) => one.version === version)?.version;
  return {
    draft: known(address.get("draft")) ?? versions[0]!.version,
    base: known(address.get("base")) ?? null,
    from: address.get("from") ?? (year < earliest ? earliest : year),
    to,
  };
}
