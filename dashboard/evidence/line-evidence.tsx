import { FILE_KINDS, type FileKind } from "../../domain/evidence-files.ts";
import type { EventTypeRule } from "../../domain/rules/event-type-rule.ts";
import { useText } from "../use-text.ts";
import { EvidencePanel } from "./evidence-panel.tsx";

/** The evidence of a line being written: what its type asks for comes first, and a number taken goes into its cell. */
export function LineEvidence(props: {
  unit: string;
  /** 警号; null = the line concerns the unit. */
  policeNo: string | null;
  /** Undefined for credits, which ask for no kind. */
  rule: EventTypeRule | undefined;
  cell: string;
  change: (cell: string) => void;
}) {
  const { t } = useText();
  const { unit, policeNo, rule, cell, change } = props;
  const known = unit !== "" && (policeNo === null || /^\d{6}$/.test(policeNo));
  if (!known) return <p className="muted wide">{t("register.filesLater")}</p>;
  const sensitive = rule !== undefined && rule.kind !== "reward";
  return (
    <div className="wide">
      <EvidencePanel
        evidenceNo={cell === "" ? null : cell}
        uploads={{ unit, policeNo, sensitive, kinds: fileKinds(rule), onNumbers: change }}
      />
    </div>
  );
}

/** What table 4 asks of the type first, everything else behind it. */
function fileKinds(rule: EventTypeRule | undefined): readonly FileKind[] {
  if (!rule) return FILE_KINDS;
  const asked = rule.evidence.flatMap((kind): FileKind[] =>
    kind === "documentAndCopy" ? ["document", "copy"] : [kind],
  );
  return [...new Set<FileKind>([...asked, "other"])];
}
