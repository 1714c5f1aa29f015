import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { SANDBOX_CHANGES, SANDBOX_ORDERS } from "../../domain/messages/rule-lab.ts";
import type { SandboxOfficerLine, SandboxSummary } from "../../domain/messages/rule-lab.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { Movement } from "../components/movement.tsx";
import { Pager } from "../components/pager.tsx";
import { Choice } from "../filters/choice.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { Reasons } from "./reasons.tsx";
import { SandboxExplained } from "./sandbox-explained.tsx";
import { useSandboxOfficers, type SandboxAsk } from "./use-rule-lab.ts";

const PAGE_SIZE = 20;

/** Who changes grade or place, by how much and because of which clause; each opens both explanations. */
export function SandboxOfficersCard(props: { ask: SandboxAsk; summary: SandboxSummary }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const [open, setOpen] = useState<SandboxOfficerLine | null>(null);
  const { summary, ask } = props;
  const kind = SANDBOX_CHANGES.find((one) => one === address.get("change")) ?? "any";
  const order = SANDBOX_ORDERS.find((one) => one === address.get("order")) ?? "points";
  const page = Number(address.get("page") ?? 1);
  const [unit, search] = [address.get("unit"), address.get("search")];
  const filters = { change: kind, order, unit, search, page, pageSize: PAGE_SIZE };
  const list = useSandboxOfficers(ask, filters, summary.computedAt);
  const set = (name: string) => (value: string) => {
    change({ [name]: value, page: null });
  };
  const units = summary.units.map(({ unit: code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <Card wide title={t("lab.officers")} note={t("lab.officersNote")} takeAway={{ title: t("lab.officers") }}>
      <div className="filters">
        <Choice
          label={t("lab.changeFilter")}
          value={kind}
          choose={set("change")}
          options={SANDBOX_CHANGES.map((value) => ({ value, label: t(`lab.show.${value}`) }))}
        />
        <Choice
          label={t("lab.order")}
          value={order}
          choose={set("order")}
          options={SANDBOX_ORDERS.map((value) => ({ value, label: t(`lab.order.${value}`) }))}
        />
        <Choice
          label={t("column.unit")}
          value={unit ?? ""}
          choose={set("unit")}
          options={[{ value: "", label: t("lab.allUnits") }, ...units]}
        />
        <Field label={t("lab.search")} size="small">
          <Input
            size="small"
            defaultValue={search ?? ""}
            onKeyDown={(event) => {
              if (event.key === "Enter") set("search")(event.currentTarget.value.trim());
            }}
            onBlur={(event) => {
              set("search")(event.currentTarget.value.trim());
            }}
          />
        </Field>
      </div>
      <FiguresOf query={list} isEmpty={({ total }) => total === 0} emptyText={t("lab.nobody")}>
        {({ rows, total, pageSize }) => (
          <>
            <DataTable
              caption={t("lab.officers")}
              rows={rows}
              rowKey={({ policeNo }) => policeNo}
              columns={[
                {
                  ...{ key: "name", heading: t("column.officer") },
                  cell: (line) => (
                    <button
                      type="button"
                      className="lab-open"
                      onClick={() => {
                        setOpen(line);
                      }}
                    >
                      <span>{line.name}</span>
                      <span className="police-no">{line.policeNo}</span>
                    </button>
                  ),
                },
                {
                  ...{ key: "unit", heading: t("column.unit"), secondary: true },
                  cell: ({ unitName, list: own }) => (
                    <>
                      {unitName}
                      <br />
                      <span className="muted">{own[language]}</span>
                    </>
                  ),
                },
                {
                  ...{ key: "points", heading: t("lab.mean"), number: true },
                  cell: ({ before, after }) => (
                    <>
                      <span className="lab-line">
                        {formatPoints(before.mean)} → {formatPoints(after.mean)}
                      </span>
                      <br />
                      <b>{formatDifference(after.mean - before.mean)}</b>
                    </>
                  ),
                },
                {
                  ...{ key: "place", heading: t("lab.place"), number: true },
                  cell: ({ before, after }) => (
                    <>
                      <span className="lab-line">
                        {before.place} → {after.place}/{after.of}
                      </span>
                      <br />
                      <Movement steps={before.place - after.place} />
                    </>
                  ),
                },
                {
                  key: "grades",
                  heading: t("lab.gradeChanges"),
                  cell: ({ grades }) => <Grades grades={grades} />,
                },
                {
                  ...{ key: "reasons", heading: t("lab.because"), secondary: true },
                  cell: ({ reasons }) => <Reasons reasons={reasons} differences={summary.differences} />,
                },
              ]}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              total={total}
              go={(to) => {
                change({ page: String(to) });
              }}
            />
          </>
        )}
      </FiguresOf>
      {open ? (
        <SandboxExplained
          ask={ask}
          months={summary.months}
          differences={summary.differences}
          line={open}
          close={() => {
            setOpen(null);
          }}
        />
      ) : null}
    </Card>
  );
}

/** Months with another suggestion; the first three, and how many more. */
function Grades(props: { grades: SandboxOfficerLine["grades"] }) {
  const { t, language } = useText();
  const { grades } = props;
  if (grades.length === 0) return <span className="muted">{t("lab.sameGrades")}</span>;
  return (
    <ul className="lab-grades">
      {grades.slice(0, 3).map(({ month, from, to }) => (
        <li key={month}>
          {formatMonth(month, language)} {from ? <GradeBadge grade={from} /> : t("lab.noGrade")} →{" "}
          {to ? <GradeBadge grade={to} /> : t("lab.noGrade")}
        </li>
      ))}
      {grades.length > 3 ? (
        <li className="muted">{t("lab.moreMonths", { count: grades.length - 3 })}</li>
      ) : null}
    </ul>
  );
}
