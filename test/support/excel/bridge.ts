import type { RequestBody } from "./protocol.ts";
import type { RichApiHost } from "./rich-api-host.ts";

/** What `OfficeExtension.HostBridge.init` wants: text messages in both directions. */
export interface NativeBridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

const EVENT_CATEGORY = 65_536;

/** Joins Microsoft's client library to the fake host; answers and events arrive later, never in the same turn. */
export function bridgeTo(host: RichApiHost): NativeBridge {
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const request = JSON.parse(text) as { id: number; message: { body: string | RequestBody } };
      const { body } = request.message;
      const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)).length;
      const answer = host.process(typeof body === "string" ? (JSON.parse(body) as RequestBody) : body, bytes);
      const message = { statusCode: 200, headers: {}, body: answer };
      setTimeout(
        () => bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: 2, message })),
        host.latency,
      );
    },
  };
  host.workbook.listeners.add((messageType, targetId, message) => {
    const entry = {
      messageCategory: EVENT_CATEGORY,
      messageType,
      targetId,
      message: JSON.stringify(message),
      id: "",
    };
    const event = JSON.stringify({ id: 0, type: 3, message: { entries: [entry] } });
    setTimeout(() => bridge.onMessageFromHost?.(event), 0);
  });
  return bridge;
}
