import type { Level, PostType, Series } from "../people.ts";
import type { Role } from "../role.ts";

/** 民警状态: only active ones owe files. */
export const OFFICER_STATUSES = ["active", "retired", "died", "left"] as const;
export type OfficerStatus = (typeof OFFICER_STATUSES)[number];

/** Changes of units, people, posts and charges. Days are effective days: `from` the first, `to` the last. */
export type RosterAct =
  | { act: "unitAdd"; code: string; name: string; series: Series }
  | { act: "unitEdit"; unit: string; name: string; series: Series }
  /** 撤并: everybody still posted to `unit` goes to `into` from that day; its old files stay its own. */
  | { act: "unitMerge"; unit: string; into: string; from: string }
  | {
      act: "officerAdd";
      policeNo: string;
      name: string;
      postType: PostType;
      partyMember: boolean;
      unit: string | null;
      level: Level;
      title: string | null;
      from: string;
    }
  | { act: "officerEdit"; policeNo: string; name: string; postType: PostType; partyMember: boolean }
  /** 退休, 去世, 调离: the last day in the bureau is `day`. */
  | { act: "officerStatus"; policeNo: string; status: Exclude<OfficerStatus, "active">; day: string }
  | {
      act: "posting";
      policeNo: string;
      unit: string | null;
      level: Level;
      title: string | null;
      from: string;
    }
  /** 分管: null ends it without a successor. */
  | { act: "charge"; unit: string; leader: string | null; from: string }
  /** 主持工作, 兼任: heads a unit besides his own post; null ends it. */
  | { act: "headship"; unit: string; policeNo: string | null; from: string };

/** 委托审核: dated and reasoned; the deputy reviews for the absent one on the days named. */
export type DelegationAct =
  | { act: "delegate"; absent: string; deputy: string; from: string; to: string }
  | { act: "delegationEnd"; id: number; day: string };

/** Who holds which role: 安全管理员's business. */
export interface RightsAct {
  act: "grant" | "revoke";
  account: string;
  role: Role;
  /** Only of a clerk: the unit he fills. */
  unit: string | null;
}

/** 上级机关 for 局长 and 政委: null takes the setting away. */
export interface SuperiorAct {
  act: "superior";
  account: string | null;
  /** Number of the uploaded decision. */
  evidenceNo: string | null;
}

export type ChangeAct = RosterAct | DelegationAct | RightsAct | SuperiorAct;

/** What a change is about decides who enters and who confirms it. */
export const CHANGE_KINDS = ["roster", "import", "delegation", "rights", "superior"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One line of what a change does, for the second person to read. */
export interface DiffLine {
  effect: "added" | "changed" | "transferred" | "ended" | "missing";
  /** 警号 and name, or code and name of a unit. */
  subject: string;
  /** What of it: a sentence's name in the reader's language. */
  field: string;
  from: string | null;
  to: string | null;
  /** Effective day, where it has one. */
  day: string | null;
}
