import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { fileAddress } from "../api.ts";
import { queryText } from "../figures/fresh.ts";
import { usePerson } from "../figures/use-person.ts";
import { useText } from "../use-text.ts";

const LEAST = 2;

/** 档案摘录: what for and which years, then the file. Nothing leaves without a purpose. */
export function ExtractLinks(props: { policeNo: string }) {
  const { t } = useText();
  const own = usePerson().data?.policeNo === props.policeNo;
  const thisYear = new Date().getFullYear();
  const [purpose, setPurpose] = useState("");
  const [from, setFrom] = useState(String(thisYear - 1));
  const [to, setTo] = useState(String(thisYear));
  const ready =
    [...purpose.trim()].length >= LEAST && /^\d{4}$/.test(from) && /^\d{4}$/.test(to) && from <= to;
  const address = (format: string) =>
    fileAddress(`/officers/${props.policeNo}/extract.${format}${queryText({ from, to, purpose: purpose.trim() })}`); // prettier-ignore
  return (
    <details open={!own}>
      <summary>{t("extract.title")}</summary>
      <p className="muted">{t("extract.note")}</p>
      <div className="outcome-fields">
        <Field label={t("extract.purpose")} required hint={t("extract.purposeHint")}>
          <Input
            maxLength={60}
            value={purpose}
            onChange={(_event, data) => {
              setPurpose(data.value);
            }}
          />
        </Field>
        <Field label={t("extract.from")}>
          <Input
            inputMode="numeric"
            maxLength={4}
            value={from}
            onChange={(_event, data) => {
              setFrom(data.value);
            }}
          />
        </Field>
        <Field label={t("extract.to")}>
          <Input
            inputMode="numeric"
            maxLength={4}
            value={to}
            onChange={(_event, data) => {
              setTo(data.value);
            }}
          />
        </Field>
      </div>
      <p className="raise-line">
        {(["docx", "xlsx"] as const).map((format) =>
          ready ? (
            <Button key={format} as="a" href={address(format)} download>
              {t(`extract.${format}`)}
            </Button>
          ) : (
            <Button key={format} disabled>
              {t(`extract.${format}`)}
            </Button>
          ),
        )}
      </p>
    </details>
  );
}
