import { useParams } from "react-router";
import { FiguresOf } from "../components/figures-of.tsx";
import { PaperTools } from "../papers/paper-tools.tsx";
import { UnitSheet } from "../papers/unit-sheet.tsx";
import { usePaperAddress } from "../papers/use-paper-address.ts";
import { paperQuery, useUnitPaper } from "../papers/use-papers.ts";
import { useText } from "../use-text.ts";

/** 单位政绩档案汇总表 of one unit and month, ready to print. */
export function UnitPaperPage() {
  const { t } = useText();
  const { code = "" } = useParams();
  const { month, blank } = usePaperAddress();
  const paper = useUnitPaper(code, month, blank);
  return (
    <>
      <PaperTools
        title={t("papers.unitTable")}
        file={`/papers/unit/${code}.xlsx${paperQuery(month, blank)}`}
      />
      <FiguresOf query={paper}>{(found) => <UnitSheet paper={found} />}</FiguresOf>
    </>
  );
}
