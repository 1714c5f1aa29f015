import type { Bilingual, Language } from "../language.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, SERIES_LABEL, type Level } from "../people.ts";
import { ACT_PROBLEMS, CHANGED_FIELD, STATUS_TEXT, YES_NO } from "./act-sentences.ts";
import type { DiffLine, RosterAct } from "./acts.ts";
import {
  copyRoster,
  dayBeside,
  rowOn,
  type HoldingRow,
  type OfficerRow,
  type PostingRow,
  type Roster,
} from "./model.ts";

/** What became of a bureau when acts were tried on it. */
export interface Tried {
  after: Roster;
  diff: DiffLine[];
  /** Which act cannot be done, and why; with any of them nothing is entered. */
  problems: { index: number; message: string }[];
}

/**
 * Tries acts on a copy of the bureau, in their order: what they make of it, line by line for the second person to read, or why
 * not. Nothing is written; the difference between `roster` and `after` is.
 */
export function tryActs(roster: Roster, acts: readonly RosterAct[], language: Language): Tried {
  const trial = new Trial(copyRoster(roster), language);
  acts.forEach((act, index) => {
    trial.index = index;
    trial.try(act);
  });
  trial.checkHeads();
  return { after: trial.roster, diff: trial.diff, problems: trial.problems };
}

type Problem = keyof typeof ACT_PROBLEMS;

class Trial {
  readonly roster: Roster;
  readonly diff: DiffLine[] = [];
  readonly problems: Tried["problems"] = [];
  index = 0;
  readonly #language: Language;
  readonly #headed = new Map<string, number>();

  constructor(roster: Roster, language: Language) {
    this.roster = roster;
    this.#language = language;
  }

  try(act: RosterAct): void {
    if (act.act === "unitAdd") this.#unitAdd(act);
    else if (act.act === "unitEdit") this.#unitEdit(act);
    else if (act.act === "unitMerge") this.#unitMerge(act);
    else if (act.act === "officerAdd") this.#officerAdd(act);
    else if (act.act === "officerEdit") this.#officerEdit(act);
    else if (act.act === "officerStatus") this.#officerStatus(act);
    else if (act.act === "posting") this.#posting(act);
    else if (act.act === "charge") this.#hold("charge", this.roster.charges, act.unit, act.leader, act.from);
    else this.#hold("headship", this.roster.headships, act.unit, act.policeNo, act.from);
  }

  /** No unit ends up with two heads. */
  checkHeads(): void {
    for (const [unit, index] of this.#headed) {
      const heads = [...this.roster.officers.values()].filter(({ status, postings }) =>
        status === "active" && postings.some((post) => post.unit === unit && post.level === "head" && post.to === null),
      ); // prettier-ignore
      this.index = index;
      if (heads.length > 1) this.#no("twoHeads", unit);
    }
  }

  #unitAdd({ code, name, series }: Extract<RosterAct, { act: "unitAdd" }>): void {
    if (this.roster.units.has(code)) return this.#no("unitExists", code);
    this.roster.units.set(code, { id: null, code, name, series });
    this.#say("added", `${code} ${name}`, "unit", null, this.#in(SERIES_LABEL[series]));
  }

  #unitEdit({ unit: code, name, series }: Extract<RosterAct, { act: "unitEdit" }>): void {
    const unit = this.roster.units.get(code);
    if (!unit) return this.#no("unitUnknown", code);
    const before = { ...unit };
    Object.assign(unit, { name, series });
    const said = this.diff.length;
    this.#compare(`${code} ${name}`, "name", before.name, name);
    this.#compare(
      `${code} ${name}`,
      "series",
      this.#in(SERIES_LABEL[before.series]),
      this.#in(SERIES_LABEL[series]),
    );
    if (this.diff.length === said) this.#no("nothing");
  }

  #unitMerge({ unit, into, from }: Extract<RosterAct, { act: "unitMerge" }>): void {
    for (const code of [unit, into]) if (!this.roster.units.has(code)) return this.#no("unitUnknown", code);
    if (unit === into) return this.#no("sameUnit", unit);
    const members = [...this.roster.officers.values()].filter(
      ({ status, postings }) => status === "active" && rowOn(postings, from)?.unit === unit,
    );
    for (const officer of members) {
      const { level, title } = rowOn(officer.postings, from)!;
      // The unit that stays keeps its head; the other one becomes a deputy until somebody posts him.
      this.#post(officer, { unit: into, level: level === "head" ? "deputy" : level, title, from });
    }
    for (const [what, rows] of [["charge", this.roster.charges], ["headship", this.roster.headships]] as const) {
      if (rowOn(rows.filter((row) => row.unit === unit), from)) this.#hold(what, rows, unit, null, from);
    } // prettier-ignore
    this.#say("ended", this.#unitText(unit), "unit", null, this.#unitText(into), from);
  }

  #officerAdd(act: Extract<RosterAct, { act: "officerAdd" }>): void {
    const { policeNo, name, postType, partyMember } = act;
    if (this.roster.officers.has(policeNo)) return this.#no("officerExists", policeNo);
    const officer: OfficerRow = {
      id: null,
      policeNo,
      name,
      postType,
      partyMember,
      status: "active",
      postings: [],
    };
    this.roster.officers.set(policeNo, officer);
    const about = [POST_TYPE_LABEL[postType], partyMember ? CHANGED_FIELD.partyMember : null];
    this.#say("added", `${policeNo} ${name}`, "officer", null, about.flatMap((one) => (one ? this.#in(one) : [])).join(" "), act.from); // prettier-ignore
    this.#post(officer, act);
  }

  #officerEdit(act: Extract<RosterAct, { act: "officerEdit" }>): void {
    const officer = this.roster.officers.get(act.policeNo);
    if (!officer) return this.#no("officerUnknown", act.policeNo);
    const before = { ...officer };
    const { name, postType, partyMember } = act;
    Object.assign(officer, { name, postType, partyMember });
    const subject = `${act.policeNo} ${before.name}`;
    const said = this.diff.length;
    this.#compare(subject, "officerName", before.name, name);
    this.#compare(
      subject,
      "postType",
      this.#in(POST_TYPE_LABEL[before.postType]),
      this.#in(POST_TYPE_LABEL[postType]),
    );
    this.#compare(subject, "partyMember", this.#yes(before.partyMember), this.#yes(partyMember));
    if (this.diff.length === said) this.#no("nothing");
  }

  #officerStatus({ policeNo, status, day }: Extract<RosterAct, { act: "officerStatus" }>): void {
    const officer = this.roster.officers.get(policeNo);
    if (!officer) return this.#no("officerUnknown", policeNo);
    if (officer.status !== "active") return this.#no("officerGone", policeNo);
    if (day < dayBeside(this.roster.earliest, -1)) return this.#no("tooEarly", this.roster.earliest);
    for (const row of officer.postings)
      if (row.to === null || row.to > day) row.to = row.from > day ? row.from : day;
    for (const row of [...this.roster.charges, ...this.roster.headships])
      if (row.policeNo === policeNo && (row.to === null || row.to > day))
        row.to = row.from > day ? row.from : day;
    officer.status = status;
    this.#say("ended", `${policeNo} ${officer.name}`, "status", this.#in(STATUS_TEXT.active), this.#in(STATUS_TEXT[status]), day); // prettier-ignore
  }

  #posting(act: Extract<RosterAct, { act: "posting" }>): void {
    const officer = this.roster.officers.get(act.policeNo);
    if (!officer) return this.#no("officerUnknown", act.policeNo);
    if (officer.status !== "active") return this.#no("officerGone", act.policeNo);
    this.#post(officer, act);
  }

  #post(
    officer: OfficerRow,
    post: { unit: string | null; level: Level; title: string | null; from: string },
  ): void {
    const { unit, level, title, from } = post;
    if (unit === null && level !== "leader" && level !== "chief") return this.#no("unitNeeded");
    if (unit !== null && !this.roster.units.has(unit)) return this.#no("unitUnknown", unit);
    if (from < this.roster.earliest) return this.#no("tooEarly", this.roster.earliest);
    const later = officer.postings.find((row) => row.from > from);
    if (later) return this.#no("laterExists", later.from);
    const current = rowOn(officer.postings, from);
    if (current?.unit === unit && current.level === level && current.title === title)
      return this.#no("nothing");
    const before = current ? this.#postText(current) : null;
    const moves = current !== undefined && current.unit !== unit;
    const next: PostingRow = { id: null, unit, level, title, from, to: null };
    if (current?.from === from) Object.assign(current, { unit, level, title });
    else {
      if (current) current.to = dayBeside(from, -1);
      officer.postings.push(next);
    }
    if (level === "head" && unit !== null) this.#headed.set(unit, this.index);
    this.#say(moves ? "transferred" : current ? "changed" : "added", `${officer.policeNo} ${officer.name}`, "post", before, this.#postText(next), from); // prettier-ignore
  }

  #hold(
    what: "charge" | "headship",
    rows: HoldingRow[],
    unit: string,
    policeNo: string | null,
    from: string,
  ): void {
    if (!this.roster.units.has(unit)) return this.#no("unitUnknown", unit);
    if (from < this.roster.earliest) return this.#no("tooEarly", this.roster.earliest);
    const officer = policeNo === null ? undefined : this.roster.officers.get(policeNo);
    if (policeNo !== null && !officer) return this.#no("officerUnknown", policeNo);
    if (officer && officer.status !== "active") return this.#no("officerGone", officer.policeNo);
    if (officer && what === "charge" && !isLeader(rowOn(officer.postings, from)?.level))
      return this.#no("notLeader", officer.policeNo);
    const own = rows.filter((row) => row.unit === unit);
    const later = own.find((row) => row.from > from);
    if (later) return this.#no("laterExists", later.from);
    const current = rowOn(own, from);
    if ((current?.policeNo ?? null) === policeNo) return this.#no("nothing");
    const before = current ? this.#officerText(current.policeNo) : null;
    if (current && current.from === from) {
      if (policeNo === null) rows.splice(rows.indexOf(current), 1);
      else current.policeNo = policeNo;
    } else {
      if (current) current.to = dayBeside(from, -1);
      if (policeNo !== null) rows.push({ id: null, unit, policeNo, from, to: null });
    }
    const after = policeNo === null ? null : this.#officerText(policeNo);
    this.#say(after === null ? "ended" : before === null ? "added" : "changed", this.#unitText(unit), what, before, after, from); // prettier-ignore
  }

  #no(problem: Problem, detail = ""): void {
    const sentence: (detail: string) => Bilingual = ACT_PROBLEMS[problem];
    this.problems.push({ index: this.index, message: this.#in(sentence(detail)) });
  }

  #say(effect: DiffLine["effect"], subject: string, field: keyof typeof CHANGED_FIELD, from: string | null, to: string | null, day: string | null = null): void {
    this.diff.push({ effect, subject, field: this.#in(CHANGED_FIELD[field]), from, to, day });
  } // prettier-ignore

  #compare(subject: string, field: keyof typeof CHANGED_FIELD, from: string, to: string): void {
    if (from !== to) this.#say("changed", subject, field, from, to);
  }

  #in(text: Bilingual): string {
    return text[this.#language];
  }

  #yes(value: boolean): string {
    return this.#in(value ? YES_NO.yes : YES_NO.no);
  }

  #unitText(code: string): string {
    return `${code} ${this.roster.units.get(code)?.name ?? ""}`.trim();
  }

  #officerText(policeNo: string): string {
    return `${policeNo} ${this.roster.officers.get(policeNo)?.name ?? ""}`.trim();
  }

  #postText({ unit, level, title }: PostingRow): string {
    return [unit === null ? null : this.#unitText(unit), title ?? this.#in(LEVEL_LABEL[level])]
      .filter(Boolean)
      .join(" ");
  }
}

function isLeader(level: Level | undefined): boolean {
  return level === "leader" || level === "chief";
}
