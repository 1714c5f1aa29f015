import { Button, Spinner } from "@fluentui/react-components";
import { ApiProblem, Unreachable } from "../api.ts";
import { useText } from "../use-text.ts";

/** What stands where figures would stand while they are on their way. */
export function Loading() {
  const { t } = useText();
  return (
    <div className="notice">
      <Spinner size="small" label={t("app.loading")} />
    </div>
  );
}

export function Empty(props: { text?: string }) {
  const { t } = useText();
  return <p className="notice">{props.text ?? t("state.empty")}</p>;
}

/** A failure in words: no permission, nothing there, no server, or a bug with its reference for the telephone. */
export function Failure(props: { error: Error; retry?: () => void }) {
  const { t } = useText();
  const status = props.error instanceof ApiProblem ? props.error.status : 0;
  const kind =
    props.error instanceof Unreachable
      ? "unreachable"
      : status === 403
        ? "forbidden"
        : status === 404
          ? "notFound"
          : "error";
  const problem = props.error instanceof ApiProblem ? props.error.problem : {};
  return (
    <div className={`notice notice-${kind}`} role="alert">
      <strong>{t(`state.${kind}`)}</strong>
      {problem.detail ? <p>{problem.detail}</p> : null}
      <p className="muted">{t(`state.${kind}Hint`)}</p>
      {kind === "error" && problem.reference ? (
        <p className="muted">{t("state.reference", { reference: problem.reference })}</p>
      ) : null}
      {props.retry && kind !== "forbidden" && kind !== "notFound" ? (
        <Button size="small" onClick={props.retry}>
          {t("state.retry")}
        </Button>
      ) : null}
    </div>
  );
}
