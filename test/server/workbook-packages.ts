/** Packages no spreadsheet program writes, made part by part. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  name: string;
  content: string | Buffer;
  /** What the headers claim instead of the truth. */
  claims?: {
    crc?: number;
    size?: number;
    flags?: number;
    localName?: string;
    attributes?: number;
    method?: number;
  };
}

export function zipOf(parts: readonly Part[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims = {} } of parts) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const crc = claims.crc ?? crc32(bytes);
    const localName = Buffer.from(claims.localName ?? name);
    const fixed = (offset: number, head: Buffer): void => {
      head.writeUInt16LE(20, offset);
      head.writeUInt16LE(claims.flags ?? 0, offset + 2);
      head.writeUInt16LE(claims.method ?? 8, offset + 4);
      head.writeUInt32LE(crc, offset + 10);
      head.writeUInt32LE(packed.length, offset + 14);
      head.writeUInt32LE(claims.size ?? bytes.length, offset + 18);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    fixed(4, local);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    fixed(6, central);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(claims.attributes ?? 0, 38);
    central.writeUInt32LE(at, 42);
    body.push(local, localName, packed);
    directory.push(central, Buffer.from(name));
    at += 30 + localName.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, listed, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The smallest honest workbook around one sheet's inner XML; `extra` parts are appended, same names replaced. */
export function packageWith(sheet: string, extra: readonly Part[] = [], workbook = ""): Buffer {
  const parts = new Map<string, Part>();
  const add = (name: string, content: string): void => void parts.set(name, { name, content });
  add("[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`); // prettier-ignore
  add("_rels/.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`); // prettier-ignore
  add("xl/workbook.xml", `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>${workbook}</workbook>`); // prettier-ignore
  add("xl/_rels/workbook.xml.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`); // prettier-ignore
  add("xl/worksheets/sheet1.xml", `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`);
  for (const part of extra) parts.set(part.name, part);
  return zipOf([...parts.values()]);
}
