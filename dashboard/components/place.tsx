import { useText } from "../use-text.ts";

/** The places more than one row holds. */
export function placesShared(rows: readonly { place: number }[]): Set<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { place } of rows) (seen.has(place) ? shared : seen).add(place);
  return shared;
}

/** A place in a ranking; equal points share it (细则: 1, 2, 2, 4). */
export function Place(props: { place: number; tied: boolean }) {
  const { t } = useText();
  return (
    <span className="place">
      {props.place}
      {props.tied ? <span className="tied">{t("ranking.tied")}</span> : null}
    </span>
  );
}
