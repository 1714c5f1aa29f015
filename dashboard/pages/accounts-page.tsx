import { Field, Input } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import type { OneTimePassword } from "../../domain/messages/accounts.ts";
import { AccountActs } from "../accounts/account-acts.tsx";
import { AccountTable } from "../accounts/account-table.tsx";
import { Arrive } from "../accounts/arrive.tsx";
import { HandOutCard } from "../accounts/hand-out-card.tsx";
import { NewAccountCard } from "../accounts/new-account-card.tsx";
import { OneTimeCard } from "../accounts/one-time-card.tsx";
import { ACCOUNT_FILTERS, useAccountList, type AccountFilter } from "../accounts/use-accounts.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { usePerson } from "../figures/use-person.ts";
import { Choice } from "../filters/choice.tsx";
import { holds } from "../oversees.ts";
import { useText } from "../use-text.ts";
import "../styles/accounts.css";

/** 账号管理: 系统管理员 makes, disables and resets accounts; 安全管理员 sees and unlocks them. */
export function AccountsPage() {
  const { t } = useText();
  const person = usePerson().data;
  const keeps = person ? holds("systemAdmin")(person) : false;
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<AccountFilter>("all");
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState<OneTimePassword | null>(null);
  const accounts = useAccountList({ search: useDeferredValue(search), filter, page });
  const entry = accounts.data?.rows.find(({ account }) => account === chosen);
  return (
    <>
      <PageHead title={t("accounts.title")} />
      <div className="grid">
        {made ? (
          <Arrive key={made.password}>
            <OneTimeCard made={made} close={() => setMade(null)} />
          </Arrive>
        ) : null}
        {entry ? (
          <Arrive key={entry.account}>
            <AccountActs entry={entry} keeps={keeps} made={setMade} close={() => setChosen(null)} />
          </Arrive>
        ) : null}
        <Card wide title={t("accounts.list")} note={t("accounts.listNote")}>
          <div className="account-search">
            <Field label={t("accounts.search")} size="small">
              <Input
                type="search"
                size="small"
                value={search}
                maxLength={40}
                onChange={(_event, { value }) => {
                  setSearch(value);
                  setPage(1);
                }}
              />
            </Field>
            <Choice
              label={t("accounts.stateHeading")}
              value={filter}
              options={ACCOUNT_FILTERS.map((value) => ({ value, label: t(`accounts.filter.${value}`) }))}
              choose={(value) => {
                setFilter(ACCOUNT_FILTERS.find((one) => one === value) ?? "all");
                setPage(1);
              }}
            />
          </div>
          <FiguresOf
            query={accounts}
            isEmpty={({ rows }) => rows.length === 0}
            emptyText={t("accounts.none")}
          >
            {({ rows, total, page: at, pageSize }) => (
              <>
                <AccountTable rows={rows} chosen={chosen} choose={setChosen} />
                <Pager page={at} pageSize={pageSize} total={total} go={setPage} />
              </>
            )}
          </FiguresOf>
        </Card>
        {keeps ? <NewAccountCard made={setMade} /> : null}
        {keeps && accounts.data ? (
          <HandOutCard missing={accounts.data.missing} unused={accounts.data.unused} />
        ) : null}
      </div>
    </>
  );
}
