/**
 * The history of the database, one change a file. Migrations import no application code.
 * Names carry no file extension, so `.ts` under tsx and built `.js` are the same migration.
 * MySQL commits each DDL statement by itself, so every step can be run again: `hasTable` guards each one.
 */
import type { Knex } from "knex";
import * as people from "./20261122-01-people.ts";
import * as access from "./20261122-02-access.ts";
import * as months from "./20261122-03-months.ts";
import * as reports from "./20261122-04-reports.ts";
import * as detailLines from "./20261122-05-detail-lines.ts";
import * as plansAndCases from "./20261122-06-plans-and-cases.ts";
import * as pushes from "./20261122-07-pushes.ts";
import * as figures from "./20261122-08-figures.ts";
import * as audit from "./20261122-09-audit.ts";
import * as rankingIndexes from "./20261122-10-ranking-indexes.ts";
import * as organisation from "./20261122-11-organisation.ts";
import * as reportLife from "./20261122-12-report-life.ts";
import * as evidence from "./20261122-13-evidence.ts";
import * as publication from "./20261122-14-publication.ts";
import * as calendarWork from "./20261122-15-calendar-work.ts";
import * as appendOnly from "./20261122-16-append-only.ts";
import * as pushIndexes from "./20261122-17-push-indexes.ts";
import * as publicFigures from "./20261122-18-public-figures.ts";
import * as passwords from "./20261122-19-passwords.ts";
import * as ruleLife from "./20261128-20-rule-life.ts";
import * as assessments from "./20261128-22-assessments.ts";
import * as appraisals from "./20261128-23-appraisals.ts";
import * as campaigns from "./20261128-25-campaigns.ts";
import * as outcomes from "./20261128-26-outcomes.ts";
import * as registers from "./20261128-30-registers.ts";
import * as gradingCells from "./20261128-27-grading-cells.ts";
import * as unitQuarters from "./20261128-24-unit-quarters.ts";

export interface Migration {
  up(db: Knex): Promise<void>;
  down(db: Knex): Promise<void>;
}

export const MIGRATIONS: readonly { name: string; migration: Migration }[] = [
  { name: "20261122-01-people", migration: people },
  { name: "20261122-02-access", migration: access },
  { name: "20261122-03-months", migration: months },
  { name: "20261122-04-reports", migration: reports },
  { name: "20261122-05-detail-lines", migration: detailLines },
  { name: "20261122-06-plans-and-cases", migration: plansAndCases },
  { name: "20261122-07-pushes", migration: pushes },
  { name: "20261122-08-figures", migration: figures },
  { name: "20261122-09-audit", migration: audit },
  { name: "20261122-10-ranking-indexes", migration: rankingIndexes },
  { name: "20261122-11-organisation", migration: organisation },
  { name: "20261122-12-report-life", migration: reportLife },
  { name: "20261122-13-evidence", migration: evidence },
  { name: "20261122-14-publication", migration: publication },
  { name: "20261122-15-calendar-work", migration: calendarWork },
  { name: "20261122-16-append-only", migration: appendOnly },
  { name: "20261122-17-push-indexes", migration: pushIndexes },
  { name: "20261122-18-public-figures", migration: publicFigures },
  { name: "20261122-19-passwords", migration: passwords },
  { name: "20261128-20-rule-life", migration: ruleLife },
  { name: "20261128-22-assessments", migration: assessments },
  { name: "20261128-23-appraisals", migration: appraisals },
  { name: "20261128-25-campaigns", migration: campaigns },
  { name: "20261128-26-outcomes", migration: outcomes },
  { name: "20261128-30-registers", migration: registers },
  { name: "20261128-27-grading-cells", migration: gradingCells },
  { name: "20261128-24-unit-quarters", migration: unitQuarters },
];
