import type { FileKind } from "../../domain/evidence-files.ts";
import type { EvidenceReceipt } from "../../domain/messages/evidence.ts";
import { ApiProblem, fileAddress, Unreachable } from "../api.ts";
import { queryText } from "../figures/fresh.ts";

/** What a file is filed as. */
export interface Filing {
  unit: string;
  /** 警号; null = it concerns the unit. */
  policeNo: string | null;
  kind: FileKind;
  /** An existing number, to which the file is added. */
  number: string | null;
  sensitive: boolean;
}

/** Sends one file and tells how far it is (0–1): `fetch` tells nothing of what is on its way. */
export function sendFile(
  file: File,
  { unit, policeNo, kind, number, sensitive }: Filing,
  progress: (share: number) => void,
): Promise<EvidenceReceipt> {
  const query = queryText({ unit, officer: policeNo, kind, number, sensitive: sensitive ? "1" : null });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", fileAddress(`/evidence${query}`));
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300) resolve(answer as EvidenceReceipt);
      else reject(new ApiProblem(request.status, answer ?? {}));
    };
    request.onerror = () => {
      reject(new Unreachable("unreachable"));
    };
    request.send(file);
  });
}
