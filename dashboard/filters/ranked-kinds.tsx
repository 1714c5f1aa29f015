import { Link, useLocation } from "react-router";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** Officers or units: two addresses, so two links; the other filters stay as they are. */
export function RankedKinds(props: { of: "officers" | "units" }) {
  const { t } = useText();
  const { address } = useAddress();
  const { pathname } = useLocation();
  const to = (of: "officers" | "units") => {
    const there = new URLSearchParams(address);
    there.delete("page");
    if (of === "units") there.set("of", of);
    else there.delete("of");
    return `${pathname}?${there.toString()}`;
  };
  return (
    <nav className="kinds" aria-label={t("ranking.of")}>
      {(["officers", "units"] as const).map((of) => (
        <Link key={of} to={to(of)} aria-current={of === props.of ? "page" : undefined}>
          {t(`ranking.${of}`)}
        </Link>
      ))}
    </nav>
  );
}
