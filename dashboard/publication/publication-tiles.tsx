import type { PublicationCounts } from "../../domain/messages/publication.ts";
import { FigureTile } from "../components/figure-tile.tsx";
import { useText } from "../use-text.ts";

/** How many reports stand at each step on the way to publication. */
export function PublicationTiles(props: { total: PublicationCounts }) {
  const { t } = useText();
  const { expected, missing, waiting, submitted, signed, checked, published, changed } = props.total;
  const share = (count: number) => (expected > 0 ? count / expected : 0);
  return (
    <div className="tiles six publication-tiles">
      <FigureTile name={t("publication.expected")} value={expected} />
      <FigureTile
        name={t("publication.waiting")}
        value={waiting}
        note={missing > 0 ? t("publication.waitingNote", { missing }) : undefined}
      />
      <FigureTile name={t("publication.submitted")} value={submitted} />
      <FigureTile name={t("publication.signed")} value={signed} />
      <FigureTile name={t("publication.checked")} value={checked} />
      <FigureTile
        name={t("publication.published")}
        value={published}
        share={share(published)}
        note={changed > 0 ? t("publication.changedNote", { count: changed }) : undefined}
      />
    </div>
  );
}
