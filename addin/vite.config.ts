import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Leaves `.br` and `.gz` beside every script, for the server never compresses on a request. */
function precompress(): Plugin {
  return {
    name: "merit-file:precompress",
    apply: "build",
    writeBundle(options, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue;
        const path = join(options.dir ?? "", fileName);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

// The only default export of the add-in: Vite reads its configuration from it.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/addin/",
  // Icons keep their plain names, because the manifest quotes them.
  publicDir: fileURLToPath(new URL("./public", import.meta.url)),
  plugins: [react(), precompress()],
  build: {
    outDir: fileURLToPath(new URL("../dist/web/addin", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "code",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: fileURLToPath(new URL("./taskpane.html", import.meta.url)) },
  },
});
