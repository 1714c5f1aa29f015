import { accessRoutes } from "./access/access-routes.ts";
import { figureRoutes } from "./figures/figure-routes.ts";
import { fileRoutes } from "./files/file-routes.ts";
import type { Route } from "./http/route.ts";
import { monthRoutes } from "./months/month-routes.ts";
import { planRoutes } from "./plans/plan-routes.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { rosterRoutes } from "./roster/roster-routes.ts";
import { ruleRoutes } from "./rules/rule-routes.ts";
import { workbookRoutes } from "./workbooks/workbook-routes.ts";

/** Every route of the API; what is not here does not exist. */
export const ALL_ROUTES: readonly Route[] = [
  ...accessRoutes,
  ...monthRoutes,
  ...rosterRoutes,
  ...ruleRoutes,
  ...figureRoutes,
  ...fileRoutes,
  ...reportRoutes,
  ...planRoutes,
  ...workbookRoutes,
];
