import { z } from "zod";
import { GRADES } from "../../domain/grade.ts";
import { isMonth } from "../../domain/month.ts";
import { UNGRADED_REASONS } from "../../domain/ungraded.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import { requireVersion } from "../http/if-match.ts";
import { route, type Route } from "../http/route.ts";
import { returnReport } from "./return-report.ts";
import { reviewSheet } from "./review-sheet-figures.ts";
import { signReports } from "./sign-reports.ts";

const month = z.string().refine(isMonth);
const words = z.string().trim().max(500).optional();
const DEADLINE = 60_000;

const signRow = z
  .strictObject({
    policeNo: z.string().regex(/^\d{6}$/),
    version: z.int().min(0),
    grade: z.enum(GRADES).optional(),
    ungraded: z.enum(UNGRADED_REASONS).optional(),
    reason: words,
    opinion: words,
  })
  .refine(({ grade, ungraded }) => (grade === undefined) !== (ungraded === undefined), {
    message: "grade | ungraded",
  });

/** Who reviews whom follows from postings, charges and delegations, so the routes are open to all and say little. */
export const reviewRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months/:month/review",
    name: "readReviewSheet",
    summary: { zh: "由我审核的月报", en: "The reports of a month that are mine to review" },
    access: { who: "signedIn", scope: "self" },
    params: z.strictObject({ month }),
    async handle(context, { params, person, language }) {
      return { json: await reviewSheet(context, person, params.month, language) };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/signatures",
    name: "signReports",
    summary: { zh: "审核签字", en: "Sign the grades of reports" },
    access: { who: "signedIn", scope: "self" },
    params: z.strictObject({ month }),
    body: z.strictObject({
      password: z.string().min(1).max(200),
      grades: z.array(signRow).min(1).max(1_000),
    }),
    bodyLimit: 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      await confirmPassword(context, person, body.password);
      return { json: await signReports(context, person, params.month, body.grades, language) };
    },
  }),
  route({
    method: "post",
    path: "/reports/:id/return",
    name: "returnReport",
    summary: { zh: "退回月报", en: "Hand a report back to be mended" },
    access: { who: "signedIn", scope: "self" },
    params: z.strictObject({ id: z.string().regex(/^[1-9]\d{0,15}$/) }),
    body: z.strictObject({
      to: z.enum(["officer", "clerk"]),
      reason: z.string().trim().min(5).max(500),
    }),
    async handle(context, asked) {
      const { params, body, person } = asked;
      const expect = (version: number) => {
        requireVersion(asked, version);
      };
      return { json: await returnReport(context, person, Number(params.id), body, expect) };
    },
  }),
];
