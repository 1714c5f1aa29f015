import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { GRADES, GRADE_LABEL } from "../../domain/grade.ts";
import type { ReviewRow, SignReceipt, SignRow } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import { UNGRADED_LABEL } from "../../domain/ungraded.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Modal } from "./modal.tsx";
import { useSign } from "./use-sign.ts";

/** 签字: what is signed, record by record, and the password once more. */
export function SignDialog(props: {
  month: Month;
  rows: readonly ReviewRow[];
  toSign: readonly SignRow[];
  receive: (receipt: SignReceipt) => void;
  close: () => void;
}) {
  const { t, language } = useText();
  const { toSign, rows } = props;
  const [password, setPassword] = useState("");
  const sign = useSign(props.month);
  const rowOf = new Map(rows.map((row) => [row.policeNo, row]));
  const first = rowOf.get(toSign[0]?.policeNo ?? "");
  const warned = toSign.filter(({ policeNo }) => (rowOf.get(policeNo)?.warnings.length ?? 0) > 0).length;
  const send = () => {
    if (password === "" || sign.isPending) return;
    sign.mutate({ password, grades: [...toSign] }, { onSuccess: props.receive });
    setPassword("");
  };
  return (
    <Modal title={t("review.signTitle", { count: toSign.length })} close={props.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Tally toSign={toSign} />
        <ul className="to-sign" tabIndex={0} aria-label={t("review.signList")}>
          {toSign.map((one) => {
            const row = rowOf.get(one.policeNo);
            return (
              <li key={one.policeNo}>
                <span>
                  {row?.name} <span className="muted">{one.policeNo}</span>
                </span>
                <span className="number">{formatPoints(row?.total)}</span>
                <span>
                  {one.grade ? GRADE_LABEL[one.grade][language] : ""}
                  {one.ungraded ? UNGRADED_LABEL[one.ungraded][language] : ""}
                </span>
                {one.reason ? <small>{one.reason}</small> : null}
              </li>
            );
          })}
        </ul>
        <p>
          {t("review.signStatement", {
            month: formatMonth(props.month, language),
            capacity: first ? CAPACITY_LABEL[first.capacity][language] : "",
          })}
          {warned > 0 ? ` ${t("review.signWarned", { count: warned })}` : ""}
        </p>
        <Field
          label={t("review.password")}
          required
          {...(sign.error
            ? { validationMessage: sign.error.message, validationState: "error" as const }
            : {})}
        >
          <Input
            type="password"
            autoComplete="current-password"
            data-first
            value={password}
            disabled={sign.isPending}
            onChange={(_event, data) => {
              setPassword(data.value);
            }}
          />
        </Field>
        <div className="modal-acts">
          <Button disabled={sign.isPending} onClick={props.close}>
            {t("review.cancel")}
          </Button>
          <Button type="submit" appearance="primary" disabled={sign.isPending || password === ""}>
            {t(sign.isPending ? "review.signing" : "review.signNow")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** How many of each grade. */
function Tally(props: { toSign: readonly SignRow[] }) {
  const { t } = useText();
  const ungraded = props.toSign.filter((one) => one.ungraded).length;
  return (
    <p className="tally">
      {GRADES.map((grade) => {
        const count = props.toSign.filter((one) => one.grade === grade).length;
        return count > 0 ? (
          <span key={grade}>
            <GradeBadge grade={grade} /> {t("review.people", { count })}
          </span>
        ) : null;
      })}
      {ungraded > 0 ? (
        <span>
          {t("review.ungraded")} {t("review.people", { count: ungraded })}
        </span>
      ) : null}
    </p>
  );
}
