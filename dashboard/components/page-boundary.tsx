import { Button } from "@fluentui/react-components";
import { Component } from "react";
import type { ReactNode } from "react";
import { useText } from "../use-text.ts";

interface Props {
  at: string;
  children: ReactNode;
}
interface State {
  at: string;
  broken: boolean;
}

/**
 * Stands between a page that breaks and everything around it. What breaks a page in practice is its program not
 * arriving: the network is gone, or a new release replaced it. `at` is the address: another one is another try.
 */
export class PageBoundary extends Component<Props, State> {
  override state: State = { at: this.props.at, broken: false };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, broken: false };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useText();
  return (
    <div className="notice" role="alert">
      <p>{t("state.broken")}</p>
      <p className="muted">{t("state.brokenHint")}</p>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {t("state.reload")}
      </Button>
    </div>
  );
}
