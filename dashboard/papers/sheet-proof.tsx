import type { PaperProof } from "../../domain/messages/papers.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 档案编号, 版本 and 校验码: what ties a sheet of paper to its record (M6). */
export function SheetProof(props: { paper: PaperProof & { month: string } }) {
  const { t, language } = useText();
  const { recordNo, version, checkCode, month } = props.paper;
  return (
    <div className="sheet-proof">
      <span>{formatMonth(month, language)}</span>
      <span>
        {version === null || checkCode === null
          ? t("papers.recordOnly", { recordNo })
          : t("papers.proof", { recordNo, version, code: checkCode })}
      </span>
    </div>
  );
}
