import { Button, Field, Input } from "@fluentui/react-components";
import { PersonSearchRegular } from "@fluentui/react-icons/svg/person-search";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { FilesTable } from "../browse/files-table.tsx";
import { useFiles } from "../browse/use-files.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { useUnits } from "../figures/use-units.ts";
import { UnitChoice } from "../filters/unit-choice.tsx";
import "../styles/browse.css";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

const MOST_COMPARED = 4;

/** 民警档案 (相互浏览): every officer by name, initials, number and unit; his file; two to four of them side by side. */
export function OfficersPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const units = useUnits().data ?? [];
  const search = address.get("search") ?? "";
  const unit = address.get("unit");
  const found = useFiles(useDeferredValue(search), unit, Number(address.get("page") ?? 1) || 1);
  const chosen = (address.get("compare") ?? "").split(",").filter(Boolean);
  const choose = (numbers: readonly string[]) => {
    change({ compare: numbers.join(",") }, { replace: true });
  };
  return (
    <>
      <PageHead title={t("officers.title")}>
        <div className="browse-filters">
          <Field label={t("browse.search")} hint={t("browse.hint")} className="search">
            <Input
              type="search"
              size="large"
              contentBefore={<PersonSearchRegular aria-hidden="true" />}
              value={search}
              autoComplete="off"
              maxLength={40}
              onChange={(_event, data) => {
                change({ search: data.value, page: null }, { replace: true });
              }}
            />
          </Field>
          <UnitChoice
            units={units}
            value={unit ?? ""}
            whole={t("filter.all")}
            choose={(code) => {
              change({ unit: code, page: null });
            }}
          />
        </div>
      </PageHead>
      <FiguresOf query={found} isEmpty={({ total }) => total === 0} emptyText={t("browse.none")}>
        {(list) => (
          <Card
            wide
            title={t("browse.list")}
            note={`${t("browse.count", { count: list.total })} · ${t("browse.compareHint")}`}
            tools={chosen.length > 0 ? <Chosen numbers={chosen} clear={() => choose([])} /> : null}
          >
            <FilesTable
              rows={list.rows}
              chosen={chosen}
              full={chosen.length >= MOST_COMPARED}
              choose={(policeNo, wanted) => {
                choose(wanted ? [...chosen, policeNo] : chosen.filter((one) => one !== policeNo));
              }}
            />
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
    </>
  );
}

function Chosen(props: { numbers: readonly string[]; clear: () => void }) {
  const { t } = useText();
  return (
    <span className="compare-tools">
      <span className="muted">{t("browse.chosen", { count: props.numbers.length })}</span>
      {props.numbers.length >= 2 ? (
        <Link to={`/compare?officers=${props.numbers.join(",")}`}>{t("browse.compare")}</Link>
      ) : null}
      <Button size="small" appearance="subtle" onClick={props.clear}>
        {t("browse.clear")}
      </Button>
    </span>
  );
}
