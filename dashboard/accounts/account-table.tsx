import { Button } from "@fluentui/react-components";
import type { AccountEntry } from "../../domain/messages/accounts.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** Accounts with holder, unit, state and granted roles; the name opens what may be done. */
export function AccountTable(props: {
  rows: readonly AccountEntry[];
  chosen: string | null;
  choose: (account: string) => void;
}) {
  const { t, language } = useText();
  const stateOf = ({ state, lockedUntil, mustChange }: AccountEntry): string[] => [
    t(`accounts.state.${state}`),
    ...(lockedUntil ? [t("accounts.locked", { time: formatInstant(lockedUntil) })] : []),
    ...(mustChange && state === "active" ? [t("accounts.unused")] : []),
  ];
  return (
    <DataTable
      caption={t("accounts.list")}
      rows={props.rows}
      rowKey={({ account }) => account}
      columns={[
        {
          key: "account",
          heading: t("accounts.account"),
          cell: ({ account }) => (
            <Button
              size="small"
              appearance="transparent"
              className="account-name"
              aria-pressed={account === props.chosen}
              onClick={() => props.choose(account)}
            >
              {account}
            </Button>
          ),
        },
        { key: "name", heading: t("accounts.name"), cell: ({ name }) => name },
        { key: "unit", heading: t("accounts.unit"), secondary: true, cell: ({ unit }) => unit ?? "" },
        {
          key: "state",
          heading: t("accounts.stateHeading"),
          cell: (entry) => <span className={entry.state === "active" ? "" : "refused"}>{stateOf(entry).join(" · ")}</span>, // prettier-ignore
        },
        {
          key: "roles",
          heading: t("accounts.roles"),
          secondary: true,
          cell: ({ roles }) => roles.map(({ role, unit }) => `${ROLE_LABEL[role][language]}${unit === null ? "" : ` ${unit}`}`).join(" · "), // prettier-ignore
        },
      ]}
    />
  );
}
