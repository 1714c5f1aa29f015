import { useEffect } from "react";
import { useText } from "../use-text.ts";

/** What the browser's tab says. */
export function PageTitle(props: { title: string }) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${props.title} · ${t("app.name")}`;
  }, [props.title, t]);
  return null;
}
