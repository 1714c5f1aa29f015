import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef, useState } from "react";
import type { EvidenceFile } from "../../domain/messages/evidence.ts";
import { fileAddress } from "../api.ts";
import { Failure, Loading } from "../components/notice.tsx";
import { useText } from "../use-text.ts";
import { fetchFile } from "./fetch-file.ts";

/** A file shown over the page: pictures and PDF; anything else is downloaded. Escape closes it. */
export function Preview(props: { file: EvidenceFile; close: () => void }) {
  const { t } = useText();
  const { file, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  const title = t("evidence.previewOf", { name: file.name ?? "" });
  return (
    <dialog ref={dialog} className="preview" aria-label={title} onClose={close}>
      <header>
        <h2>{file.name}</h2>
        <a href={fileAddress(`/evidence/${file.id}`)} download>
          {t("evidence.download")}
        </a>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t("evidence.close")}
          onClick={close}
        />
      </header>
      {file.sensitive ? <p className="stale">{t("evidence.sensitiveOpened")}</p> : null}
      <Sheet file={file} />
    </dialog>
  );
}

/** Which types this page can show by itself. */
export function canPreview({ mediaType, mayOpen }: EvidenceFile): boolean {
  return mayOpen && (mediaType === "application/pdf" || mediaType.startsWith("image/"));
}

function Sheet({ file }: { file: EvidenceFile }) {
  const { t } = useText();
  const paper = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    const leaving = new AbortController();
    let address: string | null = null;
    const show = async () => {
      const blob = await fetchFile(file.id, leaving.signal);
      if (leaving.signal.aborted) return;
      if (file.mediaType !== "application/pdf") {
        address = URL.createObjectURL(blob);
        setPicture(address);
        return;
      }
      const { drawPdf } = await import("./draw-pdf.ts");
      const into = paper.current;
      if (!into || leaving.signal.aborted) return;
      into.replaceChildren();
      const label = (page: number) => t("evidence.page", { page });
      const { pages, drawn } = await drawPdf(blob, into, label, leaving.signal);
      if (drawn < pages) setTold(t("evidence.morePages", { drawn, pages }));
    };
    show()
      .catch((trouble: unknown) => {
        if (!leaving.signal.aborted)
          setError(trouble instanceof Error ? trouble : new Error(String(trouble)));
      })
      .finally(() => {
        if (!leaving.signal.aborted) setBusy(false);
      });
    return () => {
      leaving.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [file.id, file.mediaType, t]);
  return (
    <div className="preview-sheet" tabIndex={0} role="group" aria-label={file.name ?? ""}>
      {busy ? <Loading /> : null}
      {error ? <Failure error={error} /> : null}
      {picture ? <img src={picture} alt={file.name ?? ""} /> : null}
      <div ref={paper} />
      {told ? <p className="muted">{told}</p> : null}
    </div>
  );
}
