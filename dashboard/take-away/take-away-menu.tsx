import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { useState } from "react";
import { useClock } from "../figures/use-clock.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import type { TakenTable } from "./read-table.ts";
import { saveChart, saveTableAsCsv, saveTableAsWorkbook, type NoteOf } from "./take-away.ts";

/** 另存: the chart as a picture, its rows as .xlsx or CSV. What is taken is what the card shows. */
export function TakeAwayMenu(props: {
  title: string;
  card: () => HTMLElement | null;
  chart: boolean;
  whole?: (() => Promise<TakenTable>) | undefined;
}) {
  const { t } = useText();
  const note = useNote();
  const [failed, setFailed] = useState(false);
  const take = (act: (part: { card: HTMLElement; title: string; whole?: typeof props.whole }) => unknown) => {
    const card = props.card();
    if (!card) return;
    setFailed(false);
    Promise.resolve(act({ card, title: props.title, whole: props.whole })).catch(() => {
      setFailed(true);
    });
  };
  return (
    <>
      {failed ? <span role="alert">{t("takeAway.failed")}</span> : null}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowDownloadRegular />}
            aria-label={t("takeAway.of", { title: props.title })}
          >
            {t("takeAway.menu")}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {props.chart ? (
              <MenuItem
                onClick={() => {
                  take((part) => {
                    saveChart(part, note);
                  });
                }}
              >
                {t("takeAway.picture")}
              </MenuItem>
            ) : null}
            <MenuItem
              onClick={() => {
                take((part) => saveTableAsWorkbook(part, note));
              }}
            >
              {t("takeAway.workbook")}
            </MenuItem>
            <MenuItem
              onClick={() => {
                take(saveTableAsCsv);
              }}
            >
              {t("takeAway.csv")}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

/** Whence and as of when: stands in every file that leaves the page. */
export function useNote(): NoteOf {
  const { t } = useText();
  const now = useClock().data?.now;
  return (context) =>
    [t("app.name"), context, now ? t("state.asOf", { time: formatInstant(now) }) : ""]
      .filter(Boolean)
      .join(" · ");
}
