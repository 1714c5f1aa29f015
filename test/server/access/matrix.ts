import type { Role } from "../../../domain/role.ts";

/**
 * Who may what: every route of the API, for each of the fifteen roles, over whom and in which state. Written from the
 * role matrix of the design, not from the routes' own declarations: where the two differ, the tests fail.
 */

/** How somebody stands to what is asked for; each is a plain fact of the organisation. */
export const RELATIONS = [
  /** Every one of the bureau, whoever he is to it. */
  "any",
  /** It is his own file, his own line, what he himself entered. */
  "own",
  /** Everyone but those it is about, or who entered it, themselves. */
  "others",
  /** Clerk of its unit. */
  "fills",
  /** Head of its unit. */
  "heads",
  /** Acting for its unit's absent head (委托审核): he reads and reviews, and enters nothing. */
  "actsFor",
  /** Bureau leader in charge of its unit. */
  "inCharge",
  /** The reviewer computed for it, or who acts for him. */
  "reviews",
  /** Posted in its unit. */
  "member",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Over whom each role may; a role that is not named never may. */
export type Reach = Readonly<Partial<Record<Role, readonly Relation[]>>>;

/** What a request is about, and therefore in which states it is tried. */
export type Over =
  /** Nothing in particular: the bureau, or the caller himself. */
  | "bureau"
  /** An officer's report in every state of its life. */
  | "report"
  /** A unit's month before and after publication. */
  | "unit"
  /** A row, a credit or an event of an officer, or an event of a unit. */
  | "line"
  /** A file of evidence: ordinary, of a sanction, of a complaint. */
  | "evidence"
  /** An officer's event by the department that confirms it, or a unit's, which 政治处 confirms. */
  | "event"
  /** A department's list. */
  | "department"
  /** A bulletin as draft and issued. */
  | "bulletin"
  /** A quarter or year as draft, proposed, announced. */
  | "assessment"
  /** An officer's grade, or an item of his file. */
  | "objectionTo"
  | "objection"
  | "correction"
  | "reopening"
  /** A pending change, by its kind. */
  | "change"
  /** A change to be entered, by its kind. */
  | "newChange"
  | "notice"
  /** A campaign being set up and a running one. */
  | "campaign"
  /** The same and a unit's entries in it. */
  | "campaignUnit"
  /** A department's register, by its name. */
  | "register"
  /** An entry of one of them. */
  | "entry"
  /** A unit's sheet of 领导评价 and of 民主测评. */
  | "appraisal";

export interface Entry {
  over: Over;
  /** By state; `always` where the state decides nothing. */
  may: Readonly<Record<string, Reach>>;
  /** Nobody's name is asked: also who is not signed in. */
  anonymous?: true;
  /** What one may not have answers exactly as what does not exist. */
  secret?: true;
}

const ANY = ["any"] as const;
function roles(...names: Role[]): Reach {
  return Object.fromEntries(names.map((name) => [name, ANY]));
}

/** The same roles, over this relation only. */
function each(reach: Reach, relation: Relation): Reach {
  return Object.fromEntries(Object.keys(reach).map((role) => [role, [relation]]));
}

const BUSINESS = roles(
  ...(["officer", "clerk", "head", "leader", "chief", "filesOffice", "politicalOffice"] as const),
  ...(["disciplineOffice", "assessmentOffice", "leadingGroup", "petitions", "legal"] as const),
);
const EVERYONE: Reach = { ...BUSINESS, ...roles("systemAdmin", "securityAdmin", "auditAdmin") };
/** 全局: whose business is the whole bureau. */
const OFFICES = roles(
  ...(["chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"] as const),
  "leadingGroup",
);
/** Who prepares, takes and records what the party committee decides. */
const COMMITTEE = roles("politicalOffice", "assessmentOffice", "disciplineOffice", "chief", "leadingGroup");
/** 档案摘录: for panels, and his own. */
const EXTRACT: Reach = { ...roles("politicalOffice", "chief", "leadingGroup"), officer: ["own"] };
const FILES = roles("filesOffice");
const RULE_MAKERS = roles("assessmentOffice", "leadingGroup", "chief");
const KEEPERS = roles("systemAdmin", "politicalOffice");
const TRAINERS = roles("filesOffice", "politicalOffice");

/** 读取未公布档案: o, u, u+v, t+v, 全局. */
const UNPUBLISHED: Reach = {
  ...OFFICES,
  officer: ["own"],
  clerk: ["fills"],
  head: ["heads", "actsFor", "reviews"],
  leader: ["inCharge", "reviews"],
};
/** A unit as a whole; nobody's by being its member. */
const UNIT: Reach = { ...OFFICES, clerk: ["fills"], head: ["heads", "actsFor"], leader: ["inCharge"] };
/** The unit's sheet: a member is shown his own row. */
const UNIT_OR_MEMBER: Reach = { ...UNIT, officer: ["member"] };
const CLERK: Reach = { clerk: ["fills"] };
const REVIEWER: Reach = { head: ["reviews"], leader: ["reviews"], chief: ["reviews"] };
const NOBODY: Reach = {};

/** 相互浏览: before publication the chain, afterwards every business role. */
const FILE = { unpublished: UNPUBLISHED, published: BUSINESS };
const always = (reach: Reach) => ({ always: reach });
const bureau = (reach: Reach): Entry => ({ over: "bureau", may: always(reach) });
const unit = (reach: Reach, secret?: true): Entry => ({
  over: "unit",
  may: always(reach),
  ...(secret && { secret }),
});
/** The bulletin's own office alone, drafts and issued ones alike. */
const bulletinWork: Entry = { over: "bulletin", may: { draft: FILES, issued: FILES } };

const DISCRIMINATION = roles("assessmentOffice", "leadingGroup", "chief", "politicalOffice");
const campaignWork: Entry = {
  over: "campaign",
  may: { draft: roles("assessmentOffice"), running: roles("assessmentOffice") },
};
/** 每日填报: u of clerk and head, every unit's of the two offices that keep lists; who acts for a head enters nothing. */
const KEEP_LISTS = roles("filesOffice", "assessmentOffice");
const campaignEntry: Entry = {
  over: "campaignUnit",
  may: { draft: KEEP_LISTS, running: { ...KEEP_LISTS, clerk: ["fills"], head: ["heads"] } },
  secret: true,
};
/** 年度评价: totals are 考核办's; a leader's word is given by the leader in charge, by 局长 and 政委 for leaders. */
const APPRAISERS = roles("assessmentOffice", "chief", "leadingGroup");
const readAppraisals: Entry = {
  over: "appraisal",
  may: { leaders: { ...APPRAISERS, leader: ["inCharge"] }, democratic: APPRAISERS },
};
const enterAppraisals: Entry = {
  over: "appraisal",
  may: {
    leaders: { ...roles("assessmentOffice", "chief"), leader: ["inCharge"] },
    democratic: roles("assessmentOffice"),
  },
};
/** A draft is 考核办's own; a proposed year goes to those who decide it; announced it is everybody's. */
const assessment: Entry = {
  over: "assessment",
  may: {
    draft: roles("assessmentOffice"),
    proposed: roles("assessmentOffice", "chief", "leadingGroup", "politicalOffice"),
    announced: BUSINESS,
  },
  secret: true,
};

/** By department: what its own documents decide. */
const DEPARTMENTS = {
  politicalOffice: roles("politicalOffice"),
  disciplineOffice: roles("disciplineOffice"),
  petitions: roles("petitions"),
  legal: roles("legal"),
};

/** Ordinary evidence: officer o, clerk u, head and leader v, 全局. */
const EVIDENCE: Record<string, Reach> = {
  ordinary: {
    ...OFFICES,
    ...{ officer: ["own"], clerk: ["fills"], head: ["heads", "reviews"], leader: ["reviews"] },
  },
  // Of a sanction: its officer, his reviewer, and who decides on people; not the clerk, not 考核办.
  sanction: {
    ...roles("chief", "filesOffice", "politicalOffice", "disciplineOffice", "leadingGroup"),
    ...{ officer: ["own"], head: ["reviews"], leader: ["reviews"] },
  },
  // It names complainants: 信访 keeps it, of reviewers only a bureau leader reads it, the officer never.
  complaint: {
    ...roles("chief", "politicalOffice", "disciplineOffice", "leadingGroup", "petitions"),
    leader: ["reviews"],
  },
};

/** That there is proof of an event: whoever sees the unpublished file, and the departments with registers. */
const EVENT: Reach = {
  ...UNPUBLISHED,
  ...roles("petitions", "legal"),
};

const REGISTERS_KEPT = {
  inspection: roles("disciplineOffice"),
  complaint: roles("petitions"),
  legal: roles("legal"),
  sanction: roles("disciplineOffice"),
  award: roles("politicalOffice"),
};
/** 投诉、信访详情: never the files office (it would learn complainants' names). */
const REGISTERS_READ = {
  inspection: { ...OFFICES, ...roles("leader", "head") },
  complaint: {
    ...roles("chief", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup", "petitions"),
    ...roles("leader"),
  },
  legal: { ...OFFICES, ...roles("legal", "leader", "head") },
  sanction: { ...OFFICES, ...roles("leader") },
  award: { ...OFFICES, ...roles("leader") },
};

/** Whoever may enter and confirm a change: two persons in two roles. */
const CHANGES = {
  enters: {
    roster: KEEPERS,
    delegation: roles("politicalOffice", "chief", "leader", "head"),
    rights: roles("securityAdmin"),
    superior: roles("politicalOffice"),
  },
  /** Pending ones were entered by 系统管理员 (roster), 部门主要负责人 (delegation), 安全管理员 (rights), 政治处 (superior). */
  confirms: {
    roster: roles("politicalOffice"),
    delegation: { politicalOffice: ["others"], systemAdmin: ["others"] },
    rights: roles("systemAdmin"),
    superior: roles("systemAdmin"),
  },
} satisfies Record<string, Record<string, Reach>>;

const SECOND_PERSON: Reach = {
  // Asked by 档案办: a second person, of another role, and not the file's own subject.
  ...{ politicalOffice: ["others"], disciplineOffice: ["others"], assessmentOffice: ["others"] },
  ...{ chief: ["others"], leadingGroup: ["others"] },
};

export const ACCESS: Readonly<Record<string, Entry>> = {
  signIn: { over: "bureau", may: always(EVERYONE), anonymous: true },
  readClock: { over: "bureau", may: always(EVERYONE), anonymous: true },
  signOut: bureau(EVERYONE),
  readMe: bureau(EVERYONE),
  changePassword: bureau(EVERYONE),
  listToursTaken: bureau(EVERYONE),
  takeTour: bureau(EVERYONE),

  // Calendar and months: read by every business role, kept by the files office.
  listMonths: bureau(BUSINESS),
  readMonth: bureau(BUSINESS),
  readCalendar: bureau(BUSINESS),
  exportCalendar: bureau(BUSINESS),
  listDeadlines: bureau(BUSINESS),
  readDeadlines: bureau(BUSINESS),
  importCalendar: bureau(FILES),
  setCalendarDay: bureau(FILES),
  adjustDeadlines: bureau(FILES),
  openWindowMonths: bureau(FILES),

  // The telephone book, and the organisation that decides who reviews whom.
  listUnits: bureau(BUSINESS),
  searchOfficers: bureau(BUSINESS),
  listOrganisation: bureau({ ...OFFICES, ...roles("systemAdmin", "securityAdmin", "leader", "head") }),
  readOrganisationUnit: bureau({ ...OFFICES, ...roles("systemAdmin", "securityAdmin", "leader", "head") }),
  listChanges: bureau(roles("systemAdmin", "securityAdmin", "politicalOffice", "chief", "leader", "head")),
  enterChange: { over: "newChange", may: CHANGES.enters },
  decideChange: { over: "change", may: CHANGES.confirms },
  importRoster: bureau(KEEPERS),
  exportRoster: bureau(KEEPERS),
  searchAccounts: bureau(roles("systemAdmin", "securityAdmin")),
  readRules: bureau(BUSINESS),
  // Differences are read like the versions they are between; the rest shows points under rules that are no law yet.
  compareRules: bureau(BUSINESS),
  exportRules: bureau(BUSINESS),
  printRules: bureau(BUSINESS),
  previewRuleImport: bureau(RULE_MAKERS),
  readRuleLab: bureau(RULE_MAKERS),
  lintRules: bureau(RULE_MAKERS),
  runSandbox: bureau(RULE_MAKERS),
  listSandboxOfficers: bureau(RULE_MAKERS),
  explainSandbox: bureau(RULE_MAKERS),

  // 考核细则: written by 考核办, commented on by all, signed by 领导小组, put in force by a second person (局长、政委).
  listRules: bureau(BUSINESS),
  readRuleVersion: bureau(BUSINESS),
  compareTrial: bureau(BUSINESS),
  listRuleComments: bureau(BUSINESS),
  commentOnRules: bureau(BUSINESS),
  importDraft: bureau(roles("assessmentOffice")),
  replaceDraft: bureau(roles("assessmentOffice")),
  copyRuleSet: bureau(roles("assessmentOffice")),
  saveDraftRules: bureau(roles("assessmentOffice")),
  moveRules: bureau(roles("assessmentOffice")),
  answerRuleComment: bureau(roles("assessmentOffice")),
  signAdoption: bureau(roles("chief", "leader", "leadingGroup")),
  readLeadingGroup: bureau(BUSINESS),
  askRuleChange: bureau(roles("assessmentOffice", "politicalOffice")),
  decideRuleChange: bureau(roles("chief")),

  // 账号: kept by 系统管理员, unlocked by 安全管理员, too; rights are entered as changes.
  listAccounts: bureau(roles("systemAdmin", "securityAdmin")),
  createAccount: bureau(roles("systemAdmin")),
  handOutPasswords: bureau(roles("systemAdmin")),
  setAccountState: bureau(roles("systemAdmin")),
  resetPassword: bureau(roles("systemAdmin")),
  unlockAccount: bureau(roles("systemAdmin", "securityAdmin")),

  // Figures: open to every business role, each over the rows he may see (tested beside).
  readOverview: bureau(BUSINESS),
  readCompletion: bureau(BUSINESS),
  readSteps: bureau(BUSINESS),
  readDistribution: bureau(BUSINESS),
  readRanking: bureau(BUSINESS),
  readUnitRanking: bureau(BUSINESS),
  readTrend: bureau(BUSINESS),
  readUnitProfile: { over: "unit", may: { unpublished: UNIT, published: BUSINESS }, secret: true },
  readCompare: bureau(BUSINESS),
  readWall: { over: "unit", may: { unpublished: NOBODY, published: BUSINESS }, secret: true },

  // Files.
  browseFiles: bureau(BUSINESS),
  readFile: { over: "report", may: FILE, secret: true },
  readTrace: { over: "report", may: always(UNPUBLISHED), secret: true },
  readOfficerPaper: { over: "report", may: FILE, secret: true },
  downloadOfficerPaper: { over: "report", may: FILE, secret: true },
  readUnitPaper: unit(UNIT, true),
  downloadUnitPaper: unit(UNIT, true),
  checkPaper: bureau(BUSINESS),

  // Filling: own as an officer, the unit as its clerk; events also as head.
  readMonthForm: unit(UNIT_OR_MEMBER, true),
  pushMonth: {
    over: "line",
    may: {
      row: { officer: ["own"], clerk: ["fills"] },
      credit: { officer: ["own"], clerk: ["fills"] },
      event: { officer: ["own"], clerk: ["fills"], head: ["heads"] },
      unitEvent: { clerk: ["fills"], head: ["heads"] },
    },
  },
  readMyMonth: bureau(roles("officer")),
  readDraft: bureau(roles("officer")),
  saveDraft: bureau(roles("officer")),
  discardDraft: bureau(roles("officer")),
  readCollected: unit(UNIT_OR_MEMBER, true),
  listSegments: unit(UNIT, true),
  saveSegment: unit(CLERK, true),
  attestReport: { over: "report", may: always({ officer: ["own"] }), secret: true },
  readPackage: unit(UNIT, true),
  submitUnit: unit(CLERK),
  withdrawSubmission: unit(CLERK),
  readPlan: unit(UNIT, true),
  pushPlan: unit(CLERK),
  uploadPlan: unit(CLERK, true),
  listCases: unit(UNIT, true),
  importCases: bureau(roles("clerk", "filesOffice", "assessmentOffice")),

  // Review: nobody but the computed reviewer; the files office hands back, never its own.
  readReviewSheet: bureau(BUSINESS),
  signReports: { over: "report", may: always(REVIEWER) },
  returnReport: { over: "report", may: always({ ...REVIEWER, filesOffice: ["others"] }), secret: true },

  // Publication.
  readPublication: bureau(OFFICES),
  checkReports: bureau(FILES),
  publishMonth: bureau(FILES),

  // Evidence and confirmation.
  storeEvidence: {
    over: "line",
    may: {
      event: {
        ...roles("filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"),
        ...roles("petitions", "legal"),
        ...{ officer: ["own"], clerk: ["fills"], head: ["heads"] },
      },
      unitEvent: {
        ...roles("filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"),
        ...roles("petitions", "legal"),
        ...{ clerk: ["fills"], head: ["heads"] },
      },
    },
  },
  listEvidence: bureau(BUSINESS),
  openEvidence: { over: "evidence", may: EVIDENCE, secret: true },
  // Filed by 纪检督察室 in the fixture, which may take them down; of ordinary ones the clerk, too.
  removeEvidence: {
    over: "evidence",
    may: {
      ordinary: { clerk: ["fills"], disciplineOffice: ANY },
      sanction: roles("disciplineOffice"),
      complaint: roles("disciplineOffice"),
    },
    secret: true,
  },
  readEventEvidence: {
    over: "event",
    may: {
      ...Object.fromEntries(Object.keys(DEPARTMENTS).map((department) => [department, EVENT])),
      // It counts for every member, who sees that there is proof, not what it says.
      unit: { ...EVENT, officer: ["member"] },
    },
    secret: true,
  },
  listConfirmations: { over: "department", may: DEPARTMENTS },
  confirmEvent: { over: "event", may: { ...DEPARTMENTS, unit: roles("politicalOffice") } },
  registerEvent: bureau(roles("politicalOffice", "disciplineOffice", "petitions", "legal")),

  // 登记簿: each kept by its department; read by the offices (complaints not by the files office), leaders and heads of theirs.
  listRegister: { over: "register", may: REGISTERS_READ },
  keepRegister: { over: "register", may: REGISTERS_KEPT },
  importRegister: { over: "register", may: REGISTERS_KEPT },
  downloadRegisterSheet: bureau(roles("disciplineOffice", "petitions", "legal", "politicalOffice")),
  withdrawEntry: { over: "entry", may: REGISTERS_KEPT, secret: true },
  listInspectionReports: bureau(REGISTERS_READ.inspection),
  issueInspectionReport: bureau(roles("disciplineOffice")),
  receiveInspectionReport: bureau(FILES),

  readJournal: bureau(roles("auditAdmin")),
  exportOfficerYear: bureau(BUSINESS),
  exportAnnualWorkbook: bureau({ ...OFFICES, ...roles("clerk", "head", "leader") }),

  listTodos: bureau(BUSINESS),
  listNotices: bureau(BUSINESS),
  readAllNotices: bureau(BUSINESS),
  readNotice: { over: "notice", may: always(each(BUSINESS, "own")), secret: true },

  listTrainings: bureau(BUSINESS),
  listMissingTrainees: bureau(TRAINERS),
  enterTraining: bureau(TRAINERS),
  readTraining: bureau(TRAINERS),
  changeTraining: bureau(TRAINERS),
  keepAttendance: bureau(TRAINERS),
  uploadAttendance: bureau(TRAINERS),

  // 通报: every business role once issued; drafts and their making the files office's.
  listBulletins: bureau(BUSINESS),
  readBulletin: { over: "bulletin", may: { draft: FILES, issued: BUSINESS }, secret: true },
  downloadBulletin: { over: "bulletin", may: { draft: FILES, issued: BUSINESS }, secret: true },
  draftBulletin: bureau(FILES),
  editBulletin: bulletinWork,
  refreshBulletin: bulletinWork,
  issueBulletin: bulletinWork,
  discardBulletin: bulletinWork,
  listShares: bureau(FILES),
  assignShares: bureau(FILES),
  readBulletinSettings: bureau(FILES),
  changeBulletinSettings: bureau(FILES),

  // 异议、质疑: one's own grade; any published item of another. What is not published is not there.
  raiseObjection: {
    over: "objectionTo",
    may: {
      "grade unpublished": NOBODY,
      "grade published": { officer: ["own"] },
      "doubt unpublished": NOBODY,
      "doubt published": each(BUSINESS, "others"),
    },
  },
  readObjectionForm: { over: "report", may: { unpublished: NOBODY, published: BUSINESS }, secret: true },
  listObjections: bureau(BUSINESS),
  answerObjection: { over: "objection", may: always({ filesOffice: ["others"], leadingGroup: ["others"] }) },
  revealReporter: { over: "objection", may: always({ filesOffice: ["others"] }) },
  // 争议: the officer's own objection to the leading group, whose members decide.
  escalateObjection: bureau(BUSINESS),
  listDisputes: bureau(BUSINESS),
  decideDispute: bureau(roles("chief", "leader", "leadingGroup")),

  // 更正、解锁: `2` of the matrix.
  askCorrection: {
    over: "report",
    may: always({ filesOffice: ["others"], politicalOffice: ["others"], disciplineOffice: ["others"] }),
  },
  recordLateResults: bureau(roles("filesOffice", "politicalOffice", "disciplineOffice")),
  readCorrectionForm: {
    over: "report",
    may: always(roles("filesOffice", "politicalOffice", "disciplineOffice")),
  },
  listCorrections: bureau(BUSINESS),
  readCorrection: { over: "correction", may: always({ ...OFFICES, officer: ["own"] }), secret: true },
  decideCorrection: { over: "correction", may: always(SECOND_PERSON) },
  askReopening: bureau(FILES),
  listReopenings: bureau(BUSINESS),
  // 专项行动: set by 考核办; running ones read by all, their entries by scope; entered by the unit's clerk or head.
  listCampaigns: bureau(BUSINESS),
  createCampaign: bureau(roles("assessmentOffice")),
  readCampaign: { over: "campaign", may: { draft: OFFICES, running: OFFICES } },
  changeCampaign: campaignWork,
  moveCampaign: campaignWork,
  enterExternalRank: campaignWork,
  readTargetsWorkbook: campaignWork,
  exportTargets: { over: "campaign", may: { draft: OFFICES, running: OFFICES } },
  readCampaignBoard: { over: "campaign", may: { draft: OFFICES, running: BUSINESS }, secret: true },
  listContributors: { over: "campaign", may: { draft: OFFICES, running: BUSINESS }, secret: true },
  readEntrySheet: { over: "campaignUnit", may: { draft: OFFICES, running: UNIT }, secret: true },
  exportEntrySheet: { over: "campaignUnit", may: { draft: OFFICES, running: UNIT }, secret: true },
  pushActuals: campaignEntry,
  uploadActuals: campaignEntry,

  // 区分度: a reviewer's habits are the business of those who answer for the grading.
  readDiscrimination: bureau(DISCRIMINATION),
  listGradings: bureau(DISCRIMINATION),

  decideReopening: { over: "reopening", may: always(SECOND_PERSON) },

  listAppraisals: bureau({ ...APPRAISERS, ...roles("leader") }),
  readAppraisalSheet: readAppraisals,
  exportAppraisalSheet: readAppraisals,
  pushAppraisals: enterAppraisals,
  uploadAppraisals: enterAppraisals,
  // 季度、半年、年度: announced results are everybody's; 核实扣分 the examining offices'.
  listAssessments: bureau(BUSINESS),
  listStandings: assessment,
  explainStanding: assessment,
  listOfficerStandings: bureau(BUSINESS),
  listAssessmentChanges: assessment,
  listDeductions: bureau(OFFICES),
  // 考核办 computes and proposes, 局长 and 政委 decide the year; 核实扣分 is 考核办's to enter.
  computeAssessment: bureau(roles("assessmentOffice")),
  announceAssessment: bureau(roles("assessmentOffice")),
  proposeYear: bureau(roles("assessmentOffice")),
  approveYear: bureau(roles("chief")),
  returnYear: bureau(roles("assessmentOffice", "chief")),
  noticeYear: bureau(roles("assessmentOffice")),
  finishYear: bureau(roles("assessmentOffice")),
  enterDeduction: bureau(roles("assessmentOffice")),

  // 结果运用: proposals are the business of those who prepare and take the decision; 政治处 enters it, another role confirms.
  listOutcomes: bureau(COMMITTEE),
  computeOutcomes: bureau(roles("assessmentOffice", "politicalOffice")),
  enterOutcomeDecision: bureau(roles("politicalOffice")),
  closeOutcomeDecision: bureau(COMMITTEE),
  // 条件筛选 reads across everybody's years: for those who prepare and take the decision on people.
  searchCandidates: bureau(roles("politicalOffice", "chief", "leadingGroup")),
  listCandidateSearches: bureau(roles("politicalOffice", "chief", "leadingGroup")),
  saveCandidateSearch: bureau(roles("politicalOffice", "chief", "leadingGroup")),
  readOfficerOutcomes: bureau(BUSINESS),
  extractDocx: { over: "report", may: always(EXTRACT) },
  extractXlsx: { over: "report", may: always(EXTRACT) },

  // 单位考核: announced results are everybody's; figures their keepers'; 考核办 computes and signs, 局长 or 政委 approves.
  listUnitQuarters: bureau(BUSINESS),
  readUnitQuarter: bureau(BUSINESS),
  explainUnitQuarter: bureau(BUSINESS),
  readUnitQuarterTrend: bureau(BUSINESS),
  readUnitQuarterMeans: bureau(BUSINESS),
  readUnitFigures: bureau({
    ...OFFICES,
    ...roles("leadingGroup", "clerk", "head", "leader", "petitions", "legal"),
  }),
  downloadUnitFigures: bureau({
    ...OFFICES,
    ...roles("leadingGroup", "clerk", "head", "leader", "petitions", "legal"),
  }),
  pushUnitFigures: bureau(
    roles("assessmentOffice", "disciplineOffice", "petitions", "legal", "clerk", "head"),
  ),
  uploadUnitFigures: bureau(
    roles("assessmentOffice", "disciplineOffice", "petitions", "legal", "clerk", "head"),
  ),
  computeUnitQuarter: bureau(roles("assessmentOffice")),
  signUnitQuarter: bureau(roles("assessmentOffice")),
  approveUnitQuarter: bureau(roles("chief")),
  returnUnitQuarter: bureau(roles("assessmentOffice", "chief")),
};
