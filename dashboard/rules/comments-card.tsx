import { useState } from "react";
import type { RuleVersionDetail } from "../../domain/messages/rules.ts";
import { ADOPTIONS, ADOPTION_LABEL } from "../../domain/rules/rule-life.ts";
import { ruleTable } from "../../domain/rules/tables/all-tables.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Pager } from "../components/pager.tsx";
import { Filters } from "../filters/filters.tsx";
import { Choice } from "../filters/choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { CommentEntry } from "./comment-entry.tsx";
import { useRuleComments } from "./use-rule-life.ts";

/** 意见汇总: all that was said, what became of it, and how many took part. */
export function CommentsCard(props: { detail: RuleVersionDetail; answers: boolean }) {
  const { t, language } = useText();
  const { detail } = props;
  const [adoption, setAdoption] = useState("");
  const [page, setPage] = useState(1);
  const said = useRuleComments(detail.version, { adoption, page });
  const nameOf = (clause: string): string => {
    const [code = "", key] = clause.split(":");
    if (clause === "") return t("rules.whole");
    const row = detail.tables[code]?.find((one) => key !== undefined && (one.code ?? one.type) === key);
    const name = row?.[`name.${language}`];
    const words = [key, typeof name === "string" ? name : ""].filter(Boolean).join(" ");
    return [ruleTable(code)?.name[language] ?? code, words].filter(Boolean).join(" · ");
  };
  return (
    <FiguresOf query={said}>
      {({ rows, total, pageSize, byAdoption, people, units, until, open }) => (
        <Card
          wide
          title={t("rules.allComments")}
          note={`${t("rules.commentFigures", { people, units })} ${until ? t(open ? "rules.openUntil" : "rules.closedOn", { time: formatInstant(until) }) : ""}`}
        >
          <p className="comment-figures">
            {[...ADOPTIONS, "unanswered" as const].map((key) => (
              <span key={key} className={`tag adoption-${key}`}>
                {key === "unanswered" ? t("rules.unanswered") : ADOPTION_LABEL[key][language]} {byAdoption[key]}
              </span>
            ))}
          </p>
          <Filters><Choice
            label={t("rules.adoption")}
            value={adoption}
            options={[
              { value: "", label: t("rules.all") },
              { value: "unanswered", label: t("rules.unanswered") },
              ...ADOPTIONS.map((value) => ({ value, label: ADOPTION_LABEL[value][language] })),
            ]}
            choose={(value) => { setAdoption(value); setPage(1); }}
          /></Filters>
          {rows.length === 0 ? <p className="muted">{t("rules.noComments")}</p> : null}
          <ul className="rule-comments">
            {rows.map((comment) => (
              <CommentEntry key={comment.id} comment={comment} answers={props.answers} clause={nameOf(comment.clause)} />
            ))}
          </ul>
          <Pager page={page} pageSize={pageSize} total={total} go={setPage} />
        </Card>
      )}
    </FiguresOf>
  );
} // prettier-ignore
