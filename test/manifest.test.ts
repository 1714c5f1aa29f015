import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { OfficeAddinManifest } from "office-addin-manifest";
import { manifestFor } from "../server/write-manifest.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FILE = path.join(ROOT, "manifest.xml");
const XML = readFileSync(FILE, "utf8");

/** Children of OfficeApp in the order Microsoft's schema asks for (a sequence, not a set). */
const TOP_ORDER = [
  "Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl",
  "SupportUrl", "AppDomains", "Hosts", "DefaultSettings", "Permissions", "VersionOverrides",
]; // prettier-ignore

describe("manifest.xml", () => {
  it("is read by Microsoft's own reader with the bureau's names", async () => {
    const info = await OfficeAddinManifest.readManifestFile(FILE);
    expect(info.displayName).to.equal("政绩档案");
    expect(info.officeAppType).to.equal("TaskPaneApp");
    expect(info.hosts).to.deep.equal(["Workbook"]);
    expect(info.defaultLocale).to.equal("zh-CN");
    expect(info.permissions).to.equal("ReadWriteDocument");
    expect(info.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(info.version).to.match(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it("has its elements in the order of the schema", () => {
    const top = [...XML.matchAll(/^ {2}<([A-Za-z]+)[ >]/gm)].map((match) => match[1]);
    expect(top).to.deep.equal(TOP_ORDER);
    const inOrder = (...parts: string[]) => {
      const places = parts.map((part) => XML.indexOf(part));
      expect(
        places.every((place, i) => place > (places[i - 1] ?? -1)),
        parts.join(" → "),
      ).to.equal(true);
    };
    inOrder("<Runtimes>", "<DesktopFormFactor>", "<GetStarted>", "<FunctionFile", "<ExtensionPoint", "<CustomTab", "<Group", '<Label resid="Tab.Label"'); // prettier-ignore
    inOrder("<bt:Images>", "<bt:Urls>", "<bt:ShortStrings>", "<bt:LongStrings>");
    for (const control of XML.match(/<Control[^]*?<\/Control>/g) ?? []) {
      const order = [...control.matchAll(/<(Label|Supertip|Icon|Action)\b/g)].map((match) => match[1]);
      expect(order).to.deep.equal(["Label", "Supertip", "Icon", "Action"]);
    }
  });

  it("points to https only, and every name in it leads somewhere", () => {
    const addresses = [...XML.matchAll(/(?:DefaultValue|Value)="(https?:[^"]*)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(addresses.length).to.be.greaterThan(15);
    expect(addresses.filter((address) => !address.startsWith("https://localhost:3000/"))).to.deep.equal([]);
    const named = [...XML.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((match) => match[1] ?? "");
    const asked = new Set([...XML.matchAll(/resid="([^"]+)"/g)].map((match) => match[1] ?? ""));
    expect(new Set(named).size, "resource ids are unique").to.equal(named.length);
    expect(named.filter((id) => id.length > 32)).to.deep.equal([]);
    expect(
      [...asked].filter((id) => !named.includes(id)),
      "asked for but not there",
    ).to.deep.equal([]);
    expect(
      named.filter((id) => !asked.has(id)),
      "there but never asked for",
    ).to.deep.equal([]);
    const controls = [...XML.matchAll(/ id="(MeritFile\.[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(new Set(controls).size).to.equal(controls.length);
  });

  it("says every text in Chinese and English within Office's lengths", () => {
    const strings = [
      ...XML.matchAll(
        /<bt:String id="([^"]+)" DefaultValue="([^"]+)">\s*<bt:Override Locale="en-US" Value="([^"]+)"/g,
      ),
    ];
    expect(strings.length).to.equal((XML.match(/<bt:String /g) ?? []).length);
    const long = XML.indexOf("<bt:LongStrings>");
    for (const [, id, zh = "", en = ""] of strings) {
      const limit = XML.indexOf(`<bt:String id="${String(id)}"`) > long ? 250 : 125;
      expect(Math.max(zh.length, en.length), id).to.be.at.most(limit);
      expect(zh, id).to.match(/[一-鿿]/);
    }
  });

  it("names icons that exist in exactly the size it promises", () => {
    const icons = [...XML.matchAll(/\/addin\/(assets\/[a-z]+-(\d+)\.png)/g)];
    expect(icons.length).to.be.greaterThan(15);
    for (const [, file = "", size] of icons) {
      const full = path.join(ROOT, "addin/public", file);
      expect(existsSync(full), file).to.equal(true);
      const png = readFileSync(full);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).to.deep.equal([Number(size), Number(size)]);
      expect(png.length, `${file} is drawn`).to.be.greaterThan(100);
    }
  });

  it("names functions the pane knows", () => {
    const source = readFileSync(path.join(ROOT, "addin/use-ribbon.ts"), "utf8");
    for (const [, name = ""] of XML.matchAll(/<FunctionName>([^<]+)</g))
      expect(source).to.include(`"${name}"`);
  });

  it("is rewritten for a bureau's own server", async () => {
    const written = manifestFor(XML, "https://zjda.beiyuan.gov.cn:8443");
    expect(written).not.to.include("localhost");
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "manifest-")), "manifest.xml");
    writeFileSync(file, written);
    const info = await OfficeAddinManifest.readManifestFile(file);
    expect(info.defaultSettings?.sourceLocation).to.equal(
      "https://zjda.beiyuan.gov.cn:8443/addin/taskpane.html",
    );
    expect(() => manifestFor(XML, "http://zjda")).to.throw("https");
    expect(() => manifestFor(XML, "zjda")).to.throw("不是网址");
    expect(() => manifestFor(XML, "https://zjda/path")).to.throw("不带路径");
  });
});
