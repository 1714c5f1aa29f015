import { expect } from "chai";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { poolHosts } from "../../server/reports/excellent-pools.ts";

describe("pools of 优秀", () => {
  const { grading } = BY_2026_V1;

  it("join a unit below five to the smallest other unit of the same leader, under its name", () => {
    const sizes = new Map([[1, 3], [2, 9], [3, 7], [4, 8]]); // prettier-ignore
    const charges = new Map([[1, 100], [2, 100], [3, 200], [4, 100]]); // prettier-ignore
    expect([...poolHosts(sizes, charges, grading)]).to.deep.equal([[1, 4], [2, 2], [3, 3], [4, 4]]); // prettier-ignore
  });

  it("join a small unit also when another leader's small units have filled up before it", () => {
    const sizes = new Map([[1, 2], [2, 3], [3, 4], [4, 10]]); // prettier-ignore
    const charges = new Map([[1, 100], [2, 100], [3, 200], [4, 200]]); // prettier-ignore
    expect([...poolHosts(sizes, charges, grading)]).to.deep.equal([[1, 2], [2, 2], [3, 4], [4, 4]]); // prettier-ignore
  });

  it("are the same whether a leader's units are looked at alone or among the whole bureau", () => {
    const whole = new Map<number, number>();
    const charges = new Map<number, number>();
    for (let unit = 1; unit <= 60; unit++) {
      whole.set(unit, 1 + ((unit * 7) % 11));
      charges.set(unit, unit % 6);
    }
    const hosts = poolHosts(whole, charges, grading);
    for (const unit of whole.keys()) {
      const pool = new Set([...whole.keys()].filter((other) => hosts.get(other) === hosts.get(unit)));
      const alone = poolHosts(new Map([...whole].filter(([other]) => pool.has(other))), charges, grading);
      for (const other of pool) expect(alone.get(other), `unit ${other}`).to.equal(hosts.get(other));
    }
  });
});
