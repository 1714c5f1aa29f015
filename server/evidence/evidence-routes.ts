import { createReadStream } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { EVIDENCE_LIMITS, FILE_KINDS } from "../../domain/evidence-files.ts";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import { route, type Route } from "../http/route.ts";
import { isUuid } from "../reports/push-request.ts";
import { shanghaiDay } from "../today.ts";
import { eventEvidence } from "./event-evidence.ts";
import { evidenceFiles } from "./evidence-figures.ts";
import { openEvidence } from "./open-evidence.ts";
import { removeEvidence } from "./remove-evidence.ts";
import { storeEvidence } from "./store-evidence.ts";

/** A file of 20 MB over a slow line. */
const DEADLINE = 180_000;
const MOST_NUMBERS = 50;

const evidenceNo = z
  .string()
  .trim()
  .transform((text) => text.normalize("NFKC").toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,23}$/));
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Whatever a file holds, a browser that is made to show it runs nothing, loads nothing and knows no origin. */
const HARMLESS = {
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

export const evidenceRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/evidence",
    name: "storeEvidence",
    summary: { zh: "上传证据文件", en: "File one piece of evidence" },
    access: { who: "signedIn", scope: "ownUnits" },
    query: z.strictObject({
      unit: z.string().min(1).max(12),
      officer: z.string().min(1).max(12).optional(),
      kind: z.enum(FILE_KINDS),
      number: evidenceNo.optional(),
      sensitive: z.enum(["0", "1"]).default("0"),
    }),
    streamBody: true,
    bodyLimit: EVIDENCE_LIMITS.fileBytes,
    deadline: DEADLINE,
    async handle(context, asked) {
      const { query, body, person, signal } = asked;
      const announced = Number(asked.header("content-length") ?? Number.NaN);
      const receipt = await storeEvidence(
        context,
        person,
        {
          ...query,
          sensitive: query.sensitive === "1",
          fileName: asked.header("x-file-name"),
          length: Number.isFinite(announced) ? announced : null,
          body: body as Readable,
        },
        signal,
      );
      return { status: receipt.existing ? 200 : 201, json: receipt };
    },
  }),
  route({
    method: "get",
    path: "/evidence",
    name: "listEvidence",
    summary: { zh: "证据编号下的文件", en: "Files under evidence numbers" },
    access: { who: "signedIn", scope: "ownUnits" },
    query: z.strictObject({ number: z.string().min(1).max(2_000) }),
    async handle(context, { query, person }) {
      const numbers = evidenceNumbers(query.number).slice(0, MOST_NUMBERS);
      const today = shanghaiDay(context.clock.now());
      return { json: { files: await evidenceFiles(context.db, person, today, numbers) } };
    },
  }),
  route({
    method: "get",
    path: "/evidence/:id",
    name: "openEvidence",
    summary: { zh: "打开证据文件", en: "Open a file of evidence" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ id }),
    answer: "application/octet-stream",
    deadline: DEADLINE,
    async handle(context, { params, person }) {
      const { file, path } = await openEvidence(context, person, params.id);
      return {
        stream: (output: Writable, signal) => pipeline(createReadStream(path), output, { signal }),
        contentType: file.mediaType,
        fileName: file.originalName,
        headers: { ...HARMLESS, "Content-Length": String(file.bytes) },
      };
    },
  }),
  route({
    method: "delete",
    path: "/evidence/:id",
    name: "removeEvidence",
    summary: { zh: "撤下证据文件", en: "Take a file of evidence down" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ id }),
    async handle(context, { params, person }) {
      await removeEvidence(context, person, params.id);
      return { status: 204 };
    },
  }),
  route({
    method: "get",
    path: "/events/:rowKey/evidence",
    name: "readEventEvidence",
    summary: { zh: "一个事件的证据", en: "An event's evidence" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ rowKey: z.string().refine(isUuid) }),
    async handle(context, { params, person }) {
      const today = shanghaiDay(context.clock.now());
      const rulesOf = (ruleSet: string) => context.rules.compiled(ruleSet);
      return {
        json: await eventEvidence(context.db, person, today, params.rowKey.toLowerCase(), rulesOf),
      };
    },
  }),
];
