import { crc32, deflateSync } from "node:zlib";
import type { EvidenceReceipt } from "../../domain/messages/evidence.ts";
import type { Client } from "./sign-in.ts";

/** A one-page PDF with a line of text; `extra` stands among its objects, `salt` makes its bytes its own. */
export function aPdf(extra = "", salt = ""): Buffer {
  const content = `BT /F1 24 Tf 72 720 Td (Merit file evidence ${salt}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...(extra === "" ? [] : [extra]),
  ];
  let text = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = text.length;
  const entries = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A PDF object that hides others in a compressed stream. */
export function hiddenObjects(objects: string): string {
  const packed = deflateSync(Buffer.from(objects, "latin1")).toString("latin1");
  return `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}

/** A grey PNG; its header may claim any size. */
export function aPng(width = 16, height = 16, claimed = { width, height }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The markers of a JPEG of a claimed size; no picture data worth the name. */
export function aJpeg(width = 16, height = 16): Buffer {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const start = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xaa, 0xff, 0xd9];
  return Buffer.from([...start, ...frame, ...scan]);
}

export interface Uploaded extends Partial<EvidenceReceipt> {
  status: number;
  code?: string;
  detail?: string;
}

/** Sends a file as the pages do. */
export async function uploadEvidence(
  server: { url: string },
  client: Client,
  file: Uint8Array,
  query: Record<string, string>,
  name = "表彰决定.pdf",
  headers: Record<string, string> = {},
): Promise<Uploaded> {
  const response = await fetch(`${server.url}/api/v1/evidence?${new URLSearchParams(query).toString()}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${client.token}`,
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
      ...headers,
    },
    body: new Uint8Array(file),
  });
  return { ...((await response.json()) as EvidenceReceipt), status: response.status };
}
