import { Button, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { OfficeShares } from "../../domain/messages/bulletins.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useAssignShares, useShares } from "./use-bulletins.ts";

/** 分责: which member of the office answers for which unit. */
export function SharesCard() {
  const { t } = useText();
  const shares = useShares();
  return (
    <Card title={t("bulletins.shares")} note={t("bulletins.sharesNote")}>
      <FiguresOf query={shares}>{(known) => <ShareTable known={known} />}</FiguresOf>
    </Card>
  );
}

function ShareTable(props: { known: OfficeShares }) {
  const { t } = useText();
  const { members, shares } = props.known;
  const [changed, setChanged] = useState<Record<string, string>>({});
  const assign = useAssignShares();
  const ownerOf = (unit: string, accountId: number | null) => changed[unit] ?? String(accountId ?? "");
  const save = () => {
    const wanted = shares.flatMap(({ unit, accountId }) => {
      const owner = ownerOf(unit, accountId);
      return owner === "" ? [] : [{ unit, accountId: Number(owner) }];
    });
    assign.mutate(wanted, { onSuccess: () => { setChanged({}); } }); // prettier-ignore
  };
  return (
    <>
      <div className="share-table">
        <DataTable
          caption={t("bulletins.shares")}
          rows={shares}
          rowKey={({ unit }) => unit}
          columns={[
            { key: "unit", heading: t("bulletins.unit"), cell: ({ unitName }) => unitName },
            {
              key: "owner",
              heading: t("bulletins.owner"),
              cell: ({ unit, unitName, accountId }) => (
                <Select
                  size="small"
                  aria-label={t("bulletins.ownerOf", { unit: unitName })}
                  value={ownerOf(unit, accountId)}
                  onChange={(_event, data) => {
                    setChanged({ ...changed, [unit]: data.value });
                  }}
                >
                  <option value="">{t("bulletins.everybody")}</option>
                  {members.map((member) => (
                    <option key={member.accountId} value={String(member.accountId)}>
                      {member.name}
                    </option>
                  ))}
                </Select>
              ),
            },
          ]}
        />
      </div>
      <div className="filters">
        <Button
          appearance="primary"
          disabled={assign.isPending || Object.keys(changed).length === 0}
          onClick={save}
        >
          {t("bulletins.save")}
        </Button>
      </div>
      <ActFailure error={assign.error} />
    </>
  );
}
