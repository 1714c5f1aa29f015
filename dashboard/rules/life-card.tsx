import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { addMonths } from "../../domain/month.ts";
import type { Person } from "../../domain/messages.ts";
import type { RuleVersionDetail } from "../../domain/messages/rules.ts";
import { PLACE_LABEL, RULE_STATES, RULE_STATE_LABEL } from "../../domain/rules/rule-life.ts";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { Modal } from "../review/modal.tsx";
import { useText } from "../use-text.ts";
import { ActForm } from "./act-form.tsx";
import { RequestList } from "./request-list.tsx";

/** 沿革: where a version stands, what was done to it, who signed, and what may be done next. */
export function LifeCard(props: { detail: RuleVersionDetail; person: Person }) {
  const { t, language } = useText();
  const { detail } = props;
  const { state, moves, adoption } = detail;
  return (
    <>
      <Card wide title={t("rules.life")} note={t("rules.lifeNote")}>
        <ol className="life-steps">
          {RULE_STATES.map((step) => (
            <li key={step} aria-current={step === state ? "step" : undefined} className={RULE_STATES.indexOf(step) < RULE_STATES.indexOf(state) ? "past" : ""}>
              {RULE_STATE_LABEL[step][language]}
            </li>
          ))}
        </ol>
        {moves.length === 0 ? <p className="muted">{t("rules.release")}</p> : null}
        <ol className="life-moves">
          {moves.map((move) => (
            <li key={move.at + move.to}>
              <strong>{RULE_STATE_LABEL[move.to][language]}</strong>
              {move.month ? ` ${t("rules.fromMonth", { month: move.month })}` : ""} · {move.by} ·{" "}
              <span className="muted">{formatInstant(move.at)}</span>
              <p>{move.reason}</p>
              <p className="muted digest">{t("rules.digest", { digest: move.textDigest.slice(0, 16) })}</p>
            </li>
          ))}
        </ol>
        <NextAct {...props} />
      </Card>
      {state === "discussion" || adoption.signatures.length > 0 ? <AdoptionCard detail={detail} /> : null}
      {detail.requests.length > 0 ? (
        <Card wide title={t("rules.requests")}>
          <RequestList requests={detail.requests} />
        </Card>
      ) : null}
    </>
  );
} // prettier-ignore

function NextAct({ detail, person }: { detail: RuleVersionDetail; person: Person }) {
  const { t } = useText();
  const { version, state, adoption } = detail;
  const reason = { key: "reason", label: t("rules.reason"), kind: "long" as const };
  if (!holds("assessmentOffice")(person)) return null;
  const move = `/rules/${encodeURIComponent(version)}/move`;
  if (state === "draft")
    return <ActForm key={state} path={move} submit={t("rules.consult")} also={{ to: "consultation" }} fields={[{ key: "until", label: t("rules.until"), kind: "date" }, reason]} />;
  if (state === "consultation")
    return <ActForm key={state} path={move} submit={t("rules.discuss")} also={{ to: "discussion" }} fields={[reason]} />;
  const month = { key: "month", label: t("rules.month"), kind: "month" as const, first: addMonths(detail.effectiveFrom, 0) };
  if (state === "discussion")
    return adoption.carried ? (
      <ActForm key={state} path="/rule-requests" submit={t("rules.askTrial")} also={{ kind: "trial", version }} fields={[month, reason]} />
    ) : (
      <p className="muted">{t("rules.waitsForGroup")}</p>
    );
  if (state === "trial")
    return <ActForm key={state} path="/rule-requests" submit={t("rules.askEffect")} also={{ kind: "effect", version }} fields={[month, reason]} />;
  if (state === "effective")
    return <ActForm key={state} path="/rule-requests" submit={t("rules.askRetire")} also={{ kind: "retirement", version }} fields={[reason]} />;
  return null;
} // prettier-ignore

/** 领导小组签字: the members' signatures under this very text. */
function AdoptionCard({ detail }: { detail: RuleVersionDetail }) {
  const { t, language } = useText();
  const [signing, setSigning] = useState(false);
  const { adoption, version, textDigest } = detail;
  return (
    <Card
      wide
      title={t("rules.adoptionTitle")}
      note={t("rules.adoptionNote", { signed: adoption.signatures.length, members: adoption.members })}
    >
      <p>
        <span className={`tag ${adoption.carried ? "tag-accepted" : "tag-open"}`}>
          {t(adoption.carried ? "rules.carried" : "rules.notCarried")}
        </span>
      </p>
      <ul className="signatures">
        {adoption.signatures.map(({ name, place, at }) => (
          <li key={name + at}>
            {PLACE_LABEL[place][language]} <strong>{name}</strong> <span className="muted">{formatInstant(at)}</span>
          </li>
        ))}
      </ul>
      {adoption.maySign ? (
        <Button appearance="primary" onClick={() => { setSigning(true); }}>
          {t("rules.sign")}
        </Button>
      ) : null}
      {signing ? (
        <Modal title={t("rules.signTitle", { version })} close={() => { setSigning(false); }}>
          <p>{t("rules.signStatement", { digest: textDigest.slice(0, 16) })}</p>
          <ActForm
            path={`/rules/${encodeURIComponent(version)}/signature`}
            submit={t("rules.signNow")}
            also={{ textDigest }}
            fields={[{ key: "password", label: t("rules.password"), kind: "password" }]}
            done={() => { setSigning(false); }}
            cancel={() => { setSigning(false); }}
          />
        </Modal>
      ) : null}
    </Card>
  );
} // prettier-ignore
