import { AlertRegular } from "@fluentui/react-icons/svg/alert";
import { Link } from "react-router";
import { useText } from "../use-text.ts";
import { useTodos } from "./use-todos.ts";
import "../styles/todos.css";

/** The way to the reminders, with how many are unread. */
export function Bell() {
  const { t } = useText();
  const todos = useTodos();
  if (!todos.data) return null;
  const { unread } = todos.data;
  return (
    <Link
      to="/notices"
      className="bell"
      aria-label={t("notices.bell", { count: unread })}
      title={t("notices.title")}
    >
      <AlertRegular aria-hidden="true" />
      {unread > 0 ? <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span> : null}
    </Link>
  );
}
