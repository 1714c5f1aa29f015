import { Field, Input } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import { ROLE_LABEL } from "../../domain/role.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { useAccounts } from "./use-organisation.ts";

/** Accounts and the roles granted to them; head and leader follow from posts and charges and are not listed. */
export function AccountsCard() {
  const { t, language } = useText();
  const [search, setSearch] = useState("");
  const accounts = useAccounts(useDeferredValue(search));
  return (
    <Card wide title={t("organisation.accounts")} note={t("organisation.accountsNote")}>
      <Field label={t("organisation.accountSearch")} className="roster-note">
        <Input
          type="search"
          value={search}
          maxLength={40}
          onChange={(_event, data) => {
            setSearch(data.value);
          }}
        />
      </Field>
      <FiguresOf query={accounts} isEmpty={(lines) => lines.length === 0}>
        {(lines) => (
          <DataTable
            caption={t("organisation.accounts")}
            rows={lines}
            rowKey={({ account }) => account}
            columns={[
              { key: "account", heading: t("organisation.account"), cell: ({ account }) => account },
              {
                key: "name",
                heading: t("organisation.name"),
                cell: ({ name, policeNo }) => `${name} ${policeNo ?? ""}`,
              },
              {
                key: "roles",
                heading: t("organisation.role"),
                cell: ({ roles }) =>
                  roles.map(({ role, unit }) => `${ROLE_LABEL[role][language]}${unit === null ? "" : ` ${unit}`}`).join(" · "), // prettier-ignore
              },
            ]}
          />
        )}
      </FiguresOf>
    </Card>
  );
}
