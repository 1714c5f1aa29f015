import { Link } from "react-router";
import { BULLETIN_KIND_LABEL, BULLETIN_KINDS } from "../../domain/bulletin.ts";
import type { BulletinLine } from "../../domain/messages/bulletins.ts";
import { DraftCard } from "../bulletins/draft-card.tsx";
import { SettingsCard } from "../bulletins/settings-card.tsx";
import { SharesCard } from "../bulletins/shares-card.tsx";
import { useBulletins } from "../bulletins/use-bulletins.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { usePerson } from "../figures/use-person.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/bulletins.css";

const isOffice = holds("filesOffice");

/** 通报: everybody reads the issued ones; the files office drafts, divides and issues them. */
export function BulletinsPage() {
  const { t, language } = useText();
  const person = usePerson().data;
  const { address, change } = useAddress();
  const kind = address.get("kind") ?? "";
  const bulletins = useBulletins(kind, Number(address.get("page") ?? 1));
  const office = person ? isOffice(person) : false;
  return (
    <>
      <PageHead title={t("bulletins.page")}>
        <Filters>
          <Choice
            label={t("bulletins.kind")}
            value={kind}
            options={[
              { value: "", label: t("filter.all") },
              ...BULLETIN_KINDS.map((one) => ({ value: one, label: BULLETIN_KIND_LABEL[one][language] })),
            ]}
            choose={(value) => {
              change({ kind: value, page: null });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid">
        {office ? <DraftCard /> : null}
        <FiguresOf query={bulletins} isEmpty={({ total }) => total === 0} emptyText={t("bulletins.none")}>
          {(list) => (
            <Card wide title={t("bulletins.list")} note={t("bulletins.total", { count: list.total })}>
              <BulletinTable rows={list.rows} />
              <Pager
                page={list.page}
                pageSize={list.pageSize}
                total={list.total}
                go={(to) => {
                  change({ page: String(to) });
                }}
              />
            </Card>
          )}
        </FiguresOf>
        {office ? <SharesCard /> : null}
        {office ? <SettingsCard /> : null}
      </div>
    </>
  );
}

function BulletinTable(props: { rows: readonly BulletinLine[] }) {
  const { t, language } = useText();
  return (
    <DataTable
      caption={t("bulletins.list")}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "title",
          heading: t("bulletins.title"),
          cell: ({ id, title, correctedBy }) => (
            <>
              <Link className="bulletin-title" to={`/bulletins/${id}`}>
                {title}
              </Link>
              {correctedBy ? (
                <span className="muted"> {t("bulletins.correctedBy", { number: correctedBy.number })}</span>
              ) : null}
            </>
          ),
        },
        { key: "number", heading: t("bulletins.number"), cell: ({ number }) => number ?? t("bulletins.isDraft") },
        { key: "kind", heading: t("bulletins.kind"), secondary: true, cell: ({ kind }) => BULLETIN_KIND_LABEL[kind][language] },
        { key: "month", heading: t("filter.month"), secondary: true, cell: ({ month }) => formatMonth(month, language) },
        { key: "issued", heading: t("bulletins.issuedAt"), cell: ({ issuedAt }) => (issuedAt ? formatInstant(issuedAt) : "—") },
      ]}
    />
  );
} // prettier-ignore
