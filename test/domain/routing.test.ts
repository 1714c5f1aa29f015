import { expect } from "chai";
import fc from "fast-check";
import { LEVELS, type Level } from "../../domain/people.ts";
import {
  isSame,
  ROUTE_REASONS,
  routeReview,
  type Actor,
  type ReviewChain,
  type RoutedSubject,
} from "../../domain/routing.ts";

/** 19 has head 10 under leader 3, 02 has head 20 under L8; L1 and L2 are 1 and 2. */
const CHAIN: ReviewChain = {
  heads: new Map([
    [19, 10],
    [2, 20],
  ]),
  leaders: new Map([
    [19, 3],
    [2, 8],
  ]),
  chiefs: [
    { officerId: 1, accountId: null, capacity: "director" },
    { officerId: 2, accountId: null, capacity: "commissar" },
  ],
  delegations: new Map(),
  superior: null,
};
const officer = (officerId: number, level: Level, unitId: number | null): RoutedSubject => ({ officerId, level, unitId }); // prettier-ignore
const by = (officerId: number): Actor => ({ officerId, accountId: null });
const delegated = (...pairs: [absent: number, deputy: number][]): ReviewChain => ({
  ...CHAIN,
  delegations: new Map(pairs.map(([absent, deputyId], index) => [absent, { id: index + 1, deputyId }])),
});
/** `route: who as capacity, …` and the reason, on one line. */
function say(chain: ReviewChain, subject: RoutedSubject, enterers: Actor[] = []): string {
  const { route, all, reviewers, reason } = routeReview(chain, subject, enterers);
  const names = reviewers.map((one) => `${one.officerId ?? `account ${one.accountId}`} as ${one.capacity}${one.delegationId === null ? "" : ` (delegation ${one.delegationId})`}`); // prettier-ignore
  return [`${route}: ${names.join(all ? " and " : " or ") || "nobody"}`, ...(reason ? [reason] : [])].join(", "); // prettier-ignore
}

describe("who reviews whom", () => {
  it("sends officers and deputies to the head, heads to the leader in charge, leaders to both chiefs", () => {
    expect(say(CHAIN, officer(11, "officer", 19))).to.equal("1: 10 as head");
    expect(say(CHAIN, officer(12, "deputy", 19))).to.equal("1: 10 as head");
    expect(say(CHAIN, officer(10, "head", 19))).to.equal("2: 3 as leader");
    expect(say(CHAIN, officer(3, "leader", null))).to.equal("3: 1 as director and 2 as commissar");
  });

  it("sends the heads of 02, 03 and 04 to L8 and L9, and L8 and L9 to both chiefs", () => {
    expect(say(CHAIN, officer(20, "head", 2))).to.equal("2: 8 as leader");
    expect(say(CHAIN, officer(8, "leader", 0))).to.equal("3: 1 as director and 2 as commissar");
  });

  it("finds nobody for the chiefs unless a superior authority is configured", () => {
    expect(say(CHAIN, officer(1, "chief", 0))).to.equal("0: nobody, noSuperior");
    const configured = { ...CHAIN, superior: { officerId: null, accountId: 99 } };
    expect(say(configured, officer(1, "chief", 0))).to.equal("4: account 99 as superior");
    expect(say({ ...CHAIN, superior: by(1) }, officer(1, "chief", 0))).to.equal("0: nobody, nobodyLeft");
    expect(say({ ...CHAIN, superior: by(1) }, officer(2, "chief", 0))).to.equal("4: 1 as superior");
  });

  it("goes one step up when the reviewer is the subject, entered the file, or is missing", () => {
    expect(say(CHAIN, officer(10, "officer", 19))).to.equal("2: 3 as leader, isSubject");
    expect(say(CHAIN, officer(11, "officer", 19), [by(10)])).to.equal("2: 3 as leader, entered");
    expect(say(CHAIN, officer(11, "officer", 19), [by(10), by(3)])).to.equal(
      "3: 1 as director or 2 as commissar, entered",
    );
    expect(say(CHAIN, officer(30, "officer", 7))).to.equal("3: 1 as director or 2 as commissar, vacant");
    expect(say(CHAIN, officer(3, "leader", null), [by(1)])).to.equal("3: 2 as commissar, entered");
    expect(say(CHAIN, officer(3, "leader", null), [by(1), by(2)])).to.equal("0: nobody, nobodyLeft");
  });

  it("lets the delegate act for an absent head, but never on his own file or on what he entered", () => {
    const away = delegated([10, 12]);
    expect(say(away, officer(11, "officer", 19))).to.equal("1: 12 as head (delegation 1)");
    expect(say(away, officer(12, "deputy", 19))).to.equal("2: 3 as leader, isSubject");
    expect(say(away, officer(11, "officer", 19), [by(12)])).to.equal("2: 3 as leader, entered");
    expect(say(away, officer(10, "head", 19))).to.equal("2: 3 as leader");
  });

  it("follows a delegate who delegated in turn, and ends a circle one step up", () => {
    expect(say(delegated([10, 12], [12, 13]), officer(11, "officer", 19))).to.equal("1: 13 as head (delegation 2)"); // prettier-ignore
    expect(say(delegated([10, 12], [12, 10]), officer(11, "officer", 19))).to.equal("2: 3 as leader, away");
    expect(say(delegated([10, 10]), officer(11, "officer", 19))).to.equal("2: 3 as leader, away");
  });

  it("takes one signature from a commissar who also acts for the director, in his own capacity", () => {
    expect(say(delegated([1, 2]), officer(3, "leader", null))).to.equal("3: 2 as commissar");
    expect(say(delegated([1, 4]), officer(3, "leader", null))).to.equal("3: 2 as commissar and 4 as director (delegation 1)"); // prettier-ignore
    expect(say(delegated([1, 3]), officer(3, "leader", null))).to.equal("3: 2 as commissar, isSubject");
  });

  it("lets one person head two units, and a leader head one himself", () => {
    const two = { ...CHAIN, heads: new Map([[19, 10], [20, 10]]), leaders: new Map([[19, 3], [20, 4]]) }; // prettier-ignore
    expect(say(two, officer(21, "officer", 20))).to.equal("1: 10 as head");
    expect(say(two, officer(10, "head", 19))).to.equal("2: 3 as leader");
    const leads = { ...CHAIN, heads: new Map([[19, 3]]) };
    expect(say(leads, officer(11, "officer", 19))).to.equal("1: 3 as head");
    expect(say(leads, officer(11, "officer", 19), [by(3)])).to.equal("3: 1 as director or 2 as commissar, entered"); // prettier-ignore
  });
});

const id = fc.integer({ min: 1, max: 14 });
const unit = fc.integer({ min: 1, max: 4 });
const mapOf = <T>(key: fc.Arbitrary<number>, value: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(fc.tuple(key, value), { maxLength }).map((pairs) => new Map(pairs));
const actor: fc.Arbitrary<Actor> = fc.oneof(
  id.map(by),
  fc.integer({ min: 50, max: 53 }).map((accountId) => ({ officerId: null, accountId })),
);
const chains: fc.Arbitrary<ReviewChain> = fc.record({
  heads: mapOf(unit, id, 5),
  leaders: mapOf(unit, id, 5),
  chiefs: fc
    .tuple(fc.option(actor), fc.option(actor))
    .map(([director, commissar]) => [
      ...(director ? [{ ...director, capacity: "director" as const }] : []),
      ...(commissar ? [{ ...commissar, capacity: "commissar" as const }] : []),
    ]),
  delegations: mapOf(id, fc.record({ id: fc.integer({ min: 1, max: 900 }), deputyId: id }), 6),
  superior: fc.option(actor),
});
const subjects = fc.record({
  officerId: id,
  level: fc.constantFrom(...LEVELS),
  unitId: fc.option(unit),
});

describe("5,000 random organisations", () => {
  it("never let anybody review himself or what he entered, and name a reviewer or say why there is none", () => {
    fc.assert(
      fc.property(chains, fc.array(subjects, { minLength: 1, maxLength: 12 }), fc.array(actor, { maxLength: 3 }), (chain, people, enterers) => {
        for (const subject of people) {
          const { route, reviewers, reason } = routeReview(chain, subject, enterers);
          for (const reviewer of reviewers) {
            expect(reviewer.officerId).not.to.equal(subject.officerId);
            expect(enterers.some((enterer) => isSame(enterer, reviewer))).to.equal(false);
            // The one who signs is present: he has delegated to nobody.
            if (reviewer.officerId !== null && reviewer.capacity !== "superior")
              expect(chain.delegations.has(reviewer.officerId)).to.equal(false);
          }
          expect(route === 0).to.equal(reviewers.length === 0);
          if (route === 0) expect(ROUTE_REASONS).to.include(reason);
          expect(new Set(reviewers.map(({ officerId, accountId }) => `${officerId}/${accountId}`)).size).to.equal(reviewers.length); // prettier-ignore
        }
      }), // prettier-ignore
      { numRuns: 5_000 },
    );
  });

  it("bring every head to his leader in charge and every leader to both chiefs when those are there", () => {
    fc.assert(
      fc.property(chains, subjects, fc.array(actor, { maxLength: 3 }), (chain, subject, enterers) => {
        const free = (one: Actor) => one.officerId !== subject.officerId && !(one.officerId !== null && chain.delegations.has(one.officerId)) && !enterers.some((enterer) => isSame(enterer, one)); // prettier-ignore
        const decided = routeReview(chain, subject, enterers);
        const leader = subject.unitId === null ? undefined : chain.leaders.get(subject.unitId);
        if (subject.level === "head" && leader !== undefined && free(by(leader))) {
          expect(decided.route).to.equal(2);
          expect(decided.reviewers.map(({ officerId }) => officerId)).to.deep.equal([leader]);
        }
        if (subject.level === "leader" && chain.chiefs.length === 2 && chain.chiefs.every(free)) {
          expect(decided.route).to.equal(3);
          expect(decided.all).to.equal(true);
          for (const chief of chain.chiefs) expect(decided.reviewers.some((one) => isSame(one, chief))).to.equal(true); // prettier-ignore
        }
        if (subject.level === "chief") expect([0, 4]).to.include(decided.route);
      }),
      { numRuns: 5_000 },
    );
  });
});
