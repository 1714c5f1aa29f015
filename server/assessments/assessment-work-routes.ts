import { z } from "zod";
import type { Role } from "../../domain/role.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { announceBody, announcePeriod } from "./announce-period.ts";
import { approveBody, approveYear } from "./approve-year.ts";
import { computePeriod } from "./compute-period.ts";
import { deductionBody, enterDeduction } from "./enter-deduction.ts";
import { finishYear } from "./finish-year.ts";
import { noticeBody, noticeYear } from "./notice-year.ts";
import { proposeBody, proposeYear } from "./propose-year.ts";
import { period } from "./request.ts";
import { returnBody, returnYear } from "./return-year.ts";

const params = z.strictObject({ period });
const OFFICE: { who: readonly Role[]; scope: "bureau" } = { who: ["assessmentOffice"], scope: "bureau" };

/** What is done with quarters, half-years and years. */
export const assessmentWorkRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/assessments/:period/computation",
    name: "computeAssessment",
    summary: {
      zh: "计算或重新计算季度、半年、年度",
      en: "Compute a quarter, half-year or year, or compute it anew",
    },
    access: OFFICE,
    params,
    deadline: 300_000,
    handle: async (context, { person, params: { period: text } }) => ({
      json: await computePeriod(context, requirePerson(person), text),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/announcement",
    name: "announceAssessment",
    summary: { zh: "公布季度得分、半年排名", en: "Announce a quarter or half-year" },
    access: OFFICE,
    params,
    body: announceBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await announcePeriod(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/proposal",
    name: "proposeYear",
    summary: { zh: "提请局长、政委审批年度结果", en: "Propose a year to the director and the commissar" },
    access: OFFICE,
    params,
    body: proposeBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await proposeYear(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/approval",
    name: "approveYear",
    summary: {
      zh: "审批年度结果（局长、政委，须输入口令）",
      en: "Approve a year: director and commissar, with password",
    },
    access: { who: ["chief"], scope: "bureau" },
    params,
    body: approveBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await approveYear(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/return",
    name: "returnYear",
    summary: { zh: "退回年度结果重新办理", en: "Return a year to be worked on again" },
    access: { who: ["assessmentOffice", "chief"], scope: "bureau" },
    params,
    body: returnBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await returnYear(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/notice",
    name: "noticeYear",
    summary: { zh: "年度结果公示", en: "Put an approved year on public notice" },
    access: OFFICE,
    params,
    body: noticeBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await noticeYear(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/assessments/:period/completion",
    name: "finishYear",
    summary: { zh: "公示期满，年度结果确定", en: "A year is final after its notice" },
    access: OFFICE,
    params,
    body: noticeBody,
    handle: async (context, { person, params: { period: text }, body }) => ({
      json: await finishYear(context, requirePerson(person), text, body),
    }),
  }),
  route({
    method: "post",
    path: "/verification-deductions",
    name: "enterDeduction",
    summary: { zh: "登记或更正核实扣分", en: "Enter or correct a deduction of verification" },
    access: OFFICE,
    body: deductionBody,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await enterDeduction(context, requirePerson(person), body),
    }),
  }),
];
