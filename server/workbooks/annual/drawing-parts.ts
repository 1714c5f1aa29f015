/** One picture or native chart and where it lies: columns and rows from 0, size in pixels at 96 dpi. */
export type DrawingItem = {
  name: string;
  column: number;
  row: number;
  width: number;
  height: number;
  /** Stretched to this corner (column and row from 0, exclusive) instead of keeping its size. */
  to?: { column: number; row: number };
} & ({ png: Buffer } | { chartXml: string });

export interface Drawing {
  items: DrawingItem[];
}

/** English Metric Units in a pixel. */
const EMU = 9525;
const NS = "http://schemas.openxmlformats.org";

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (c) =>
    c === "<" ? "&lt;" : c === ">" ? "&gt;" : c === "&" ? "&amp;" : "&quot;",
  );
}

/** xl/drawings/drawingN.xml: each item anchored to a cell, with a size of its own or stretched to a second cell. */
export function drawingXml({ items }: Drawing): string {
  const anchors = items.map((item, index) => {
    const from = `<xdr:from>${corner(item.column, item.row)}</xdr:from>`;
    const body = "png" in item ? picture(item, index) : graphicFrame(item, index);
    if (item.to) {
      const to = `<xdr:to>${corner(item.to.column, item.to.row)}</xdr:to>`;
      return `<xdr:twoCellAnchor editAs="oneCell">${from}${to}${body}<xdr:clientData/></xdr:twoCellAnchor>`;
    }
    const size = `<xdr:ext cx="${item.width * EMU}" cy="${item.height * EMU}"/>`;
    return `<xdr:oneCellAnchor>${from}${size}${body}<xdr:clientData/></xdr:oneCellAnchor>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr xmlns:xdr="${NS}/drawingml/2006/spreadsheetDrawing" xmlns:a="${NS}/drawingml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships">${anchors.join("")}</xdr:wsDr>`;
}

export function drawingRelsXml(
  targets: readonly { id: string; kind: "image" | "chart"; target: string }[],
): string {
  const relations = targets.map(
    ({ id, kind, target }) =>
      `<Relationship Id="${id}" Type="${NS}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${NS}/package/2006/relationships">${relations.join("")}</Relationships>`;
}

function corner(column: number, row: number): string {
  return `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
}

function picture(item: DrawingItem, index: number): string {
  const name = escapeXml(item.name);
  return `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${index + 2}" name="${name}" descr="${name}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${index + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${item.width * EMU}" cy="${item.height * EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`;
}

function graphicFrame(item: DrawingItem, index: number): string {
  const name = escapeXml(item.name);
  return `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${name}" descr="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${NS}/drawingml/2006/chart"><c:chart xmlns:c="${NS}/drawingml/2006/chart" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
}
