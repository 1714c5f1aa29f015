import { Button } from "@fluentui/react-components";
import { useText } from "../use-text.ts";

/** Walks through the pages of a long list and says where it stands. */
export function Pager(props: { page: number; pageSize: number; total: number; go: (page: number) => void }) {
  const { t } = useText();
  const from = (props.page - 1) * props.pageSize + 1;
  const to = Math.min(props.total, props.page * props.pageSize);
  return (
    <nav className="pager" aria-label={t("pager.label")}>
      <span className="muted">{t("pager.range", { from, to, total: props.total })}</span>
      <Button
        size="small"
        disabled={props.page <= 1}
        onClick={() => {
          props.go(props.page - 1);
        }}
      >
        {t("pager.previous")}
      </Button>
      <Button
        size="small"
        disabled={to >= props.total}
        onClick={() => {
          props.go(props.page + 1);
        }}
      >
        {t("pager.next")}
      </Button>
    </nav>
  );
}
