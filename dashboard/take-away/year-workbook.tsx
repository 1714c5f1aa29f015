import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { fileAddress } from "../api.ts";
import { queryText } from "../figures/fresh.ts";
import { usePerson } from "../figures/use-person.ts";
import { isBusiness, takesUnit } from "../oversees.ts";
import { useText } from "../use-text.ts";

/** 本单位年度工作簿, for who may take the unit's files home; nothing for everybody else. */
export function UnitWorkbook(props: { unit: string; year: string }) {
  const { t } = useText();
  const person = usePerson().data;
  const { unit, year } = props;
  if (!person || !takesUnit(person, unit)) return null;
  const address = `/workbooks/annual/${year}.xlsx${queryText({ unit })}`;
  return <YearWorkbook address={address} text={t("takeAway.unitYear", { year })} />;
}

/** One officer's published year, which is everybody's to read as his file is. */
export function OfficerWorkbook(props: { policeNo: string; year: string }) {
  const { t } = useText();
  const person = usePerson().data;
  const { policeNo, year } = props;
  if (!person || !isBusiness(person)) return null;
  const text = t(person.policeNo === policeNo ? "takeAway.ownYear" : "takeAway.officerYear", { year });
  return <YearWorkbook address={`/workbooks/officers/${policeNo}/${year}.xlsx`} text={text} />;
}

function YearWorkbook(props: { address: string; text: string }) {
  return (
    <Button
      as="a"
      className="no-print"
      href={fileAddress(props.address)}
      download
      icon={<ArrowDownloadRegular />}
    >
      {props.text}
    </Button>
  );
}
