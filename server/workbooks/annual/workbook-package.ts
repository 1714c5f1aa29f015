import { once } from "node:events";
import { PassThrough, type Writable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import ExcelJS from "exceljs";
import { STYLES, type Cell, type StyleName } from "./cell-styles.ts";
import { drawingXml, drawingRelsXml, type Drawing } from "./drawing-parts.ts";
import { rowXml, type StyleIds } from "./row-xml.ts";

/** What exceljs' streaming writer keeps to itself and a package with pictures needs. */
interface WriterInside {
  _openStream(path: string): PassThrough;
  _worksheets: SheetInside[];
  styles: { addStyleModel(style: Partial<ExcelJS.Style>): number };
  zip: { append(content: unknown, options: { name: string }): void; abort(): void };
}
interface SheetInside {
  id: number;
  stream: PassThrough;
  _write(xml: string): void;
  _writeLegacyData(): void;
  _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
}

const DRAWING_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/** Bytes of one sheet that may wait for the receiver before rows stop being made. */
const WAITING_BYTES = 256 * 1024;
/** Characters of a sheet packed at a time: packing row by row would spend its time on the way to the packer. */
const PACKED_AT_ONCE = 48 * 1024;

/**
 * A workbook streamed through exceljs' writer, which knows neither the receiver's pace nor drawings: rows wait until
 * what was written is taken, and pictures and charts are added as parts of our own. Sheets are written one after the
 * other; `finish` says in which order the reader finds them.
 */
export class WorkbookPackage {
  readonly #writer: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly #inside: WriterInside;
  readonly #signal: AbortSignal;
  readonly #extraTypes: string[] = [];
  readonly #styleIds: StyleIds;
  #part = new PassThrough();
  #drawings = 0;
  #charts = 0;

  constructor(output: Writable, signal: AbortSignal, created: Date) {
    const about = { created, modified: created, creator: "政绩档案", lastModifiedBy: "政绩档案" };
    const options = { stream: output as never, useStyles: true, useSharedStrings: false };
    this.#writer = new ExcelJS.stream.xlsx.WorkbookWriter(options);
    Object.assign(this.#writer, about);
    this.#inside = this.#writer as unknown as WriterInside;
    this.#signal = signal;
    const names = Object.keys(STYLES) as StyleName[];
    this.#styleIds = Object.fromEntries(
      names.map((name) => [name, this.#inside.styles.addStyleModel(STYLES[name])]),
    ) as Record<StyleName, number>;
    this.#inside._openStream = (path) => this.#open(path);
    const append = this.#inside.zip.append.bind(this.#inside.zip);
    this.#inside.zip.append = (content, entry) => {
      const isTypes = entry.name === "[Content_Types].xml";
      append(
        isTypes ? String(content).replace("</Types>", `${this.#extraTypes.join("")}</Types>`) : content,
        entry,
      );
    };
  }

  addSheet(name: string, options: Partial<ExcelJS.AddWorksheetOptions>): ExcelJS.Worksheet {
    const sheet = this.#writer.addWorksheet(name, options);
    this.#part = (sheet as unknown as SheetInside).stream;
    return sheet;
  }

  /** Writes a row below everything committed so far, past exceljs' cells: only for rows of the usual height. */
  writeRow(sheet: ExcelJS.Worksheet, number: number, cells: readonly Cell[]): void {
    (sheet as unknown as SheetInside).stream.write(rowXml(number, cells, this.#styleIds));
  }

  /** Lets other requests run, and waits while the receiver has not taken what was written. */
  async settle(): Promise<void> {
    this.#signal.throwIfAborted();
    if (this.#part.writableNeedDrain) await once(this.#part, "drain", { signal: this.#signal });
    else await breathe();
  }

  /** Closes a sheet; what of it still waits for the receiver is at most {@link WAITING_BYTES}. */
  async finishSheet(sheet: ExcelJS.Worksheet, drawing?: Drawing): Promise<void> {
    if (drawing) this.#attach(sheet, drawing);
    await this.settle();
    sheet.commit();
  }

  /** Writes the closing parts; resolves when the receiver has everything. */
  async finish(order: readonly ExcelJS.Worksheet[]): Promise<void> {
    this.#inside._worksheets = order.map((sheet) => sheet as unknown as SheetInside);
    const done = new AbortController();
    const aborted = once(this.#signal, "abort", { signal: done.signal }).then(() =>
      this.#signal.throwIfAborted(),
    );
    try {
      await Promise.race([this.#writer.commit(), aborted]);
    } finally {
      done.abort();
    }
  }

  abort(): void {
    this.#inside.zip.abort();
  }

  #open(path: string): PassThrough {
    const part = new PassThrough({ highWaterMark: WAITING_BYTES });
    const write = part.write.bind(part) as (chunk: string) => boolean;
    const end = part.end.bind(part) as () => PassThrough;
    let gathered = "";
    // exceljs hands over a buffer it uses again for the next element: its text is taken at once.
    part.write = (chunk: unknown) => {
      gathered += typeof chunk === "string" ? chunk : (chunk as { toBuffer(): Buffer }).toBuffer().toString();
      if (gathered.length < PACKED_AT_ONCE) return true;
      const full = gathered;
      gathered = "";
      return write(full);
    };
    part.end = () => {
      if (gathered) write(gathered);
      return end();
    };
    // exceljs pauses what it has just opened, which would hold up the zip that already reads it.
    part.pause = () => {
      part.pause = PassThrough.prototype.pause.bind(part);
      return part;
    };
    part.on("finish", () => part.emit("zipped"));
    this.#inside.zip.append(part, { name: path });
    return part;
  }

  /** Adds the drawing's parts and the one element that leads from the sheet to them. */
  #attach(sheet: ExcelJS.Worksheet, drawing: Drawing): void {
    const inside = sheet as unknown as SheetInside;
    const number = ++this.#drawings;
    const targets: { id: string; kind: "image" | "chart"; target: string }[] = [];
    for (const [index, item] of drawing.items.entries()) {
      const id = `rId${index + 1}`;
      if ("png" in item) {
        const image = this.#writer.addImage({
          buffer: item.png as unknown as ExcelJS.Buffer,
          extension: "png",
        });
        targets.push({ id, kind: "image", target: `../media/image${image}.png` });
      } else {
        const name = `chart${++this.#charts}.xml`;
        this.#inside.zip.append(item.chartXml, { name: `xl/charts/${name}` });
        this.#extraTypes.push(`<Override PartName="/xl/charts/${name}" ContentType="${CHART_TYPE}"/>`);
        targets.push({ id, kind: "chart", target: `../charts/${name}` });
      }
    }
    this.#inside.zip.append(drawingXml(drawing), { name: `xl/drawings/drawing${number}.xml` });
    this.#inside.zip.append(drawingRelsXml(targets), { name: `xl/drawings/_rels/drawing${number}.xml.rels` });
    this.#extraTypes.push(
      `<Override PartName="/xl/drawings/drawing${number}.xml" ContentType="${DRAWING_TYPE}"/>`,
    );
    const relation = { Type: DRAWING_RELATION, Target: `../drawings/drawing${number}.xml` };
    const id = inside._sheetRelsWriter.addRelationship(relation);
    inside._writeLegacyData = () => inside._write(`<drawing r:id="${id}"/>`);
  }
}
