import { HostError } from "./host-error.ts";
import {
  ACTION, type Action, type ArgumentInfo, isObject, type Members, PATH, type RequestBody, type ResponseBody,
} from "./protocol.ts"; // prettier-ignore
import { answerQuery, notImplemented } from "./query.ts";
import type { Workbook } from "./workbook.ts";

/** One sync as the host saw it: what P5 counts. Sizes are UTF-8 bytes. */
export interface SyncRecord {
  actions: number;
  requestBytes: number;
  responseBytes: number;
  failed: string | null;
  /** Only releases references of an earlier batch; the client library sends these by itself after `Excel.run`. */
  housekeeping: boolean;
}

/** Office on the web refuses larger requests and answers (Microsoft's resource limits). */
const LARGEST_MESSAGE = 5 * 1024 * 1024;

/** Interprets the requests of Microsoft's own client library against the fake workbook. */
export class RichApiHost {
  readonly workbook: Workbook;
  readonly syncs: SyncRecord[] = [];
  /** True while a person types in a cell: Excel then refuses every request. */
  editingCell = false;
  /** Throw a HostError here to make a sync fail half-way: it is asked before every action. */
  interrupt: ((sync: number, action: number) => void) | null = null;
  /** Milliseconds before each answer. */
  latency = 0;
  readonly #references = new Map<string, object>();
  #lastReference = 0;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  process(body: RequestBody, requestBytes: number): ResponseBody {
    const response = this.#refusal(requestBytes) ?? this.#run(body);
    const responseBytes = new TextEncoder().encode(JSON.stringify(response)).length;
    const failed =
      response.Error?.Code ?? (responseBytes > LARGEST_MESSAGE ? "ResponsePayloadSizeLimitExceeded" : null);
    const housekeeping = body.Actions.some(({ Name }) => Name === "_RemoveReference");
    this.syncs.push({ actions: body.Actions.length, requestBytes, responseBytes, failed, housekeeping });
    return responseBytes > LARGEST_MESSAGE
      ? failure("ResponsePayloadSizeLimitExceeded", "The response is too large.")
      : response;
  }

  #refusal(requestBytes: number): ResponseBody | null {
    if (this.editingCell)
      return failure(
        "InvalidOperationInCellEditMode",
        "Excel is in cell-editing mode. Press Enter or Esc and try again.",
      );
    if (requestBytes > LARGEST_MESSAGE)
      return failure("RequestPayloadSizeLimitExceeded", "The request is too large.");
    return null;
  }

  #run(body: RequestBody): ResponseBody {
    const resolver = new PathResolver(body, this.workbook, this.#references);
    const response: ResponseBody = { Results: [], TraceIds: [] };
    for (const [index, action] of body.Actions.entries()) {
      try {
        this.interrupt?.(this.syncs.length, index);
        if (action.ActionType === ACTION.trace) response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value: this.#act(action, resolver) });
      } catch (error) {
        const code = error instanceof HostError ? error.code : "GeneralException";
        const message =
          error instanceof HostError ? error.message : `fake host: ${String((error as Error).stack)}`;
        response.Error = { Code: code, Message: message, ActionIndex: index, HttpStatusCode: 400, Location: action.Name ?? "" }; // prettier-ignore
        return response;
      }
    }
    return response;
  }

  #act(action: Action, resolver: PathResolver): unknown {
    if (action.ActionType === ACTION.trace || action.ActionType === ACTION.ensureUnchanged) return null;
    const target = resolver.resolve(action.ObjectPathId);
    const name = action.Name ?? "";
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.#identity(target);
      case ACTION.query:
        return answerQuery(target, action.QueryInfo, (o) => this.#identity(o) ?? {});
      case ACTION.method:
        return this.#call(target, name, resolver.arguments(action.ArgumentInfo));
      case ACTION.setProperty: {
        const owner = existing(target);
        if (!(name in owner)) throw notImplemented(owner, `${name}=`);
        owner[name] = resolver.arguments(action.ArgumentInfo)[0];
        return null;
      }
      default:
        throw new HostError("NotImplemented", `ActionType ${String(action.ActionType)}`);
    }
  }

  #call(target: unknown, name: string, args: unknown[]): unknown {
    if (name === "_KeepReference") {
      this.#referTo(target as object);
      return null;
    }
    if (name === "_RemoveReference") {
      this.#references.delete(String(args[0]));
      return null;
    }
    const owner = existing(target);
    const method = owner[name];
    if (typeof method !== "function") throw notImplemented(owner, `${name}()`);
    const result: unknown = method.apply(owner, args);
    return isObject(result) ? this.#identity(result) : (result ?? null);
  }

  #identity(target: unknown): Members | null {
    if (!isObject(target)) return null;
    const identity: Members = {};
    if (target["Id"] !== undefined) identity["Id"] = target["Id"];
    const reference = [...this.#references].find(([, kept]) => kept === target)?.[0];
    if (target["keepsReference"] && reference !== undefined) identity["_ReferenceId"] = reference;
    return identity;
  }

  #referTo(target: object): void {
    if ([...this.#references.values()].includes(target)) return;
    this.#lastReference++;
    this.#references.set(`ref${String(this.#lastReference)}`, target);
  }
}

/** Object paths of one request, resolved once each. */
class PathResolver {
  readonly #body: RequestBody;
  readonly #root: Workbook;
  readonly #references: Map<string, object>;
  readonly #known = new Map<number, unknown>();
  constructor(body: RequestBody, root: Workbook, references: Map<string, object>) {
    this.#body = body;
    this.#root = root;
    this.#references = references;
  }
  resolve(id: number): unknown {
    if (!this.#known.has(id)) this.#known.set(id, this.#find(id));
    return this.#known.get(id);
  }
  /** Arguments may be other objects of the same request. */
  arguments(info: ArgumentInfo | undefined): unknown[] {
    const referenced = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      if (isObject(value) && "_ObjectPathId" in value) return this.resolve(Number(value["_ObjectPathId"]));
      const path = referenced[index];
      return typeof path === "number" && path > 0 ? this.resolve(path) : value;
    });
  }
  #find(id: number): unknown {
    const path = this.#body.ObjectPaths[String(id)];
    if (!path) throw new HostError("InvalidObjectPath", `path ${String(id)}`);
    const parent = path.ParentObjectPathId ? this.resolve(path.ParentObjectPathId) : undefined;
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case PATH.root:
        return this.#root;
      case PATH.nullObject:
        return null;
      case PATH.reference: {
        const kept = this.#references.get(path.Name);
        if (!kept)
          throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
        return kept;
      }
      case PATH.property:
        if (!isObject(parent) || !(path.Name in parent)) throw notImplemented(parent, path.Name);
        return parent[path.Name];
      case PATH.indexer:
        return this.#method(parent, "GetItem", path.ArgumentInfo);
      case PATH.method:
        return this.#method(parent, path.Name, path.ArgumentInfo);
      case PATH.newObject:
        // Microsoft's own telemetry asks for an internal service and only needs it to be silent.
        if (path.Name.startsWith("Microsoft.InternalService.")) return new Proxy({}, SILENT);
        throw notImplemented("new", path.Name);
      default:
        throw new HostError("NotImplemented", `ObjectPathType ${String(path.ObjectPathType)} ${path.Name}`);
    }
  }
  #method(parent: unknown, name: string, info: ArgumentInfo | undefined): unknown {
    const method = isObject(parent) ? parent[name] : undefined;
    if (typeof method !== "function") throw notImplemented(parent, `${name}()`);
    return (method.apply(parent, this.arguments(info)) as unknown) ?? null;
  }
}

const SILENT: ProxyHandler<object> = { get: () => () => null, has: () => true };

function existing(target: unknown): Members {
  if (!isObject(target)) throw new HostError("ItemNotFound", "The requested resource doesn't exist.");
  return target;
}

function failure(code: string, message: string): ResponseBody {
  const error = { Code: code, Message: message, ActionIndex: 0, HttpStatusCode: 400, Location: "" };
  return { Results: [], TraceIds: [], Error: error };
}
