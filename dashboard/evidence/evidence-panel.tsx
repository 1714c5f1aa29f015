import { FILE_KINDS, type FileKind } from "../../domain/evidence-files.ts";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import { Failure, Loading } from "../components/notice.tsx";
import "../styles/evidence.css";
import { useText } from "../use-text.ts";
import { DropZone } from "./drop-zone.tsx";
import { FileList } from "./file-list.tsx";
import { useEvidence } from "./use-evidence.ts";
import { useUploads } from "./use-uploads.ts";

/** Where files of a line are filed; without it the panel only shows what is there. */
export interface EvidenceUploads {
  unit: string;
  /** 警号; null = the line concerns the unit. */
  policeNo: string | null;
  /** What the line's type asks for first; every kind when left out. */
  kinds?: readonly FileKind[];
  /** Sanctions and complaints. */
  sensitive: boolean;
  /** Told the whole cell once a number was taken: `ZJ-2026-0456`, or those there with the new one. */
  onNumbers: (cell: string) => void;
}

/** 证据: the files under a line's numbers, with preview and download; drag and drop files more where that is allowed. */
export function EvidencePanel(props: { evidenceNo: string | null; uploads?: EvidenceUploads }) {
  const { t } = useText();
  const { evidenceNo, uploads } = props;
  const numbers = evidenceNumbers(evidenceNo);
  const evidence = useEvidence(evidenceNo);
  const { sendings, busy, send } = useUploads((number) => {
    if (!numbers.includes(number)) uploads?.onNumbers([...numbers, number].join("，"));
  });
  const files = evidence.data?.files ?? [];
  // Further files join the first number that has any; a number of the archive stays a paper's.
  const target = numbers.find((number) => files.some((file) => file.evidenceNo === number)) ?? null;
  return (
    <section className="evidence" aria-label={t("evidence.title")}>
      {numbers.length === 0 && !uploads ? <p className="muted">{t("evidence.none")}</p> : null}
      {evidence.isLoading ? <Loading /> : null}
      {evidence.error ? <Failure error={evidence.error} retry={() => void evidence.refetch()} /> : null}
      {evidence.data ? <FileList numbers={numbers} files={files} changes={uploads !== undefined} /> : null}
      {uploads ? (
        <DropZone
          kinds={uploads.kinds ?? FILE_KINDS}
          sendings={sendings}
          busy={busy}
          take={(chosen, kind) => {
            const { unit, policeNo, sensitive } = uploads;
            void send(chosen, { unit, policeNo, sensitive, kind, number: target });
          }}
        />
      ) : null}
    </section>
  );
}
