import { Field, Input } from "@fluentui/react-components";
import { useDeferredValue } from "react";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { useCases, type CaseLine } from "../figures/use-cases.ts";
import { usePerson } from "../figures/use-person.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { CaseImport } from "../parts/case-import.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 案件清单: what credits refer to, imported from the case system's .xlsx. */
export function CasesPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const fills = usePerson().data?.units.fills ?? [];
  const all = useUnits().data ?? [];
  const units = fills.length > 0 ? all.filter(({ code }) => fills.includes(code)) : all;
  const unit = address.get("unit") ?? units[0]?.code;
  const search = address.get("search") ?? "";
  const page = Number(address.get("page") ?? 1);
  const cases = useCases(unit, useDeferredValue(search), page);
  return (
    <>
      <PageHead title={t("cases.title")}>
        <Filters>
          <UnitChoice
            units={units}
            value={unit ?? ""}
            choose={(code) => {
              change({ unit: code, page: null });
            }}
          />
          <Field label={t("cases.search")}>
            <Input
              type="search"
              value={search}
              onChange={(_event, data) => {
                change({ search: data.value, page: null }, { replace: true });
              }}
            />
          </Field>
        </Filters>
      </PageHead>
      <div className="grid">
        <CaseImport />
        <FiguresOf query={cases} isEmpty={({ total }) => total === 0} emptyText={t("cases.none")}>
          {(list) => (
            <Card wide title={t("cases.title")} note={t("cases.total", { count: list.total })}>
              <CaseTable rows={list.rows} />
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
      </div>
    </>
  );
}

function CaseTable(props: { rows: readonly CaseLine[] }) {
  const { t } = useText();
  return (
    <DataTable
      caption={t("cases.title")}
      rows={props.rows}
      rowKey={({ caseNo }) => caseNo}
      columns={[
        { key: "caseNo", heading: t("cases.caseNo"), cell: ({ caseNo }) => caseNo },
        { key: "kind", heading: t("cases.kind"), cell: ({ kind }) => kind },
        { key: "name", heading: t("cases.name"), cell: ({ name }) => name ?? "—" },
        { key: "openedOn", heading: t("cases.openedOn"), cell: ({ openedOn }) => openedOn ?? "—" },
      ]}
    />
  );
}
