import { accessRoutes } from "./access/access-routes.ts";
import { accountRoutes } from "./accounts/account-routes.ts";
import { appraisalRoutes } from "./appraisals/appraisal-routes.ts";
import { assessmentRoutes } from "./assessments/assessment-routes.ts";
import { assessmentWorkRoutes } from "./assessments/assessment-work-routes.ts";
import { bulletinRoutes } from "./bulletins/bulletin-routes.ts";
import { campaignRoutes } from "./campaigns/campaign-routes.ts";
import { campaignEntryRoutes } from "./campaigns/entry-routes.ts";
import { correctionRoutes } from "./corrections/correction-routes.ts";
import { reopeningRoutes } from "./corrections/reopening-routes.ts";
import { confirmationRoutes } from "./confirmations/confirmation-routes.ts";
import { disputeRoutes } from "./disputes/dispute-routes.ts";
import { discriminationRoutes } from "./discrimination/discrimination-routes.ts";
import { evidenceRoutes } from "./evidence/evidence-routes.ts";
import { figureRoutes } from "./figures/figure-routes.ts";
import { fillingRoutes } from "./reports/filling-routes.ts";
import { fileRoutes } from "./files/file-routes.ts";
import type { Route } from "./http/route.ts";
import { calendarRoutes } from "./months/calendar-routes.ts";
import { monthRoutes } from "./months/month-routes.ts";
import { objectionRoutes } from "./objections/objection-routes.ts";
import { extractRoutes } from "./outcomes/extract-routes.ts";
import { candidateRoutes } from "./outcomes/candidate-routes.ts";
import { outcomeRoutes } from "./outcomes/outcome-routes.ts";
import { paperRoutes } from "./papers/paper-routes.ts";
import { organisationRoutes } from "./organisation/organisation-routes.ts";
import { planRoutes } from "./plans/plan-routes.ts";
import { publicationRoutes } from "./publication/publication-routes.ts";
import { registerRoutes } from "./registers/register-routes.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { segmentRoutes } from "./reports/segment-routes.ts";
import { reviewRoutes } from "./reports/review-routes.ts";
import { rosterRoutes } from "./roster/roster-routes.ts";
import { ruleLabRoutes } from "./rule-lab/rule-lab-routes.ts";
import { groupRoutes } from "./rules/group-routes.ts";
import { ruleRoutes } from "./rules/rule-routes.ts";
import { traceRoutes } from "./trace/trace-routes.ts";
import { todoRoutes } from "./todos/todo-routes.ts";
import { tourRoutes } from "./tours/tour-routes.ts";
import { trainingRoutes } from "./trainings/training-routes.ts";
import { unitQuarterRoutes } from "./unit-quarters/unit-quarter-routes.ts";
import { workbookRoutes } from "./workbooks/workbook-routes.ts";

/** Every route of the API; what is not here does not exist. */
export const ALL_ROUTES: readonly Route[] = [
  ...accessRoutes,
  ...accountRoutes,
  ...monthRoutes,
  ...calendarRoutes,
  ...rosterRoutes,
  ...organisationRoutes,
  ...ruleRoutes,
  ...ruleLabRoutes,
  ...groupRoutes,
  ...figureRoutes,
  ...fileRoutes,
  ...reportRoutes,
  ...segmentRoutes,
  ...reviewRoutes,
  ...fillingRoutes,
  ...publicationRoutes,
  ...planRoutes,
  ...evidenceRoutes,
  ...confirmationRoutes,
  ...traceRoutes,
  ...workbookRoutes,
  ...todoRoutes,
  ...trainingRoutes,
  ...tourRoutes,
  ...bulletinRoutes,
  ...paperRoutes,
  ...objectionRoutes,
  ...disputeRoutes,
  ...correctionRoutes,
  ...reopeningRoutes,
  ...registerRoutes,
  ...appraisalRoutes,
  ...assessmentRoutes,
  ...campaignRoutes,
  ...campaignEntryRoutes,
  ...assessmentWorkRoutes,
  ...outcomeRoutes,
  ...candidateRoutes,
  ...discriminationRoutes,
  ...extractRoutes,
  ...unitQuarterRoutes,
];
