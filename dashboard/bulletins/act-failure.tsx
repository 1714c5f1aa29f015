import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useText } from "../use-text.ts";
import { ApiProblem } from "../api.ts";

/** Why an act was refused, in the server's own sentence; what was typed stays on the page. */
export function ActFailure(props: { error: Error | null }) {
  const { t } = useText();
  if (!props.error) return null;
  const { error } = props;
  const problem = error instanceof ApiProblem ? error.problem : {};
  const fields = (problem.errors ?? []).map(({ message }) => message).join(" ");
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>
        {problem.detail ?? t("state.error")} {fields}
      </MessageBarBody>
    </MessageBar>
  );
}
