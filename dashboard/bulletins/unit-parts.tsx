import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { GradesUnit, QualityUnit } from "../../domain/bulletin.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useBulletinAct } from "./use-bulletins.ts";

type Unit = GradesUnit | QualityUnit;

/** 分责: each unit's part, its owner, and whether he has gone through it. Units with somebody named come first. */
export function UnitParts(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const { bulletin } = props;
  const owners = new Map(bulletin.shares.map((share) => [share.unit, share.accountName]));
  const units = [...(bulletin.content.units as readonly Unit[])].sort((a, b) => weight(b) - weight(a));
  return (
    <Card title={t("bulletins.parts")} note={t("bulletins.partsNote")}>
      <ul className="unit-parts">
        {units.map((unit) => (
          <li key={unit.unit}>
            <UnitPart
              key={bulletin.version}
              bulletin={bulletin}
              unit={unit}
              owner={owners.get(unit.unit) ?? null}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function weight(unit: Unit): number {
  return "lower" in unit ? unit.lower.length : unit.late + unit.missing + unit.unsigned + unit.returnedTwice;
}

function UnitPart(props: { bulletin: Bulletin; unit: Unit; owner: string | null }) {
  const { t, language } = useText();
  const { unit, owner } = props;
  const act = useBulletinAct(props.bulletin);
  const lower = "lower" in unit ? unit.lower : [];
  const [remark, setRemark] = useState(unit.remark);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const changed = remark !== unit.remark || Object.keys(reasons).length > 0;
  const save = (checked?: boolean) => {
    const edit = {
      unit: unit.unit,
      remark,
      ...(checked !== undefined && { checked }),
      reasons: Object.entries(reasons).map(([policeNo, reason]) => ({ policeNo, reason })),
    };
    act.mutate({ act: "edit", edit: { units: [edit] } });
  };
  return (
    <details className="unit-part" open={lower.length > 0 || changed}>
      <summary>
        <span>{unit.name}</span>
        <span className="muted">
          {owner ? t("bulletins.ownedBy", { name: owner }) : t("bulletins.everybody")}
        </span>
        {unit.checked ? (
          <span className="muted">
            {t("bulletins.checkedBy", { name: unit.checked.name, time: formatInstant(unit.checked.at) })}
          </span>
        ) : null}
      </summary>
      <div className="bulletin-form">
        {lower.map((one) => (
          <Field
            key={one.policeNo}
            label={t("bulletins.reasonOf", { name: one.name, grade: GRADE_LABEL[one.grade][language] })}
            size="small"
          >
            <Input
              value={reasons[one.policeNo] ?? one.reason}
              onChange={(_event, data) => {
                setReasons({ ...reasons, [one.policeNo]: data.value });
              }}
            />
          </Field>
        ))}
        <Field label={t("bulletins.remarkOf", { unit: unit.name })} size="small">
          <Input
            value={remark}
            onChange={(_event, data) => {
              setRemark(data.value);
            }}
          />
        </Field>
        <div className="filters">
          <Button
            size="small"
            disabled={!changed || act.isPending}
            onClick={() => {
              save();
            }}
          >
            {t("bulletins.save")}
          </Button>
          <Checkbox
            label={t("bulletins.checked")}
            checked={unit.checked !== null}
            disabled={act.isPending}
            onChange={(_event, data) => {
              save(data.checked === true);
            }}
          />
        </div>
        <ActFailure error={act.error} />
      </div>
    </details>
  );
}
