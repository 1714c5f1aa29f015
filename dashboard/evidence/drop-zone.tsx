import { Button, Field, Select } from "@fluentui/react-components";
import { useId, useRef, useState } from "react";
import { FILE_KIND_LABEL, FILE_KINDS, type FileKind } from "../../domain/evidence-files.ts";
import { useText } from "../use-text.ts";
import type { Sending } from "./use-uploads.ts";

const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.ofd";

/** Takes files by drag and drop or from the folder, says what they are filed as and how far they are. */
export function DropZone(props: {
  kinds: readonly FileKind[];
  sendings: readonly Sending[];
  busy: boolean;
  take: (files: readonly File[], kind: FileKind) => void;
}) {
  const { t, language } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  const kinds = props.kinds.length > 0 ? props.kinds : FILE_KINDS;
  const [chosen, setChosen] = useState<FileKind>(kinds[0]!);
  const kind = kinds.includes(chosen) ? chosen : kinds[0]!;
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !props.busy) props.take(files, kind);
  };
  return (
    <div
      className={over ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Field label={t("evidence.kind")} size="small">
        <Select
          size="small"
          value={kind}
          onChange={(_event, data) => {
            setChosen(data.value as FileKind);
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {FILE_KIND_LABEL[one][language]}
            </option>
          ))}
        </Select>
      </Field>
      <div className="drop-words">
        <p id={hint}>{t("evidence.drop")}</p>
        <small className="muted">{t("evidence.accepted")}</small>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={t("evidence.choose")}
        onChange={({ target }) => {
          take(target.files);
          target.value = "";
        }}
      />
      <Button
        size="small"
        disabled={props.busy}
        aria-describedby={hint}
        onClick={() => picker.current?.click()}
      >
        {t(props.busy ? "evidence.sending" : "evidence.choose")}
      </Button>
      <div className="sendings" role="status" aria-live="polite">
        <ul>
          {props.sendings.map(({ key, name, share, error }) => (
            <li key={key}>
              <span className="evidence-name">{name}</span>
              {error ? (
                <span className="refused">{error}</span>
              ) : (
                <progress value={share} max={1} aria-label={t("evidence.progress", { name })} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
