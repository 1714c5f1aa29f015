import { useParams } from "react-router";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerSheet } from "../papers/officer-sheet.tsx";
import { PaperTools } from "../papers/paper-tools.tsx";
import { usePaperAddress } from "../papers/use-paper-address.ts";
import { paperQuery, useOfficerPaper } from "../papers/use-papers.ts";
import { useText } from "../use-text.ts";

/** 民警政绩档案表 of one officer and month, ready to print. */
export function PaperPage() {
  const { t } = useText();
  const { policeNo = "" } = useParams();
  const { month, blank } = usePaperAddress();
  const paper = useOfficerPaper(policeNo, month, blank);
  return (
    <>
      <PaperTools
        title={t("papers.officer")}
        file={`/papers/officer/${policeNo}.xlsx${paperQuery(month, blank)}`}
      />
      <FiguresOf query={paper}>{(found) => <OfficerSheet paper={found} />}</FiguresOf>
    </>
  );
}
