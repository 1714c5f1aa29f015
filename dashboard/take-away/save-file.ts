/** Hands a file to the browser under a Chinese name; characters no file system allows become spaces. */
export function saveFile(content: Blob | string, name: string): void {
  const link = document.createElement("a");
  const address = typeof content === "string" ? content : URL.createObjectURL(content);
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/g, " ").trim();
  document.body.append(link);
  link.click();
  link.remove();
  if (typeof content !== "string") {
    // The download has its own handle by then.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10_000);
  }
}
