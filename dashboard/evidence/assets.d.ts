interface ImportMeta {
  /** Vite's list of files that match, here: their addresses in the build. */
  glob(
    patterns: readonly string[],
    options: { query: "?url"; import: "default"; eager: true },
  ): Record<string, string>;
}
