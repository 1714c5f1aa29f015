import { Field, Input } from "@fluentui/react-components";
import { PersonSearchRegular } from "@fluentui/react-icons/svg/person-search";
import { useDeferredValue } from "react";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useOfficers } from "../figures/use-officers.ts";
import type { FoundOfficer } from "../figures/use-officers.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 民警档案: find an officer by name or 警号, open his file. */
export function OfficersPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const search = address.get("search") ?? "";
  const deferred = useDeferredValue(search);
  const found = useOfficers(deferred);
  return (
    <>
      <PageHead title={t("officers.title")}>
        <Field label={t("officers.search")} hint={t("officers.hint")} className="search">
          <Input
            type="search"
            size="large"
            contentBefore={<PersonSearchRegular aria-hidden="true" />}
            value={search}
            autoComplete="off"
            onChange={(_event, data) => {
              change({ search: data.value }, { replace: true });
            }}
          />
        </Field>
      </PageHead>
      {deferred.trim() === "" ? null : (
        <FiguresOf
          query={found}
          isEmpty={(officers) => officers.length === 0}
          emptyText={t("officers.none", { search: deferred.trim() })}
        >
          {(officers) => <FoundOfficers officers={officers} />}
        </FiguresOf>
      )}
    </>
  );
}

function FoundOfficers(props: { officers: readonly FoundOfficer[] }) {
  const { t, language } = useText();
  const title = t("officers.found", { count: props.officers.length });
  return (
    <Card wide title={title}>
      <DataTable
        caption={title}
        rows={props.officers}
        rowKey={(officer) => officer.policeNo}
        columns={[
          {
            key: "officer",
            heading: t("column.officer"),
            cell: (officer) => <OfficerLink policeNo={officer.policeNo} name={officer.name} />,
          },
          { key: "unit", heading: t("column.unit"), cell: (officer) => officer.unitName ?? "—" },
          {
            key: "post",
            heading: t("column.postType"),
            cell: (officer) => POST_TYPE_LABEL[officer.postType][language],
          },
          {
            key: "level",
            heading: t("column.level"),
            cell: (officer) => LEVEL_LABEL[officer.level][language],
          },
        ]}
      />
    </Card>
  );
}
