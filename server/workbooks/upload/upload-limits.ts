/** What an uploaded workbook may weigh. A bureau's fullest month is below a tenth of each. */
export const UPLOAD_LIMITS = {
  /** Bytes of the file as sent. */
  fileBytes: 8 * 1024 * 1024,
  /** Parts in the package. */
  entries: 400,
  /** Bytes of one part and of all parts once inflated. */
  partBytes: 48 * 1024 * 1024,
  totalBytes: 96 * 1024 * 1024,
  /** Inflated to deflated size, judged from `ratioFrom` bytes on: XML of forms stays below 40. */
  ratio: 120,
  ratioFrom: 1024 * 1024,
  rows: 20_000,
  cells: 1_000_000,
  /** Cells covered by merged ranges of one sheet: exceljs visits each of them. */
  mergedCells: 100_000,
  styles: 20_000,
  definedNames: 5_000,
  /** Milliseconds until the reading worker is stopped. */
  deadline: 8_000,
  /** Heap of the reading worker in MiB. */
  heap: 256,
  /** Files read at the same time. */
  atOnce: 2,
  /** Milliseconds a file may wait for its turn. */
  wait: 30_000,
} as const;
