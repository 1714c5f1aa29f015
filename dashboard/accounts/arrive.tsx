import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

/** Brings what just appeared into sight and hands it the keyboard: it answers a click made far down the page. */
export function Arrive(props: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
    place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} className="wide arrive" tabIndex={-1}>
      {props.children}
    </div>
  );
}
