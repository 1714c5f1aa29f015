import type { PackageFigures } from "../../domain/messages/filling.ts";
import { FigureTile } from "../components/figure-tile.tsx";
import { useText } from "../use-text.ts";
import { isHandedIn, isReady } from "./progress.ts";

/** How many are filled, confirmed and handed in, of how many that are expected. */
export function PackageTiles(props: { figures: PackageFigures }) {
  const { t } = useText();
  const { officers } = props.figures;
  const count = officers.length;
  const complete = officers.filter((officer) => officer.complete).length;
  const confirmed = officers.filter((officer) => isReady(officer) || isHandedIn(officer)).length;
  const handedIn = officers.filter(isHandedIn).length;
  const tiles = [
    { name: t("package.complete"), value: complete },
    { name: t("package.confirmed"), value: confirmed },
    { name: t("package.handedIn"), value: handedIn },
  ];
  return (
    <div className="tiles package-tiles">
      {tiles.map(({ name, value }) => (
        <FigureTile
          key={name}
          name={name}
          value={`${value} / ${count}`}
          share={count === 0 ? 0 : value / count}
        />
      ))}
    </div>
  );
}
