import { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Pages beyond are for the downloaded file. */
const MOST_PAGES = 30;

/** The program that reads PDF beside the page, a file of this server. */
const [WORKER = ""] = Object.values(
  import.meta.glob(["../../node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs"], {
    query: "?url",
    import: "default",
    eager: true,
  }),
);

/** Character maps of Chinese documents whose fonts are not embedded, from this server. */
const MAPS = import.meta.glob(
  [
    "../../node_modules/pdfjs-dist/cmaps/GB*.bcmap",
    "../../node_modules/pdfjs-dist/cmaps/UniGB*.bcmap",
    "../../node_modules/pdfjs-dist/cmaps/Adobe-GB1*.bcmap",
  ],
  { query: "?url", import: "default", eager: true },
);

class OwnMaps {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const address = MAPS[`../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
    if (!address) throw new Error(`no character map ${name}`);
    const response = await fetch(address);
    return { cMapData: new Uint8Array(await response.arrayBuffer()), isCompressed: true };
  }
}

/**
 * Draws a PDF page by page as pictures into `into`: nothing of it becomes part of the page, no script of it runs.
 * Returns how many pages it has and how many were drawn.
 */
export async function drawPdf(
  file: Blob,
  into: HTMLElement,
  label: (page: number) => string,
  signal: AbortSignal,
): Promise<{ pages: number; drawn: number }> {
  GlobalWorkerOptions.workerSrc = WORKER;
  const loading = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    cMapPacked: true,
    CMapReaderFactory: OwnMaps,
  });
  try {
    const document = await loading.promise;
    const drawn = Math.min(document.numPages, MOST_PAGES);
    for (let number = 1; number <= drawn && !signal.aborted; number++) {
      const page = await document.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const width = Math.max(200, into.clientWidth);
      const scale = (width / natural.width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: Math.min(scale, 4) });
      const canvas = window.document.createElement("canvas");
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", label(number));
      into.append(canvas);
      await page.render({ canvas, viewport }).promise;
    }
    return { pages: document.numPages, drawn };
  } finally {
    await loading.destroy();
  }
}
