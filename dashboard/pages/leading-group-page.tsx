import type { GroupMember } from "../../domain/messages/rules.ts";
import { PLACES, PLACE_LABEL } from "../../domain/rules/rule-life.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { ActForm } from "../rules/act-form.tsx";
import { RequestList } from "../rules/request-list.tsx";
import { useLeadingGroup } from "../rules/use-rule-life.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";
import "../styles/rules.css";

/** 领导小组: its dated members, kept by the 政治处 and confirmed by a chief. */
export function LeadingGroupPage() {
  const { t, language } = useText();
  const person = usePerson().data;
  const group = useLeadingGroup();
  const keeps = person ? holds("politicalOffice")(person) : false;
  return (
    <>
      <PageHead title={t("group.title")} aside={t("group.aside")} />
      <div className="grid">
        <FiguresOf query={group}>
          {({ members, requests }) => (
            <>
              <Card wide title={t("group.members")}>
                {members.length === 0 ? <p className="muted">{t("group.none")}</p> : <DataTable<GroupMember>
                  caption={t("group.members")}
                  rows={PLACES.flatMap((place) => members.filter((member) => member.place === place))}
                  rowKey={({ id }) => String(id)}
                  columns={[
                    { key: "name", heading: t("group.name"), cell: ({ name }) => name },
                    { key: "place", heading: t("group.place"), cell: ({ place }) => PLACE_LABEL[place][language] },
                    { key: "from", heading: t("group.from"), cell: ({ from }) => from },
                    { key: "to", heading: t("group.to"), cell: ({ to }) => to ?? t("group.now") },
                  ]}
                />}
              </Card>
              {requests.length > 0 ? (
                <Card wide title={t("rules.requests")}>
                  <RequestList requests={requests} />
                </Card>
              ) : null}
              {keeps ? (
                <>
                  <Card title={t("group.add")} note={t("group.addNote")}>
                    <ActForm
                      path="/rule-requests"
                      submit={t("group.askAdd")}
                      also={{ kind: "seat" }}
                      fields={[
                        { key: "account", label: t("group.account"), kind: "text", hint: t("group.accountHint") },
                        { key: "place", label: t("group.place"), kind: "choice", first: "member", options: PLACES.map((value) => ({ value, label: PLACE_LABEL[value][language] })) },
                        { key: "day", label: t("group.from"), kind: "date" },
                        { key: "reason", label: t("rules.reason"), kind: "text" },
                      ]}
                    />
                  </Card>
                  <Card title={t("group.end")} note={t("group.endNote")}>
                    <ActForm
                      path="/rule-requests"
                      submit={t("group.askEnd")}
                      also={{ kind: "unseat" }}
                      fields={[
                        { key: "account", label: t("group.member"), kind: "choice", options: members.filter(({ to }) => to === null).map(({ account, name }) => ({ value: account, label: name })) },
                        { key: "day", label: t("group.to"), kind: "date" },
                        { key: "reason", label: t("rules.reason"), kind: "text" },
                      ]}
                    />
                  </Card>
                </>
              ) : null}
            </>
          )}
        </FiguresOf>
      </div>
    </>
  );
} // prettier-ignore
