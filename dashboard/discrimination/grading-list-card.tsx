import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { GRADING_KINDS } from "../../domain/messages/discrimination.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Pager } from "../components/pager.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { useGradings } from "./use-discrimination.ts";

/** The gradings behind the number that was clicked; which one stands in the address. */
export function GradingListCard(props: { period: string; groupName: string }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const place = useRef<HTMLDivElement>(null);
  const kind = GRADING_KINDS.find((one) => one === address.get("kind")) ?? "all";
  const page = Number(address.get("page") ?? 1);
  const of = { unit: address.get("unit"), reviewer: address.get("reviewer"), series: address.get("series") };
  const gradings = useGradings(props.period, { kind, page, ...of });
  const question = [kind, of.unit, of.reviewer, of.series].join("/");
  useEffect(() => {
    place.current?.scrollIntoView({ block: "start" });
  }, [question]);
  return (
    <div ref={place} className="wide grading-list">
      <Card
        wide
        title={t("discrimination.listTitle", {
          group: props.groupName,
          kind: t(`discrimination.kind.${kind}`),
        })}
        note={t("discrimination.listNote", { count: gradings.data?.total ?? 0 })}
        takeAway={{ title: `${props.groupName} ${t(`discrimination.kind.${kind}`)}` }}
        tools={
          <Button
            size="small"
            onClick={() => {
              change({ kind: null, unit: null, reviewer: null, series: null, page: null });
            }}
          >
            {t("discrimination.listClose")}
          </Button>
        }
      >
        <FiguresOf
          query={gradings}
          isEmpty={({ total }) => total === 0}
          emptyText={t("discrimination.listNone")}
        >
          {({ rows, total, pageSize }) => (
            <>
              <DataTable
                caption={t("discrimination.kind.all")}
                rows={rows}
                rowKey={({ month, policeNo }) => `${month}/${policeNo}`}
                columns={[
                  {
                    ...{ key: "officer", heading: t("column.officer") },
                    cell: (row) => <OfficerLink policeNo={row.policeNo} name={row.name} period={row.month} />,
                  },
                  {
                    ...{ key: "month", heading: t("column.month") },
                    cell: ({ month }) => formatMonth(month, language),
                  },
                  {
                    ...{ key: "unit", heading: t("column.unit"), secondary: true },
                    cell: ({ unitName }) => unitName,
                  },
                  {
                    ...{ key: "total", heading: t("column.points"), number: true },
                    cell: (row) => formatPoints(row.total),
                  },
                  {
                    ...{ key: "suggested", heading: t("discrimination.row.suggested"), secondary: true },
                    cell: ({ suggested }) => (suggested ? <GradeBadge grade={suggested} /> : "—"),
                  },
                  {
                    ...{ key: "grade", heading: t("discrimination.row.grade") },
                    cell: ({ grade }) =>
                      grade ? <GradeBadge grade={grade} /> : t("discrimination.kind.ungraded"),
                  },
                  {
                    ...{ key: "reviewer", heading: t("discrimination.row.reviewer"), secondary: true },
                    cell: ({ reviewer }) => reviewer ?? "—",
                  },
                  {
                    ...{ key: "reason", heading: t("discrimination.row.reason") },
                    cell: ({ reason }) => reason ?? "—",
                  },
                ]}
              />
              {total > pageSize ? (
                <Pager
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  go={(to) => {
                    change({ page: String(to) });
                  }}
                />
              ) : null}
            </>
          )}
        </FiguresOf>
      </Card>
    </div>
  );
}
