import { z } from "zod";
import { API } from "./mount-route.ts";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the declared routes, from the same schemas that check the requests. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = API + route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operationOf(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "政绩档案 Merit File",
      version,
      description: "Points are integer hundredths; months are `2026-07`; instants are ISO 8601 UTC.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { ...schemas, Problem: PROBLEM },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "add-in" },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-sid",
          description: "dashboard (`sid` over http)",
        },
      },
    },
  };
}

const PROBLEM = {
  type: "object",
  description: "RFC 9457, in Chinese or English by Accept-Language",
  required: ["type", "title", "status", "code", "detail", "reference"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { field: { type: "string" }, message: { type: "string" } } },
    },
    reference: { type: "string" },
  },
};

function operationOf(route: Route, schemas: Json): Json {
  const { access } = route;
  const open = access.who === "everyone";
  const problem = {
    description: "problem",
    content: { "application/problem+json": { schema: PROBLEM_REF } },
  };
  return {
    operationId: route.name,
    summary: `${route.summary.zh} · ${route.summary.en}`,
    tags: [route.path.split("/")[1] ?? ""],
    security: open ? [] : [{ bearer: [] }, { cookie: [] }],
    "x-roles": access.who,
    "x-scope": access.scope,
    ...(access.why && { "x-why": access.why }),
    parameters: [
      ...parametersOf(route.params, "path", schemas),
      ...parametersOf(route.query, "query", schemas),
      {
        name: "Accept-Language",
        in: "header",
        required: false,
        schema: { type: "string", examples: ["zh-CN", "en"] },
      },
    ],
    ...requestBodyOf(route, schemas),
    responses: { ...successOf(route, schemas), default: problem },
  };
}

const PROBLEM_REF = { $ref: "#/components/schemas/Problem" };

function requestBodyOf(route: Route, schemas: Json): Json {
  if (route.rawBody || route.streamBody) {
    return { requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } } }; // prettier-ignore
  }
  if (!route.body) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: toSchema(route.body, "input", schemas) } } } }; // prettier-ignore
}

function successOf(route: Route, schemas: Json): Json {
  if (route.answer === undefined) return { "204": { description: "done" } };
  const content =
    typeof route.answer === "string"
      ? { [route.answer]: { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: toSchema(route.answer, "output", schemas) } };
  return { "200": { description: route.summary.en, content } };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query", schemas: Json): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input", schemas) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

/** JSON Schema of a zod schema; named parts move to `components/schemas`. */
function toSchema(schema: z.ZodType, io: "input" | "output", schemas: Json): Json {
  const { $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  for (const [name, part] of Object.entries(($defs ?? {}) as Json)) schemas[name] = hoisted(part);
  // The document names the dialect once for all.
  delete rest.$schema;
  return hoisted(rest) as Json;
}

function hoisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hoisted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name]) => name !== "id" || typeof (value as Json).id !== "string",
  );
  return Object.fromEntries(
    entries.map(([name, part]) => [
      name,
      name === "$ref" && typeof part === "string"
        ? part.replace("#/$defs/", "#/components/schemas/")
        : hoisted(part),
    ]),
  );
}
