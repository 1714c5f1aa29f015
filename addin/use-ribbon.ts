import { useEffect, useRef } from "react";

/** What the ribbon's buttons do; the names are those of `manifest.xml`. */
export interface RibbonActions {
  pull: () => void;
  check: () => void;
  push: () => void;
  help: () => void;
}

/**
 * Joins the ribbon tab 政绩档案 to the pane. Ribbon and pane share one runtime, so the buttons work on the same sign-in;
 * each opens the pane, where progress and answers are shown. Old Excel without shared runtimes has only the pane.
 */
export function useRibbon(actions: RibbonActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
    for (const name of ["pull", "check", "push", "help"] as const)
      Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
        void Office.addin.showAsTaskpane().then(() => {
          latest.current[name]();
          event.completed();
        });
      });
  }, []);
}
