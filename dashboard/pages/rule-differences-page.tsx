import { FiguresOf } from "../components/figures-of.tsx";
import { Card } from "../components/card.tsx";
import { PageHead } from "../components/page-head.tsx";
import { DifferencesTable } from "../rule-lab/differences-table.tsx";
import { useDifferences } from "../rule-lab/use-rule-lab.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/rule-lab.css";

/** 版本比较: how two versions of the rules differ, by table, row and column. */
export function RuleDifferencesPage() {
  const { t } = useText();
  const { address } = useAddress();
  const [from, to] = [address.get("from") ?? "", address.get("to") ?? ""];
  const differences = useDifferences(from, to);
  const title = t("lab.compareTitle");
  return (
    <>
      <PageHead title={title} aside={`${from} → ${to}`} takeAway />
      <div className="grid">
        <FiguresOf
          query={differences}
          isEmpty={({ differences: all }) => all.length === 0}
          emptyText={t("lab.same")}
        >
          {({ differences: all }) => (
            <Card
              wide
              title={`${from} → ${to}`}
              note={t("lab.differencesNote", { count: all.length })}
              takeAway={{ title: `${title} ${from} ${to}` }}
            >
              <DifferencesTable differences={all} />
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}
