import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { useState } from "react";
import { useText } from "../use-text.ts";
import { savePage } from "./take-away.ts";
import { useNote } from "./take-away-menu.tsx";

/** 整页另存 and 打印: the page's cards as one workbook, a sheet each; paper or PDF by the browser. */
export function SavePage() {
  const { t } = useText();
  const note = useNote();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  return (
    <div className="save-page no-print">
      {state === "failed" ? <span role="alert">{t("takeAway.failed")}</span> : null}
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownloadRegular />}
        disabled={state === "busy"}
        onClick={() => {
          setState("busy");
          savePage(note).then(
            () => {
              setState("idle");
            },
            () => {
              setState("failed");
            },
          );
        }}
      >
        {t("takeAway.page")}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<PrintRegular />}
        onClick={() => {
          window.print();
        }}
      >
        {t("takeAway.print")}
      </Button>
    </div>
  );
}
