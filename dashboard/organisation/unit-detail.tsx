import type {
  HoldingLine,
  OrganisationDetail,
  OrganisationOfficer,
} from "../../domain/messages/organisation.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { useText } from "../use-text.ts";

/** A unit's officers with every post they held, who was in charge of it, and whose reviews somebody else does now. */
export function UnitDetail({ detail }: { detail: OrganisationDetail }) {
  const { t } = useText();
  const { unit, officers, charges, headships, delegations } = detail;
  return (
    <Card title={`${unit.code} ${unit.name}`} note={t("organisation.members", { count: unit.strength })}>
      {officers.length === 0 ? <Empty text={t("organisation.nobody")} /> : null}
      <ul className="roster-officers">
        {officers.map((officer) => (
          <OfficerItem key={officer.policeNo} officer={officer} />
        ))}
      </ul>
      <Holdings title={t("organisation.leader")} lines={charges} />
      <Holdings title={t("organisation.acting")} lines={headships} />
      {delegations.length > 0 ? (
        <>
          <h3>{t("organisation.delegations")}</h3>
          <ul className="roster-history">
            {delegations.map((one) => (
              <li key={one.id}>
                {t("organisation.delegationLine", {
                  id: one.id,
                  absent: `${one.absent.policeNo} ${one.absent.name}`,
                  deputy: `${one.deputy.policeNo} ${one.deputy.name}`,
                  from: one.from,
                  to: one.to,
                })}
                <span className="muted"> {one.reason}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function OfficerItem({ officer }: { officer: OrganisationOfficer }) {
  const { t, language } = useText();
  const { policeNo, name, level, title, postType, partyMember, postings } = officer;
  return (
    <li>
      <details>
        <summary>
          <span className="code">{policeNo}</span> <strong>{name}</strong>
          <span className="roster-level">{title ?? LEVEL_LABEL[level][language]}</span>
          <small className="muted">
            {POST_TYPE_LABEL[postType][language]}
            {partyMember ? ` · ${t("organisation.partyMember")}` : ""}
          </small>
        </summary>
        <ol className="roster-history">
          {postings.map((post) => (
            <li key={post.from}>
              {post.from} – {post.to ?? t("organisation.now")} · {post.unit ?? ""} {post.unitName ?? ""} ·{" "}
              {post.title ?? LEVEL_LABEL[post.level][language]}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function Holdings(props: { title: string; lines: readonly HoldingLine[] }) {
  const { t } = useText();
  if (props.lines.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="roster-history">
        {props.lines.map((line) => (
          <li key={`${line.policeNo}/${line.from}`}>
            {line.from} – {line.to ?? t("organisation.now")} · {line.policeNo} {line.name}
          </li>
        ))}
      </ul>
    </>
  );
}
