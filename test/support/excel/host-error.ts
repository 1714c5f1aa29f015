/** What Excel answers when it refuses: the code is one of Microsoft's (`AccessDenied`, `InvalidArgument`, …). */
export class HostError extends Error {
  readonly code: string;
  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}
