import { expect } from "chai";
import {
  ADOPTION_LABEL,
  ADOPTIONS,
  isCarried,
  isEditable,
  nextState,
  PLACE_LABEL,
  PLACES,
  RULE_STATES,
  type Seat,
} from "../../domain/rules/rule-life.ts";

const GROUP: Seat[] = [
  { accountId: 1, place: "chair" },
  { accountId: 2, place: "deputy" },
  { accountId: 3, place: "deputy" },
  { accountId: 4, place: "member" },
  { accountId: 5, place: "member" },
];
const carried = (...signed: number[]) => isCarried(GROUP, new Set(signed));

describe("the life of rules", () => {
  it("has one way through its states, and edits a draft and a discussion draft only", () => {
    const way = RULE_STATES.map((state) => nextState(state));
    expect(way).to.deep.equal([...RULE_STATES.slice(1), null]);
    expect(RULE_STATES.filter(isEditable)).to.deep.equal(["draft", "discussion"]);
  });

  it("is carried by the chair and at least half of the members", () => {
    expect(carried(1, 2)).to.equal(false);
    expect(carried(1, 2, 4)).to.equal(true);
    expect(carried(2, 3, 4, 5)).to.equal(false);
    // Somebody who is no member does not count.
    expect(carried(1, 2, 9)).to.equal(false);
    expect(isCarried([], new Set([1]))).to.equal(false);
  });

  it("lets a deputy lead where the chair stands aside", () => {
    const without = GROUP.filter(({ place }) => place !== "chair");
    expect(isCarried(without, new Set([2, 4]))).to.equal(true);
    expect(isCarried(without, new Set([4, 5]))).to.equal(false);
  });

  it("has a word for every place and adoption", () => {
    expect(Object.keys(PLACE_LABEL)).to.deep.equal([...PLACES]);
    expect(Object.keys(ADOPTION_LABEL)).to.deep.equal([...ADOPTIONS]);
  });
});
