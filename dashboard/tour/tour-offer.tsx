import { Button } from "@fluentui/react-components";
import type { Person } from "../../domain/messages.ts";
import { useText } from "../use-text.ts";
import { tourOf } from "./tour-stops.ts";
import { useTakeTour, useToursTaken } from "./use-tours.ts";
import "../styles/tour.css";

/** Offers the tour of the reader's role once. */
export function TourOffer(props: { person: Person; start: () => void }) {
  const { t } = useText();
  const taken = useToursTaken().data;
  const taking = useTakeTour();
  const { name } = tourOf(props.person);
  if (!taken || taken.includes(name)) return null;
  return (
    <aside className="tour-offer" aria-label={t("tour.label")}>
      <p>{t("tour.offer")}</p>
      <Button
        size="small"
        appearance="primary"
        onClick={() => {
          taking.mutate(name);
          props.start();
        }}
      >
        {t("tour.start")}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => taking.mutate(name)}>
        {t("tour.later")}
      </Button>
    </aside>
  );
}
