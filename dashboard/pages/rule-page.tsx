import { Button } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import type { Person } from "../../domain/messages.ts";
import type { RuleVersionDetail } from "../../domain/messages/rules.ts";
import { isEditable, RULE_STATE_LABEL } from "../../domain/rules/rule-life.ts";
import { writeTables } from "../../domain/rules/tables/write-tables.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { formatInstant } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { ReplaceByWorkbook } from "../rule-lab/import-cards.tsx";
import { CommentsCard } from "../rules/comments-card.tsx";
import { LifeCard } from "../rules/life-card.tsx";
import { Reading } from "../rules/reading.tsx";
import { RuleEditor } from "../rules/rule-editor.tsx";
import { TrialCard } from "../rules/trial-card.tsx";
import { VersionLinks } from "../rules/version-links.tsx";
import { useRuleComments, useRuleVersion } from "../rules/use-rule-life.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";
import "../styles/review.css";
import "../styles/rules.css";

const TABS = ["read", "comments", "life", "edit", "trial"] as const;
type Tab = (typeof TABS)[number];

/** One version of the 考核细则: read and commented clause by clause, edited, signed, and followed through its life. */
export function RulePage() {
  const { version = "" } = useParams();
  const { t, language } = useText();
  const detail = useRuleVersion(version);
  const person = usePerson().data;
  const state = detail.data?.state;
  return (
    <>
      <PageHead title={`${t("rules.title")} ${version}`} aside={state ? RULE_STATE_LABEL[state][language] : undefined}>
        {person && detail.data ? (
          <VersionLinks version={detail.data} person={person} />
        ) : (
          <p>
            <Link to="/rules">{t("rules.back")}</Link>
          </p>
        )}
      </PageHead>
      <div className="grid">
        <FiguresOf query={detail}>
          {(found) => (person ? <Version key={found.version} detail={found} person={person} /> : null)}
        </FiguresOf>
      </div>
    </>
  );
} // prettier-ignore

function Version({ detail, person }: { detail: RuleVersionDetail; person: Person }) {
  const { t } = useText();
  const { address, change } = useAddress();
  const [imports, setImports] = useState(0);
  const office = holds("assessmentOffice")(person);
  const editable = office && isEditable(detail.state) && !detail.adoption.carried;
  const offered = TABS.filter((tab) => tab === "edit" ? editable : tab === "trial" ? detail.trialFrom !== null : true); // prettier-ignore
  const chosen: Tab = offered.find((tab) => tab === address.get("tab")) ?? "read";
  const answers = office && (detail.state === "consultation" || (detail.state === "discussion" && detail.adoptedAt === null));
  return (
    <>
      <nav className="rule-tabs wide" aria-label={t("rules.parts")}>
        {offered.map((tab) => (
          <Button key={tab} appearance={tab === chosen ? "primary" : "secondary"} aria-current={tab === chosen ? "page" : undefined} onClick={() => { change({ tab: tab === "read" ? null : tab }); }}>
            {t(`rules.tab.${tab}`)}
          </Button>
        ))}
      </nav>
      {chosen === "read" ? <ReadingCard detail={detail} answers={answers} /> : null}
      {chosen === "comments" ? <CommentsCard detail={detail} answers={answers} /> : null}
      {chosen === "life" ? <LifeCard detail={detail} person={person} /> : null}
      {chosen === "edit" ? <RuleEditor key={imports} detail={detail} /> : null}
      {chosen === "edit" ? <ReplaceByWorkbook version={detail.version} replaced={() => { setImports(imports + 1); }} /> : null}
      {chosen === "trial" ? <TrialCard detail={detail} /> : null}
    </>
  );
} // prettier-ignore

function ReadingCard({ detail, answers }: { detail: RuleVersionDetail; answers: boolean }) {
  const { t } = useText();
  const { version, effectiveFrom, tables } = detail;
  const said = useRuleComments(version, { page: 1 });
  const written = useMemo(() => writeTables({ version, effectiveFrom }, tables), [version, effectiveFrom, tables]);
  if (!written.ruleSet) return <p className="notice">{written.problems[0]?.message.zh}</p>;
  const open = said.data?.open ?? false;
  const talk = { version, open, answers, counts: said.data?.clauses ?? {} };
  return (
    <Card
      wide
      title={t("rules.tab.read")}
      note={open && detail.commentsUntil ? t("rules.openUntil", { time: formatInstant(detail.commentsUntil) }) : t("rules.readNote", { month: effectiveFrom })}
    >
      <Reading detail={detail} ruleSet={written.ruleSet} talk={talk} />
    </Card>
  );
} // prettier-ignore
