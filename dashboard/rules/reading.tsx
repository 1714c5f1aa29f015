import { AREA_LABEL } from "../../domain/area.ts";
import type { RuleVersionDetail } from "../../domain/messages/rules.ts";
import { POST_TYPE_LABEL, SERIES_LABEL } from "../../domain/people.ts";
import type { IndicatorRule } from "../../domain/rules/indicator-rule.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { CHAPTER_LABEL } from "../../domain/rules/tables/rule-table.ts";
import { gradingInWords, resultsInWords, type ClauseWords } from "../../domain/rules/words/grading-words.ts";
import { eventInWords } from "../../domain/rules/words/event-words.ts";
import { methodInWords, plain } from "../../domain/rules/words/method-words.ts";
import { useText } from "../use-text.ts";
import { ClauseComments } from "./clause-comments.tsx";
import type { ReactNode } from "react";

const READ_CHAPTERS = ["personal", "credits", "grading", "units", "results"] as const;

interface Talk {
  version: string;
  counts: Record<string, number>;
  open: boolean;
  answers: boolean;
}

/** 细则 as people read it: by area, clause by clause, in words; each clause with what was said of it. */
export function Reading(props: { detail: RuleVersionDetail; ruleSet: RuleSet; talk: Talk }) {
  const { t, language } = useText();
  const { ruleSet, talk } = props;
  return (
    <article className="rule-text">
      <h2>{ruleSet.title[language]}</h2>
      <nav className="version-links" aria-label={t("rules.chapters")}>
        {READ_CHAPTERS.map((chapter) => (
          <a key={chapter} href={`#chapter-${chapter}`}>
            {CHAPTER_LABEL[chapter][language]}
          </a>
        ))}
      </nav>
      <Clause talk={talk} clause="" label={t("rules.whole")}>
        <p className="muted">{t("rules.wholeNote")}</p>
      </Clause>
      <h3 id="chapter-personal">{CHAPTER_LABEL.personal[language]}</h3>
      {ruleSet.areas.map(({ area, max, floor }) => (
        <section key={area}>
          <h4>
            {AREA_LABEL[area][language]}{" "}
            <span className="muted">
              {floor < 0 ? `${plain(floor)} … +${plain(max)}` : t("rules.points", { points: plain(max) })}
            </span>
          </h4>
          <Indicators rows={ruleSet.indicators.filter((row) => row.area === area)} table="indicators" talk={talk} />
          {area === "JC" ? <Events ruleSet={ruleSet} talk={talk} /> : null}
        </section>
      ))}
      <h3 id="chapter-credits">{CHAPTER_LABEL.credits[language]}</h3>
      <Credits ruleSet={ruleSet} talk={talk} />
      <h3 id="chapter-grading">{CHAPTER_LABEL.grading[language]}</h3>
      <Clauses rows={gradingInWords(ruleSet)} talk={talk} />
      <h3 id="chapter-units">{CHAPTER_LABEL.units[language]}</h3>
      {ruleSet.units.areas.map(({ area, name, max }) => (
        <section key={area}>
          <h4>
            {name[language]} <span className="muted">{t("rules.points", { points: plain(max) })}</span>
          </h4>
          <Indicators rows={ruleSet.units.indicators.filter((row) => row.area === area)} table="unitIndicators" talk={talk} />
        </section>
      ))}
      {ruleSet.units.replacements.map(({ series, removes, adds }) => (
        <section key={series}>
          <h4>{t("rules.instead", { series: SERIES_LABEL[series][language], codes: removes.join("、") })}</h4>
          <Indicators rows={adds} table="unitIndicators" talk={talk} />
        </section>
      ))}
      <h3 id="chapter-results">{CHAPTER_LABEL.results[language]}</h3>
      <Clauses rows={resultsInWords(ruleSet)} talk={talk} />
    </article>
  );
} // prettier-ignore

function Clause(props: { talk: Talk; clause: string; label: string; children: ReactNode }) {
  const { talk, clause, label } = props;
  return (
    <div className="clause" id={clause === "" ? "clause-whole" : `clause-${clause}`}>
      {props.children}
      <ClauseComments
        version={talk.version}
        clause={clause}
        count={talk.counts[clause] ?? 0}
        open={talk.open}
        answers={talk.answers}
        label={label}
      />
    </div>
  );
}

function Indicators(props: { rows: readonly IndicatorRule<string, string>[]; table: string; talk: Talk }) {
  const { t, language } = useText();
  return props.rows.map((row) => (
    <Clause key={row.code} talk={props.talk} clause={`${props.table}:${row.code}`} label={`${row.code} ${row.name[language]}`}>
      <p>
        <strong>
          {row.code} {row.name[language]}
        </strong>
        {row.max === null ? null : <span className="clause-max">{t("rules.points", { points: plain(row.max) })}</span>}
      </p>
      <p>{methodInWords(row.scoring)[language]}{language === "zh" ? "。" : "."}</p>
      <p className="muted">
        {t("rules.evidence", { evidence: row.evidence[language] })}
        {row.remark ? ` ${row.remark[language]}` : ""}
      </p>
    </Clause>
  ));
} // prettier-ignore

function Events({ ruleSet, talk }: { ruleSet: RuleSet; talk: Talk }) {
  const { t, language } = useText();
  return ruleSet.events.map((event) => (
    <Clause key={event.type} talk={talk} clause={`events:${event.type}`} label={`${event.type} ${event.name[language]}`}>
      <p>
        <strong>
          {event.type} {event.name[language]}
        </strong>
      </p>
      <p>{eventInWords(event, ruleSet)[language]}{language === "zh" ? "。" : "."}</p>
      <p className="muted">{t("rules.evidence", { evidence: event.evidenceText[language] })}</p>
    </Clause>
  ));
} // prettier-ignore

function Credits({ ruleSet, talk }: { ruleSet: RuleSet; talk: Talk }) {
  const { t, language } = useText();
  return ruleSet.credits.map((item) => (
    <Clause key={item.code} talk={talk} clause={`credits:${item.code}`} label={`${item.code} ${item.name[language]}`}>
      <p>
        <strong>
          {item.code} {item.name[language]}
        </strong>
        <span className="clause-max">
          {item.statisticsOnly
            ? t("rules.counted")
            : item.values.map(({ label, points }) => item.values.length > 1 ? `${label[language]} ${plain(points)}` : plain(points)).join(" / ")}
        </span>
      </p>
      <p className="muted">
        {item.posts ? item.posts.map((post) => POST_TYPE_LABEL[post][language]).join("、") : t("rules.allPosts")}
        {" · "}
        {item.monthCap === null ? t("rules.noCap") : t("rules.cap", { points: plain(item.monthCap) })}
      </p>
    </Clause>
  ));
} // prettier-ignore

/** Sentences of one table share its comments, which stand under the last of them. */
function Clauses({ rows, talk }: { rows: readonly ClauseWords[]; talk: Talk }) {
  const { language } = useText();
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.map((table) => {
    const own = rows.filter((row) => row.table === table);
    return (
      <Clause key={table} talk={talk} clause={table} label={own[0]?.words[language].slice(0, 20) ?? table}>
        {own.map(({ words }) => (
          <p key={words.en}>{words[language]}</p>
        ))}
      </Clause>
    );
  });
}
