import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

/** Writes `.br` and `.gz` beside every text asset, so that the server never compresses on a request. */
function precompress(): Plugin {
  return {
    name: "merit-file:precompress",
    apply: "build",
    writeBundle(options, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(fileName)) continue;
        const path = join(options.dir ?? "", fileName);
        const bytes = readFileSync(path);
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

// The only default export of the dashboard: Vite reads its configuration from it.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/",
  plugins: [react(), precompress()],
  build: {
    outDir: "../dist/web/dashboard",
    emptyOutDir: true,
    target: "es2022",
    // A data: URL would need `img-src data:` in the policy; every asset is a file instead.
    assetsInlineLimit: 0,
    // exceljs and pdf.js are the largest by far, and fetched with the first workbook taken and the first PDF looked at.
    chunkSizeWarningLimit: 960,
  },
});
