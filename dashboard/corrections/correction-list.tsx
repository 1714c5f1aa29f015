import { Button } from "@fluentui/react-components";
import { ROLE_LABEL } from "../../domain/role.ts";
import type { CorrectionLine } from "../../domain/messages/corrections.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Pager } from "../components/pager.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { useCorrections } from "./use-corrections.ts";

/** Every correction, newest first; one is opened beside its difference. */
export function CorrectionList(props: { chosen: number | null }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const page = Number(address.get("page") ?? 1);
  const list = useCorrections(page);
  const hand = (name: string | null, role: CorrectionLine["decidedRole"], at: string | null) =>
    at === null ? "—" : `${name ?? ""} · ${role ? ROLE_LABEL[role][language] : ""} · ${formatInstant(at)}`;
  return (
    <FiguresOf query={list} isEmpty={({ total }) => total === 0} emptyText={t("correction.none")}>
      {({ rows, total, pageSize }) => (
        <Card wide title={t("correction.list")} note={t("correction.listNote", { count: total })}>
          <DataTable
            caption={t("correction.list")}
            rows={rows}
            rowKey={({ id }) => String(id)}
            columns={[
              {
                key: "who",
                heading: t("correction.who"),
                cell: ({ policeNo, name, month }) => (
                  <>
                    <OfficerLink policeNo={policeNo} name={name} period={month} />
                    <span className="muted"> · {formatMonth(month, language)}</span>
                  </>
                ),
              },
              {
                key: "state",
                heading: t("correction.state"),
                cell: ({ state }) => <span className={`tag tag-${state}`}>{t(`correction.state.${state}`)}</span>,
              },
              {
                key: "open",
                heading: t("correction.previewTitle"),
                cell: ({ id }) => (
                  <Button
                    size="small"
                    aria-expanded={props.chosen === id}
                    onClick={() => {
                      change({ id: props.chosen === id ? null : String(id) });
                    }}
                  >
                    {t(props.chosen === id ? "correction.close" : "correction.open")}
                  </Button>
                ),
              },
              { key: "origin", heading: t("correction.origin"), secondary: true, cell: ({ origin }) => t(`correction.origin.${origin}`) },
              { key: "report", heading: t("correction.report"), secondary: true, cell: (line) => reportOf(line, t) },
              { key: "asked", heading: t("correction.asked"), secondary: true, cell: (line) => hand(line.askedBy, line.askedRole, line.askedAt) },
              { key: "decided", heading: t("correction.decided"), secondary: true, cell: (line) => hand(line.decidedBy, line.decidedRole, line.decidedAt) },
            ]} // prettier-ignore
          />
          <Pager
            page={page}
            pageSize={pageSize}
            total={total}
            go={(to) => {
              change({ page: String(to) });
            }}
          />
        </Card>
      )}
    </FiguresOf>
  );
}

function reportOf(
  { baseVersion, newVersion, reportState }: CorrectionLine,
  t: ReturnType<typeof useText>["t"],
): string {
  return t("correction.reportOn", {
    version: newVersion ?? baseVersion,
    state: t(`correction.reportState.${reportState}`),
  });
}
