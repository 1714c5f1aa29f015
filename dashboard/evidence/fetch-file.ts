import type { ProblemDetails } from "../../domain/messages.ts";
import { ApiProblem, fileAddress, Unreachable } from "../api.ts";

/** The bytes of a file, to be shown by this page itself: the server sends it as an attachment only. */
export async function fetchFile(id: number, signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(fileAddress(`/evidence/${id}`), {
      headers: { "Accept-Language": document.documentElement.lang },
      credentials: "same-origin",
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unreachable("unreachable", { cause: error });
  }
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => ({}));
    throw new ApiProblem(response.status, problem as Partial<ProblemDetails>);
  }
  return response.blob();
}
