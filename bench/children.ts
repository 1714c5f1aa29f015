/** The bench's own reference processes, started as `main --child NAME …`. */
export async function runChild(name: string, args: readonly string[]): Promise<void> {
  switch (name) {
    case "bare-server":
      return (await import("./bare-server.ts")).serveBytes(args[0] ?? "");
    case "plain-workbook":
      return (await import("./plain-workbook.ts")).writePlainWorkbook(args[0] ?? "", Number(args[1]));
    default:
      throw new Error(`no such child: ${name}`);
  }
}
