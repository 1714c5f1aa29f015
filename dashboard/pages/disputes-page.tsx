import { useState } from "react";
import type { DisputeLine } from "../../domain/messages/rules.ts";
import { PLACE_LABEL } from "../../domain/rules/rule-life.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { ActForm, type ActField } from "../rules/act-form.tsx";
import { useDisputes } from "../rules/use-rule-life.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";
import "../styles/rules.css";

/** 争议裁定: what was objected, answered and is still disputed; the leading group's signed decision. */
export function DisputesPage() {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const list = useDisputes(page);
  return (
    <>
      <PageHead title={t("dispute.title")} aside={t("dispute.aside")} />
      <div className="grid">
        <FiguresOf query={list} isEmpty={({ total }) => total === 0} emptyText={t("dispute.none")}>
          {({ rows, total, pageSize }) => (
            <Card wide title={t("dispute.list")}>
              <ul className="objections">
                {rows.map((line) => (
                  <Dispute key={line.id} line={line} />
                ))}
              </ul>
              <Pager page={page} pageSize={pageSize} total={total} go={setPage} />
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}

function Dispute({ line }: { line: DisputeLine }) {
  const { t, language } = useText();
  const password: ActField = { key: "password", label: t("rules.password"), kind: "password" };
  const path = `/disputes/${line.id}/decision`;
  const choices = (["upheld", "dismissed"] as const).map((value) => ({ value, label: t(`dispute.${value}`) }));
  return (
    <li className="objection">
      <div className="objection-head">
        <OfficerLink policeNo={line.policeNo} name={line.name} period={line.month} />
        <span>{formatMonth(line.month, language)}</span>
        <span className={`tag ${line.state === "open" ? "tag-open" : "tag-accepted"}`}>{t(`dispute.${line.state}`)}</span>
        <span className="muted">{formatInstant(line.at)}</span>
      </div>
      <p><span className="muted">{t("dispute.objected")} </span>{line.objected}</p>
      <p><span className="muted">{t("dispute.answer")} </span>{line.answer}</p>
      <p className="objection-text"><span className="muted">{t("dispute.why")} </span>{line.text}</p>
      {line.decision === null ? null : (
        <blockquote className="objection-answer">
          <p>
            <strong>{line.proposed ? t(`dispute.${line.proposed}`) : ""}</strong> {line.decision}
          </p>
          <p className="muted">
            {t("dispute.signed", { signed: line.signatures.length, members: line.members })}
            {language === "zh" ? "：" : ": "}
            {line.signatures.map(({ name, place }) => `${PLACE_LABEL[place][language]} ${name}`).join("、")}
          </p>
        </blockquote>
      )}
      {line.maySign && line.decisionDigest !== null ? (
        <ActForm path={path} submit={t("dispute.sign")} also={{ digest: line.decisionDigest }} fields={[password]} />
      ) : null}
      {line.maySign ? (
        <details open={line.decision === null}>
          <summary>{t("dispute.word")}</summary>
          <ActForm
            path={path}
            submit={t("dispute.propose")}
            fields={[
              { key: "decision", label: t("dispute.decision"), kind: "choice", options: choices },
              { key: "text", label: t("dispute.text"), kind: "long", hint: t("dispute.textHint") },
              password,
            ]}
          />
        </details>
      ) : null}
    </li>
  );
} // prettier-ignore
