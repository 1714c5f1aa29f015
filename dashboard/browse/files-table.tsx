import { Checkbox } from "@fluentui/react-components";
import type { BrowsedFile } from "../../domain/messages/file.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink } from "../components/links.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** The officers found, each with what was last published of him, to be opened or chosen for a comparison. */
export function FilesTable(props: {
  rows: readonly BrowsedFile[];
  chosen: readonly string[];
  /** The comparison is full: only who is chosen can be taken out again. */
  full: boolean;
  choose: (policeNo: string, chosen: boolean) => void;
}) {
  const { t, language } = useText();
  const { rows, chosen, full, choose } = props;
  return (
    <DataTable
      caption={t("browse.list")}
      rows={rows}
      rowKey={({ policeNo }) => policeNo}
      columns={[
        {
          key: "officer",
          heading: t("column.officer"),
          cell: (officer) => (
            <span className="chosen-officer">
              <Checkbox
                aria-label={t("browse.choose", { name: officer.name })}
                checked={chosen.includes(officer.policeNo)}
                disabled={full && !chosen.includes(officer.policeNo)}
                onChange={(_event, data) => {
                  choose(officer.policeNo, data.checked === true);
                }}
              />
              <span>
                <OfficerLink policeNo={officer.policeNo} name={officer.name} />
                <span className="narrow">
                  {officer.unitName} · {LEVEL_LABEL[officer.level][language]}
                </span>
              </span>
            </span>
          ),
        },
        {
          key: "unit",
          heading: t("column.unit"),
          secondary: true,
          cell: (officer) => officer.unitName || "—",
        },
        {
          key: "post",
          heading: t("column.postType"),
          secondary: true,
          cell: (officer) => POST_TYPE_LABEL[officer.postType][language],
        },
        {
          key: "level",
          heading: t("column.level"),
          secondary: true,
          cell: (officer) => LEVEL_LABEL[officer.level][language],
        },
        {
          key: "last",
          heading: t("browse.last"),
          cell: ({ last }) =>
            last ? formatMonth(last.month, language) : <span className="muted">{t("browse.lastNone")}</span>,
        },
        {
          key: "total",
          heading: t("column.points"),
          number: true,
          cell: ({ last }) => formatPoints(last?.total ?? null),
        },
        {
          key: "grade",
          heading: t("column.grade"),
          cell: ({ last }) => (last?.grade ? <GradeBadge grade={last.grade} /> : "—"),
        },
      ]}
    />
  );
}
