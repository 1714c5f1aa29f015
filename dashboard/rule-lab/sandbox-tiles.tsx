import type { SandboxSummary } from "../../domain/messages/rule-lab.ts";
import { FigureTile } from "../components/figure-tile.tsx";
import { formatShare } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** What adopting the version would move, in five figures. */
export function SandboxTiles(props: { summary: SandboxSummary }) {
  const { t } = useText();
  const { officers, reports, changed, spread, quota } = props.summary;
  const ofAll = (count: number) => t("lab.tile.of", { total: officers, share: formatShare(count, officers) });
  return (
    <section className="tiles-part" aria-label={t("lab.tiles")}>
      <div className="tiles lab-tiles">
        <FigureTile
          name={t("lab.tile.grade")}
          value={changed.grade}
          note={ofAll(changed.grade)}
          share={officers === 0 ? 0 : changed.grade / officers}
        />
        <FigureTile
          name={t("lab.tile.months")}
          value={changed.gradeMonths}
          note={t("lab.tile.upDown", { ...spread.moved, total: reports })}
        />
        <FigureTile
          name={t("lab.tile.place")}
          value={changed.place}
          note={ofAll(changed.place)}
          share={officers === 0 ? 0 : changed.place / officers}
        />
        <FigureTile
          name={t("lab.tile.points")}
          value={changed.points}
          note={ofAll(changed.points)}
          share={officers === 0 ? 0 : changed.points / officers}
        />
        <FigureTile
          name={t("lab.tile.excellent")}
          value={`${quota.before.suggested} → ${quota.after.suggested}`}
          note={t("lab.tile.quota", {
            before: quota.before.over,
            after: quota.after.over,
            was: quota.before.allowed,
            is: quota.after.allowed,
          })}
        />
      </div>
    </section>
  );
}
