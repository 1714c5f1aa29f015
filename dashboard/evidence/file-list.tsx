import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { FILE_KIND_LABEL } from "../../domain/evidence-files.ts";
import type { EvidenceFile } from "../../domain/messages/evidence.ts";
import { fileAddress } from "../api.ts";
import { Failure } from "../components/notice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { formatBytes } from "./format-bytes.ts";
import { canPreview, Preview } from "./preview.tsx";
import { useRemoveEvidence } from "./use-evidence.ts";

/** The files under the numbers of a line: preview, download, and take down where that is still allowed. */
export function FileList(props: {
  numbers: readonly string[];
  files: readonly EvidenceFile[];
  changes: boolean;
}) {
  const { t } = useText();
  const [shown, setShown] = useState<EvidenceFile | null>(null);
  const removal = useRemoveEvidence();
  return (
    <>
      <ul className="evidence-files">
        {props.numbers.map((number) => {
          const files = props.files.filter(({ evidenceNo }) => evidenceNo === number);
          return (
            <li key={number}>
              <span className="code">{number}</span>
              {files.length === 0 ? <p className="muted">{t("evidence.paperOnly")}</p> : null}
              {files.length > 0 ? (
                <ul>
                  {files.map((file) => (
                    <FileLine
                      key={file.id}
                      file={file}
                      show={() => {
                        setShown(file);
                      }}
                      takeDown={
                        props.changes && file.mayRemove
                          ? () => {
                              removal.mutate(file.id);
                            }
                          : null
                      }
                    />
                  ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
      {removal.error ? <Failure error={removal.error} /> : null}
      {shown ? (
        <Preview
          file={shown}
          close={() => {
            setShown(null);
          }}
        />
      ) : null}
    </>
  );
}

function FileLine(props: { file: EvidenceFile; show: () => void; takeDown: (() => void) | null }) {
  const { t, language } = useText();
  const { file } = props;
  const name = file.name ?? t("evidence.hidden");
  const about = [
    FILE_KIND_LABEL[file.kind][language],
    formatBytes(file.bytes),
    formatInstant(file.at),
    file.by,
  ];
  return (
    <li className="evidence-file">
      <div>
        <span className={file.name === null ? "muted" : "evidence-name"}>{name}</span>
        {file.sensitive ? <span className="evidence-mark">{t("evidence.sensitive")}</span> : null}
        <small className="muted">{about.filter((part) => part !== "").join(" · ")}</small>
      </div>
      <div className="evidence-acts">
        {canPreview(file) ? (
          <Button size="small" onClick={props.show} aria-label={t("evidence.previewOf", { name })}>
            {t("evidence.preview")}
          </Button>
        ) : null}
        {file.mayOpen ? (
          <a
            href={fileAddress(`/evidence/${file.id}`)}
            download
            aria-label={t("evidence.downloadOf", { name })}
          >
            {t("evidence.download")}
          </a>
        ) : null}
        {props.takeDown ? (
          <Button
            size="small"
            appearance="subtle"
            onClick={props.takeDown}
            aria-label={t("evidence.removeOf", { name })}
          >
            {t("evidence.remove")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
