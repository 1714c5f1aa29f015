import type { ReactNode } from "react";
import { useText } from "../use-text.ts";

/** The row of filters under a page's title. */
export function Filters(props: { children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="filters" role="group" aria-label={t("filter.group")}>
      {props.children}
    </div>
  );
}
