import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { requirePerson } from "../access/scope.ts";
import type { Context } from "../context.ts";
import { prepared } from "../http/prepared.ts";
import type { Answer } from "../http/route.ts";
import {
  comparisonScope,
  readFigureMonths,
  scopeOf,
  type FigureMonth,
  type FigureScope,
} from "./figure-months.ts";
import { parsePeriod, periodBefore } from "./period.ts";
import { visibilityKey, visibleUnits } from "./visible-units.ts";

interface Asked {
  person: SignedInPerson | null;
  language: Language;
  query: object;
}

/** What every figure is drawn from: the months as they stand now, and who is looking. */
export interface FigureRequest {
  context: Context;
  /** One snapshot: what the figure counts and what it lists are the same rows. */
  db: Knex;
  person: SignedInPerson;
  language: Language;
  months: readonly FigureMonth[];
  now: Date;
}

/**
 * Answers a figure from memory when somebody of the same visibility was shown it under the same revision, else draws
 * it. Readers of one visibility share the bytes; visibility is part of the key, so no one is shown another's sums.
 */
export async function answerFigure(
  context: Context,
  name: string,
  { person: asking, language, query }: Asked,
  draw: (request: FigureRequest) => Promise<unknown>,
): Promise<Answer> {
  const person = requirePerson(asking);
  const visible = `${visibilityKey(visibleUnits(person, false))}/${visibilityKey(visibleUnits(person, true))}`;
  const question = JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));
  const key = [name, language, visible, question].join(" ");
  const now = context.clock.now();
  const build = (): Promise<unknown> =>
    context.db.transaction(async (db) =>
      draw({ context, db, person, language, now, months: await readFigureMonths(db, now) }),
    );
  return { prepared: await prepared(context, key, context.pulse.revision("data"), build) };
}

/** The scope of the period asked for and of the period before it. */
export function scopesOf(request: FigureRequest, text: string): { scope: FigureScope; before: FigureScope } {
  const period = parsePeriod(text);
  if (!period) throw new Refusal("request.invalid");
  return {
    scope: scopeOf(request.months, period, request.person),
    before: comparisonScope(request.months, periodBefore(period), request.person),
  };
}

/** The month asked for and the scope this reader has over it. */
export function monthScope(request: FigureRequest, month: string): FigureScope & { month: FigureMonth } {
  const { scope } = scopesOf(request, month);
  return { ...scope, month: scope.months[0]! };
}
