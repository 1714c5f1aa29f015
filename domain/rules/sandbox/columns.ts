/** A growing column of whole numbers: a bureau of 100,000 and twelve months is a few dozen of them, not a million objects. */
export class Column {
  #values: Int32Array;
  /** Numbers a row has. */
  readonly width: number;

  constructor(width = 1, rows = 1024) {
    this.width = width;
    this.#values = new Int32Array(width * rows);
  }

  /** Makes room for a row. */
  reach(row: number): void {
    const needed = (row + 1) * this.width;
    if (needed <= this.#values.length) return;
    const grown = new Int32Array(Math.max(needed, this.#values.length * 2));
    grown.set(this.#values);
    this.#values = grown;
  }

  get(row: number, at = 0): number {
    return this.#values[row * this.width + at]!;
  }

  set(row: number, value: number, at = 0): void {
    this.#values[row * this.width + at] = value;
  }

  add(row: number, value: number, at = 0): void {
    this.#values[row * this.width + at]! += value;
  }
}
