import { Link } from "react-router";
import { queryText } from "../figures/fresh.ts";
import { kindOf } from "../period.ts";

/** Every officer named anywhere opens his file; a longer period has no month to open at, so the newest is shown. */
export function OfficerLink(props: { policeNo: string; name: string; period?: string | null }) {
  const month = props.period && kindOf(props.period) === "month" ? props.period : null;
  return (
    <Link to={`/officers/${props.policeNo}${queryText({ month })}`} className="officer-link">
      <span>{props.name}</span>
      <span className="police-no">{props.policeNo}</span>
    </Link>
  );
}

/** Every unit named anywhere opens its profile. */
export function UnitLink(props: { unit: string; name: string; period?: string | null }) {
  return <Link to={`/unit${queryText({ unit: props.unit, period: props.period })}`}>{props.name}</Link>;
}
