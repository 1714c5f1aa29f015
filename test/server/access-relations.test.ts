import { expect } from "chai";
import { ADMINISTRATORS } from "../../domain/authority.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { ALL_ROUTES } from "../../server/routes.ts";
import { forEachDatabase } from "../support/databases.ts";
import { PASSWORD } from "../support/bureau.ts";
import type {
  CompletionFigures,
  DistributionFigures,
  RankingFigures,
  TrendFigures,
  UnitRankingFigures,
} from "../../domain/messages.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import type { EvidenceFile } from "../../domain/messages/evidence.ts";
import type { ReviewSheet } from "../../domain/messages/review.ts";
import { startServer } from "../support/server.ts";
import { clientOf, signIn, type Client } from "../support/sign-in.ts";
import { ASKING, ghostOf, targetsOf, type Ask, type Target } from "./access/asking.ts";
import { ACCESS, RELATIONS, type Entry } from "./access/matrix.ts";
import { PRINCIPALS, relationsOf, REVIEWERS, type Principal } from "./access/principals.ts";
import { buildWorld, MEMBERS, MONTH_OF, unitOf, type World } from "./access/world.ts";

/** Answers after the decision who may: done, or refused for what is asked. */
const DENIED = new Set([401, 403, 404]);
/** Refusals of the person that do not say 403: he is told the other way that is open to him. */
const DENIED_CODES = new Set(["objection.own-doubt"]);
/** 全局: whose business is the whole bureau. */
const OFFICES: ReadonlySet<Role> = new Set<Role>([
  ...(["chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"] as const),
  "leadingGroup",
]);
const RANKED_APART: ReadonlySet<string> = new Set(["000101", "000901", "001901", "000003", "000004"]);
/** Of unit 19 besides those the matrix asks about. */
const HEAD19_TOO = ["001902", "001903", "001904"];
const MOST_AT_ONCE = 8;

describe("the matrix of rights", () => {
  it("has every route, and no other", () => {
    const routes = ALL_ROUTES.map(({ name }) => name).sort();
    expect(Object.keys(ACCESS).sort()).to.deep.equal(routes);
  });

  it("names roles and relations that exist, and a reason to be anonymous only where the route is", () => {
    for (const [name, { may, anonymous }] of Object.entries(ACCESS)) {
      for (const reach of Object.values(may)) {
        expect(ROLES, name).to.include.members(Object.keys(reach));
        for (const relations of Object.values(reach))
          expect(RELATIONS, name).to.include.members([...relations]);
      }
      const route = ALL_ROUTES.find((one) => one.name === name)!;
      expect(route.access.who === "everyone", name).to.equal(anonymous === true);
    }
  });
});

forEachDatabase((engine) => {
  if (engine !== "SQLite") return;
  describe("who may what, over whom, in which state", function () {
    this.timeout(600_000);
    let world: World;
    const clients = new Map<string, Client>();
    let checks = 0;

    before(async () => {
      const server = await startServer();
      world = await buildWorld(server);
      for (const { account } of PRINCIPALS) {
        clients.set(account, account === "nobody" ? clientOf(server, "") : await signIn(server, account));
      }
      const { context } = server;
      await context.db("accounts").where({ name: "disabled" }).update({ status: "disabled" });
      await context.db.transaction((trx) => context.pulse.bump(trx, "access"));
    });
    after(async () => {
      console.log(`      ${checks} checks of rights`);
      await world.server.stop();
    });

    it("answers as the matrix says: no leak, no over-denial, no failure", async () => {
      const found: Findings = { leaks: [], overDenials: [], failures: [], told: [] };
      const work = ALL_ROUTES.flatMap(({ name }) => {
        const entry = ACCESS[name];
        return entry ? questionsOf(name, entry, found) : [];
      });
      await inTurns(work);
      expect(found).to.deep.equal({ leaks: [], overDenials: [], failures: [], told: [] });
      expect(checks).to.be.at.least(3_000);
    });

    it("finds a leak where the law is narrower than the route, and an over-denial where it is wider", async () => {
      const found: Findings = { leaks: [], overDenials: [], failures: [], told: [] };
      const { over } = ACCESS.readTrace!;
      const checked = checks;
      await inTurns(questionsOf("readTrace", { over, may: { always: { clerk: ["fills"] } } }, found));
      expect(found.leaks).to.include("readTrace head19 000123 signed → 200");
      expect(found.overDenials).to.deep.equal([]);
      await inTurns(questionsOf("readTrace", { over, may: { always: { officer: ["any"] } } }, found));
      expect(found.overDenials).to.include("readTrace officer19 000903 signed → 404 report.unknown");
      // Not counted: they were asked of a false law.
      checks = checked;
    });

    interface Findings {
      leaks: string[];
      overDenials: string[];
      failures: string[];
      /** Denied in other words than what does not exist. */
      told: string[];
    }

    /** Everybody's questions to one route, each adding to what is found. */
    function questionsOf(name: string, entry: Entry, found: Findings): (() => Promise<void>)[] {
      const { path, method } = ALL_ROUTES.find((one) => one.name === name)!;
      const fallback = { method: method.toUpperCase(), path: path.replaceAll(/:\w+/g, "1") };
      const ghosts = new Map<string, Promise<Verdict>>();
      const targets = targetsOf(world, name, entry.over).filter((target) => reachOf(entry, target));
      return targets.flatMap((target) =>
        PRINCIPALS.map((person) => async () => {
          const expected = isAllowed(entry, person, target);
          const answer = await verdictOf(name, person, target, fallback);
          checks += 1;
          const { status, allowed, code, text } = answer;
          const line = `${name} ${person.account} ${target.label} → ${status} ${code}`.trim();
          if (status >= 500 || [405, 429].includes(status)) found.failures.push(line);
          else if (allowed && !expected) found.leaks.push(line);
          else if (!allowed && expected) found.overDenials.push(line);
          if (!entry.secret || allowed || status !== 404) return;
          const ghost = ghostOf(target);
          const key = JSON.stringify([person.account, ASKING[name]!(ghost, world)]);
          const asked = ghosts.get(key) ?? verdictOf(name, person, ghost, fallback);
          ghosts.set(key, asked);
          const unknown = await asked;
          if (bare(text) !== bare(unknown.text)) found.told.push(`${line}: ${text} ≠ ${unknown.text}`);
        }),
      );
    }

    /** Units whose unpublished rows somebody sees, from the facts alone. */
    function unitsOf({ roles, fills = [], heads = [], inCharge = [], actsFor = [] }: Principal): string[] {
      if (roles.some((role) => OFFICES.has(role))) return Object.keys(MEMBERS).sort();
      return [...fills, ...heads, ...inCharge, ...actsFor].sort();
    }

    /** Everybody who may ask a business route at all. */
    const readers = PRINCIPALS.filter(({ roles }) => roles.some((role) => !ADMINISTRATORS.includes(role)));

    async function read<T>({ account }: Principal, path: string): Promise<T> {
      checks += 1;
      return clients.get(account)!.get<T>(path);
    }

    it("counts in completion, distribution and overview exactly the rows its reader sees", async () => {
      for (const person of readers) {
        const units = unitsOf(person);
        const officers = units.reduce((sum, unit) => sum + MEMBERS[unit]!.length, 0);
        for (const [state, graded] of [
          ["submitted", false],
          ["signed", true],
          ["checked", true],
        ] as const) {
          const month = MONTH_OF[state];
          const about = `${person.account} ${month}`;
          if (units.length === 0) {
            const none = await clients
              .get(person.account)!
              .request("GET", `/figures/completion?month=${month}`);
            expect(none.status, about).to.equal(403);
            continue;
          }
          const done = await read<CompletionFigures>(person, `/figures/completion?month=${month}`);
          expect(done.units.map(({ unit }) => unit).sort(), about).to.deep.equal(units);
          const sum = (pick: (unit: CompletionFigures["total"]) => number) =>
            done.units.reduce((total, unit) => total + pick(unit), 0);
          expect(done.total.expected, about).to.equal(sum(({ expected }) => expected));
          expect(done.total.submitted, about).to.equal(sum(({ submitted }) => submitted));
          expect(done.total.submitted, about).to.equal(officers);
          const spread = await read<DistributionFigures>(person, `/figures/distribution?period=${month}`);
          expect(spread.units.map(({ unit }) => unit).sort(), about).to.deep.equal(units);
          expect(totalOf(spread.grades), about).to.equal(graded ? officers : 0);
          const overview = await read<OverviewFigures>(person, `/figures/overview?month=${month}`);
          expect(overview.completion, about).to.deep.equal(done.total);
          expect(totalOf(overview.grades), about).to.equal(graded ? officers : 0);
          for (const { unit } of [...overview.laggards, ...overview.movers])
            expect(units, about).to.include(unit);
        }
      }
    });

    it("ranks before publication nobody its reader does not see, and afterwards everybody for all", async () => {
      for (const person of readers) {
        const seen = unitsOf(person);
        for (const [month, units] of [
          [MONTH_OF.signed, seen],
          [MONTH_OF.published, Object.keys(MEMBERS).sort()],
        ] as const) {
          // Heads and bureau leaders are ranked in lists of their own.
          const members = units.flatMap((unit) => MEMBERS[unit]!);
          const expected = members.filter((policeNo) => !RANKED_APART.has(policeNo)).sort();
          if (units.length === 0) continue;
          const about = `${person.account} ${month}`;
          const list = await read<RankingFigures>(person, `/figures/ranking?period=${month}`);
          expect(list.rows.map(({ policeNo }) => policeNo).sort(), about).to.deep.equal(expected);
          expect(list.total, about).to.equal(expected.length);
          const byUnit = await read<UnitRankingFigures>(person, `/figures/unit-ranking?period=${month}`);
          expect(byUnit.rows.map(({ unit }) => unit).sort(), about).to.deep.equal(
            units.filter((unit) => unit !== "00"),
          );
          for (const { unit, officers } of byUnit.rows)
            expect(officers, about).to.equal(MEMBERS[unit]!.length);
        }
        const trend = await read<TrendFigures>(person, `/figures/trend?until=${MONTH_OF.checked}`);
        for (const { month, officers } of trend.months)
          if (month <= MONTH_OF.checked)
            expect(officers, `${person.account} ${month}`).to.be.at.most(
              seen.flatMap((unit) => MEMBERS[unit]!).length,
            );
      }
    });

    it("lays before everybody the reports that are his to review, and no other", async () => {
      for (const person of readers) {
        const { rows } = await read<ReviewSheet>(person, `/months/${MONTH_OF.submitted}/review`);
        const found = rows.map(({ policeNo }) => policeNo).sort();
        const his = Object.keys(REVIEWERS).filter((policeNo) =>
          REVIEWERS[policeNo]!.includes(person.account),
        );
        const all = [...his, ...(person.account === "head19" ? HEAD19_TOO : [])].sort();
        expect(found, person.account).to.deep.equal(all);
      }
    });

    it("lists evidence, and says what a file is called only to who may open it", async () => {
      const numbers = await world.server.context.db("evidence").pluck<string[]>("evidence_no");
      const entry = ACCESS.openEvidence!;
      const targets = targetsOf(world, "openEvidence", entry.over);
      for (const person of readers) {
        const { files } = await read<{ files: EvidenceFile[] }>(
          person,
          `/evidence?number=${numbers.join(",")}`,
        );
        const open = files.filter(({ mayOpen }) => mayOpen).map(({ id }) => id).sort((a, b) => a - b); // prettier-ignore
        const expected = targets.filter((target) => isAllowed(entry, person, target)).map(({ id }) => id!);
        expect(open, person.account).to.deep.equal(expected.sort((a, b) => a - b));
        for (const { mayOpen, name } of files) expect(name === null, person.account).to.equal(!mayOpen);
      }
    });

    it("lists objections, corrections, reopenings, drafts and changes to their parties and offices only", async () => {
      const { context, bureau } = world.server;
      await context.db("reopenings").delete();
      await context.db("reopenings").insert({
        ...{ month: MONTH_OF.locked, unit_id: bureau.units["19"], reason: "补录", state: "asked" },
        ...{
          asked_by: bureau.accounts.files,
          asked_at: "2026-11-04T01:00:00.000Z",
          asked_role: "filesOffice",
        },
      });
      for (const person of readers) {
        const { account, policeNo, roles } = person;
        const units = unitsOf(person);
        const isOffice = roles.some((role) => OFFICES.has(role));
        const keeps = roles.includes("filesOffice") || roles.includes("leadingGroup");
        const answersFor = [...(person.fills ?? []), ...(person.heads ?? []), ...(person.inCharge ?? [])];
        const concerned = world.objections.filter(
          (one) =>
            one.by === account ||
            one.policeNo === policeNo ||
            keeps ||
            answersFor.includes(unitOf(one.policeNo)),
        );
        const objections = await read<{ total: number; rows: { id: number }[] }>(person, "/objections");
        expect(objections.rows.map(({ id }) => id).sort(), account).to.deep.equal(concerned.map(({ id }) => id).sort()); // prettier-ignore
        expect(JSON.stringify(objections), account).to.not.match(/account|reporter"|raisedBy/);
        const corrections = await read<{ total: number }>(person, "/corrections");
        const own = world.corrections.filter((one) => isOffice || one.policeNo === policeNo);
        expect(corrections.total, account).to.equal(own.length);
        const reopenings = await read<unknown[]>(person, "/reopenings");
        expect(reopenings.length, account).to.equal(units.includes("19") ? 1 : 0);
        const bulletins = await read<{ total: number }>(person, "/bulletins");
        expect(bulletins.total, account).to.equal(roles.includes("filesOffice") ? 2 : 1);
      }
    });

    it("shows in 相互浏览 nothing of a month that is not published", async () => {
      const open: string[] = [MONTH_OF.published, MONTH_OF.locked];
      for (const person of readers) {
        const { rows } = await read<{ rows: { month?: string | null }[] }>(person, "/files");
        expect(rows.length, person.account).to.be.greaterThan(0);
        for (const found of JSON.stringify(rows).match(/2026-\d\d(?!-)/g) ?? [])
          expect(open, person.account).to.include(found);
      }
    });

    function isAllowed(entry: Entry, person: Principal, target: Target): boolean {
      if (entry.anonymous) return true;
      const reach = reachOf(entry, target)!;
      const relations = relationsOf(person, target.subject);
      return person.roles.some((role) => reach[role]?.some((relation) => relations.has(relation)));
    }

    function reachOf({ may }: Entry, { state }: Target) {
      return may.always ?? may[state];
    }

    interface Verdict {
      status: number;
      allowed: boolean;
      code: string;
      text: string;
    }

    async function verdictOf(
      name: string,
      person: Principal,
      target: Target,
      fallback: Ask,
    ): Promise<Verdict> {
      if (name === "signReports") return signVerdict(person, target);
      const client = name === "signOut" ? await throwAway(person) : clients.get(person.account)!;
      const about = name === "decideReopening" ? { ...target, id: await askedReopening() } : target;
      const ask = ASKING[name]?.(about, world) ?? {
        ...fallback,
        ...(fallback.method !== "GET" && fallback.method !== "DELETE" && { body: {} }),
      };
      const response = await request(client, ask);
      const { status } = response;
      const text = isText(response) ? await response.text() : (await response.arrayBuffer(), "");
      const code = codeOf(text);
      // To a clerk of the unit it is somebody who never left; the route's own 404 comes before for others.
      const isBeyond = name === "saveSegment" && code === "officer.unknown";
      return { status, code, text, allowed: isBeyond || !(DENIED.has(status) || DENIED_CODES.has(code)) };
    }

    /** A sign-in of its own: signing out ends it. */
    async function throwAway(person: Principal): Promise<Client> {
      return person.roles.length === 0 ? clients.get(person.account)! : signIn(world.server, person.account);
    }

    async function askedReopening(): Promise<number> {
      const { context, bureau } = world.server;
      const [id] = await context.db("reopenings").insert({
        ...{ month: MONTH_OF.locked, unit_id: bureau.units["19"], reason: "补录", state: "asked" },
        ...{
          asked_by: bureau.accounts.files,
          asked_at: "2026-11-04T01:00:00.000Z",
          asked_role: "filesOffice",
        },
      });
      return Number(id);
    }

    /** A signature's password costs 80 ms: one request a month and person, with every officer in it. */
    const signed = new Map<string, Promise<{ status: number; outcomes: Map<string, string> }>>();
    async function signVerdict(person: Principal, { month, policeNo }: Target): Promise<Verdict> {
      const key = `${month} ${person.account}`;
      const asked = signed.get(key) ?? signAll(person, month!);
      signed.set(key, asked);
      const { status, outcomes } = await asked;
      const outcome = outcomes.get(policeNo!) ?? "";
      // The version is nobody's, so that nothing is signed: only a reviewer is told so.
      return { status, code: outcome, text: "", allowed: outcome === "conflict" };
    }

    async function signAll(person: Principal, month: string) {
      const grades = Object.values(MEMBERS).flat().map((policeNo) => ({ policeNo, version: 9_999, grade: "good" })); // prettier-ignore
      const client = clients.get(person.account)!;
      const response = await client.request("PUT", `/months/${month}/signatures`, {
        password: PASSWORD,
        grades,
      });
      const answer = (await response.json()) as { rows?: { policeNo: string; outcome: string }[] };
      const outcomes = new Map((answer.rows ?? []).map(({ policeNo, outcome }) => [policeNo, outcome]));
      return { status: response.status, outcomes };
    }

    function request(client: Client, { method, path, body, raw, headers }: Ask): Promise<Response> {
      if (raw === undefined) return client.request(method, path, body, headers);
      return fetch(`${world.server.url}/api/v1${path}`, {
        method,
        headers: {
          ...(client.token && { authorization: `Bearer ${client.token}` }),
          ...{ "content-type": "application/octet-stream", ...headers },
        },
        body: new Uint8Array(raw),
      });
    }
  });
});

function isText({ headers }: Response): boolean {
  return /json|text/.test(headers.get("content-type") ?? "");
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? "";
  } catch {
    return "";
  }
}

function totalOf(grades: Record<string, number>): number {
  return Object.values(grades).reduce((sum, n) => sum + n, 0);
}

/** A refusal without its reference and without the name that was asked for. */
function bare(text: string): string {
  const told = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ ...told, reference: "" }).replaceAll(
    /\b(19|09|01|00|77)\b|2026-\d\d|2024(-Q\d)?/g,
    "…",
  );
}

async function inTurns(work: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < work.length) await work[next++]!();
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, worker));
}
