import { z } from "zod";
import type { AttendanceReceipt, TrainingSheet } from "../../domain/messages/trainings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { keepAttendance } from "./keep-attendance.ts";
import { keepTraining } from "./keep-training.ts";
import { missingTrainees } from "./missing-figures.ts";
import { readAttendanceList } from "./read-attendance-list.ts";
import { listTrainings, readAttendees } from "./training-store.ts";

const KEEPERS = { who: ["filesOffice", "politicalOffice"], scope: "bureau" } as const;
const WORKBOOK_LIMIT = 2 * 1024 * 1024;
const DEADLINE = 60_000;

const id = z.coerce.number().int().positive();
const policeNos = z.array(z.string().regex(/^\d{6}$/)).max(2_000).default([]); // prettier-ignore
const content = z.strictObject({
  day: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "2026-07-15"),
  topic: z.string().trim().min(2).max(120),
  place: z.string().trim().min(1).max(120),
  note: z.string().trim().max(1_000).nullable().default(null),
});

export const trainingRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/trainings",
    name: "listTrainings",
    summary: { zh: "业务培训与本人参训情况", en: "Trainings, and whether I was there" },
    access: { who: "signedIn", scope: "self" },
    handle: async (context, { person }) => ({
      json: await listTrainings(context.db, requirePerson(person).officerId),
    }),
  }),
  route({
    method: "get",
    path: "/trainings/missing",
    name: "listMissingTrainees",
    summary: { zh: "未参训的部门主要负责人和内勤", en: "Heads and clerks who were never trained" },
    access: KEEPERS,
    handle: async (context) => ({
      json: await missingTrainees(context.db, shanghaiDay(context.clock.now())),
    }),
  }),
  route({
    method: "post",
    path: "/trainings",
    name: "enterTraining",
    summary: { zh: "登记一次培训", en: "Enter a training" },
    access: KEEPERS,
    body: content,
    handle: async (context, { body, person }) => ({
      status: 201,
      json: await keepTraining(context, requirePerson(person), null, body),
    }),
  }),
  route({
    method: "get",
    path: "/trainings/:id",
    name: "readTraining",
    summary: { zh: "一次培训的参训名单", en: "Who was at a training" },
    access: KEEPERS,
    params: z.strictObject({ id }),
    async handle(context, { params, person }) {
      const [training] = await listTrainings(context.db, requirePerson(person).officerId, params.id);
      if (!training) throw new Refusal("training.unknown");
      const attendees = await readAttendees(context.db, training.id, training.day);
      return { json: { training, attendees } satisfies TrainingSheet };
    },
  }),
  route({
    method: "put",
    path: "/trainings/:id",
    name: "changeTraining",
    summary: { zh: "更正一次培训", en: "Correct a training" },
    access: KEEPERS,
    params: z.strictObject({ id }),
    body: content,
    handle: async (context, { params, body, person }) => ({
      json: await keepTraining(context, requirePerson(person), params.id, body),
    }),
  }),
  route({
    method: "put",
    path: "/trainings/:id/attendances",
    name: "keepAttendance",
    summary: { zh: "登记或撤销参训人员", en: "Enter or remove attendees" },
    access: KEEPERS,
    params: z.strictObject({ id }),
    body: z.strictObject({ add: policeNos, remove: policeNos }),
    handle: async (context, { params, body, person }) => ({
      json: await keepAttendance(context, requirePerson(person), params.id, body),
    }),
  }),
  route({
    method: "post",
    path: "/trainings/:id/attendances",
    name: "uploadAttendance",
    summary: { zh: "导入参训名单（.xlsx）", en: "Import attendees from a workbook" },
    access: KEEPERS,
    params: z.strictObject({ id }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      const { policeNos: add, problems } = await readAttendanceList(context.db, body as Buffer, language);
      const change = { add, remove: [] };
      const { added, already } = await keepAttendance(context, requirePerson(person), params.id, change);
      return { json: { added, already, problems } satisfies AttendanceReceipt };
    },
  }),
];
