import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { Person } from "../../domain/messages.ts";
import { useText } from "../use-text.ts";
import { tourOf } from "./tour-stops.ts";
import "../styles/tour.css";

/** Leads through the pages of the reader's role, pointing at each in the navigation. Escape leaves it at any stop. */
export function TourGuide(props: { person: Person; leave: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const { stops } = tourOf(props.person);
  const stop = stops[at];
  const path = stop?.path ?? null;
  const top = usePointing(path);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.focus();
  }, [at]);
  if (!stop) return null;
  const last = at === stops.length - 1;
  return (
    <div
      ref={card}
      className={top === null ? "tour-guide" : "tour-guide beside"}
      style={top === null ? undefined : { top }}
      role="dialog"
      aria-label={t("tour.label")}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === "Escape") props.leave();
      }}
    >
      <div className="tour-head">
        <small>{t("tour.step", { step: at + 1, steps: stops.length })}</small>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t("tour.close")}
          onClick={props.leave}
        />
      </div>
      <p aria-live="polite">{t(stop.text)}</p>
      <div className="tour-foot">
        {at > 0 ? (
          <Button size="small" onClick={() => setAt(at - 1)}>
            {t("tour.back")}
          </Button>
        ) : null}
        {path ? (
          <Button size="small" onClick={() => void navigate(path)}>
            {t("tour.go")}
          </Button>
        ) : null}
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            if (last) props.leave();
            else setAt(at + 1);
          }}
        >
          {t(last ? "tour.done" : "tour.next")}
        </Button>
      </div>
    </div>
  );
}

/** Rings the navigation entry of this path and tells where the card goes beside it; null = the entry is not in view. */
function usePointing(path: string | null): number | null {
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    const entry = path ? document.querySelector(`#navigation a[href="${path}"]`) : null;
    entry?.classList.add("pointed-at");
    const place = (): void => {
      const box = entry?.getBoundingClientRect();
      const visible = box !== undefined && box.width > 0;
      setTop(visible ? Math.max(60, Math.min(box.top - 12, window.innerHeight - 240)) : null);
    };
    entry?.scrollIntoView({ block: "nearest" });
    place();
    window.addEventListener("resize", place);
    return () => {
      entry?.classList.remove("pointed-at");
      window.removeEventListener("resize", place);
    };
  }, [path]);
  return top;
}
