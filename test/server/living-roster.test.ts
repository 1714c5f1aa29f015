import { expect } from "chai";
import { rosterOfDecember2024 } from "../../server/demo/living-roster.ts";
import { makeOfficers } from "../../server/demo/officers.ts";
import { DEMO_UNITS } from "../../server/demo/organisation.ts";

describe("the demonstration's two years of people", () => {
  const today = makeOfficers(20261104);
  const places = (officers: typeof today) =>
    officers.map(({ policeNo, unit, level }) => `${policeNo} ${unit} ${level}`).sort();

  it("lead from December 2024 to the 600 of today, change by change", () => {
    const roster = rosterOfDecember2024(today);
    expect(roster.officers).to.have.length(600);
    expect(places(roster.officers)).to.not.deep.equal(places(today));
    const months = roster.changes.map(({ month }) => month);
    expect(months).to.deep.equal([...months].sort());
    for (const change of roster.changes) change.apply(roster);
    expect(places(roster.officers)).to.deep.equal(places(today));
    for (const { code, inCharge } of DEMO_UNITS) expect(roster.charges.get(code)).to.equal(inCharge);
  });
  it("keep one head in every unit at every moment", () => {
    const roster = rosterOfDecember2024(today);
    const heads = () => roster.officers.filter(({ level }) => level === "head").map(({ unit }) => unit).sort(); // prettier-ignore
    const all = DEMO_UNITS.map(({ code }) => code);
    expect(heads()).to.deep.equal(all);
    for (const change of roster.changes) {
      change.apply(roster);
      expect(heads()).to.deep.equal(all);
    }
  });
});
