import { parseAddress } from "./a1-address.ts";
import { Collection, sameName } from "./collection.ts";
import { HostError } from "./host-error.ts";
import { Range } from "./range.ts";
import type { Workbook } from "./workbook.ts";

export class NamedItem {
  readonly Name: string;
  readonly Formula: string;
  readonly Comment: string;
  readonly Type = "Range";
  readonly Scope = "Workbook";
  Visible = true;
  readonly #workbook: Workbook;
  constructor(workbook: Workbook, name: string, formula: string, comment: string) {
    this.#workbook = workbook;
    this.Name = name;
    this.Formula = formula;
    this.Comment = comment;
  }
  matches(key: unknown): boolean {
    return sameName(this.Name, key);
  }
  GetRange(): Range {
    const { sheet, row, column, rows, columns } = parseAddress(this.Formula);
    return new Range(this.#workbook.Worksheets.GetItem(sheet), row, column, rows, columns);
  }
  Delete(): void {
    this.#workbook.names.splice(this.#workbook.names.indexOf(this), 1);
  }
}

export class NamedItems extends Collection<NamedItem> {
  readonly #workbook: Workbook;
  constructor(workbook: Workbook) {
    super(() => workbook.names);
    this.#workbook = workbook;
  }
  Add(name: string, reference: string | Range, comment?: string): NamedItem {
    if (this.GetItemOrNullObject(name)) throw new HostError("ItemAlreadyExists", name);
    const formula = typeof reference === "string" ? reference : `=${reference.Address}`;
    const item = new NamedItem(this.#workbook, name, formula, comment ?? "");
    this.#workbook.names.push(item);
    return item;
  }
}

/** A setting of the add-in, saved in the workbook. */
export class Setting {
  readonly Key: string;
  Value: unknown;
  readonly #all: Setting[];
  constructor(all: Setting[], key: string, value: unknown) {
    this.#all = all;
    this.Key = key;
    this.Value = value;
  }
  get Id(): string {
    return this.Key;
  }
  matches(key: unknown): boolean {
    return this.Key === key;
  }
  Delete(): void {
    this.#all.splice(this.#all.indexOf(this), 1);
  }
}

export class Settings extends Collection<Setting> {
  readonly #all: Setting[];
  constructor(all: Setting[]) {
    super(() => all);
    this.#all = all;
  }
  Add(key: string, value: unknown): Setting {
    const known = this.GetItemOrNullObject(key);
    if (known) {
      known.Value = value;
      return known;
    }
    const setting = new Setting(this.#all, key, value);
    this.#all.push(setting);
    return setting;
  }
}

export class CustomXmlPart {
  readonly Id: string;
  readonly NamespaceUri: string;
  #xml: string;
  readonly #all: CustomXmlPart[];
  constructor(all: CustomXmlPart[], id: string, xml: string) {
    this.#all = all;
    this.Id = id;
    this.#xml = xml;
    this.NamespaceUri = /xmlns="([^"]*)"/.exec(xml)?.[1] ?? "";
  }
  matches(key: unknown): boolean {
    return this.Id === key;
  }
  GetXml(): string {
    return this.#xml;
  }
  SetXml(xml: string): void {
    this.#xml = xml;
  }
  Delete(): void {
    this.#all.splice(this.#all.indexOf(this), 1);
  }
}

export class CustomXmlParts extends Collection<CustomXmlPart> {
  readonly #all: CustomXmlPart[];
  constructor(all: CustomXmlPart[], list: () => CustomXmlPart[] = () => all) {
    super(list);
    this.#all = all;
  }
  Add(xml: string): CustomXmlPart {
    const part = new CustomXmlPart(this.#all, `{XML-${String(this.#all.length + 1)}}`, xml);
    this.#all.push(part);
    return part;
  }
  GetByNamespace(uri: string): CustomXmlParts {
    return new CustomXmlParts(this.#all, () => this.#all.filter((part) => part.NamespaceUri === uri));
  }
  GetOnlyItem(): CustomXmlPart {
    if (this.Count !== 1) throw new HostError("ItemNotFound");
    return this.GetItemAt(0);
  }
  GetOnlyItemOrNullObject(): CustomXmlPart | null {
    return this.Count === 1 ? this.GetItemAt(0) : null;
  }
}
