import type { Knex } from "knex";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Role } from "../../domain/role.ts";
import { hashPassword } from "../../server/access/password.ts";
import { grantRole, insertAccount } from "../../server/access/account-store.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { ensureCalendar } from "../../server/months/calendar-store.ts";
import { searchKeys } from "../../server/roster/pinyin.ts";
import { insertMonth } from "../../server/months/month-store.ts";

/** The one password of every fixture account. */
export const PASSWORD = "政绩-Test-2026";

/** Ids by the names tests use: units by code, officers by 警号, accounts by name. */
export interface Bureau {
  units: Record<string, number>;
  officers: Record<string, number>;
  accounts: Record<string, number>;
}

const UNITS: [code: string, name: string, series: Series][] = [
  ["01", "指挥中心(办公室)", "offices"],
  ["09", "刑事侦查大队", "operations"],
  ["19", "城关派出所", "stations"],
];

/** 警号 with leading zeros, a Mongolian name, a rare character, two namesakes. */
const OFFICERS: [policeNo: string, name: string, unit: string | null, level: Level, postType: PostType][] = [
  ["000003", "罗汉", null, "leader", "ZH"],
  ["000004", "秦岭", null, "leader", "ZH"],
  ["000101", "孟远", "01", "head", "ZH"],
  ["000102", "王芳", "01", "officer", "ZH"],
  ["000901", "石磊", "09", "head", "XZ"],
  ["000902", "欧阳正", "09", "deputy", "XZ"],
  ["000903", "王伟", "09", "officer", "XZ"],
  ["000123", "张三", "19", "officer", "SQ"],
  ["001901", "李四", "19", "head", "SQ"],
  ["001902", "赵敏", "19", "deputy", "BA"],
  ["001903", "巴·图", "19", "officer", "SQ"],
  ["001904", "𠮷田", "19", "officer", "BA"],
  ["001905", "王伟", "19", "officer", "BA"],
  ["001906", "周洁", "19", "officer", "SQ"],
];
/** Officers who are not party members: two, so that both kinds occur in unit 19. */
const NOT_PARTY = new Set(["001904", "000903"]);

const ACCOUNTS: [name: string, policeNo: string | null, grants: [role: Role, unit: string | null][]][] = [
  ["clerk19", "001906", [["clerk", "19"]]],
  ["clerk09", "000903", [["clerk", "09"]]],
  ["head19", "001901", []],
  ["head09", "000901", []],
  ["officer19", "000123", []],
  ["leader3", "000003", [["leader", null]]],
  ["leader4", "000004", [["leader", null]]],
  ["director", null, [["chief", null]]],
  ["files", null, [["filesOffice", null]]],
  ["political", null, [["politicalOffice", null]]],
  ["discipline", null, [["disciplineOffice", null]]],
  ["assessment", null, [["assessmentOffice", null]]],
  ["group", null, [["leadingGroup", null]]],
  ["petitions", null, [["petitions", null]]],
  ["legal", null, [["legal", null]]],
  ["sysadmin", null, [["systemAdmin", null]]],
  ["secadmin", null, [["securityAdmin", null]]],
  ["auditadmin", null, [["auditAdmin", null]]],
  ["commissar", null, [["chief", null]]],
];

const CHARGES: [leader: string, unit: string][] = [
  ["000003", "09"],
  ["000004", "19"],
];

/** 2026-09 and 2026-10 (collecting until 2026-11-06), 2026-11 open; September is published. */
const MONTHS = [
  { month: "2026-09", state: "published" },
  { month: "2026-10", state: "upcoming" },
  { month: "2026-11", state: "upcoming" },
] as const;

const FROM = "2020-01-01";
const CREATED = "2026-01-01T00:00:00.000Z";
/** Argon2 is slow on purpose; one hash serves every account of every test. */
let hashed: Promise<string> | undefined;

/** Fills an empty database with a small bureau. Deterministic; nothing is pushed yet. */
export async function aBureau(db: Knex): Promise<Bureau> {
  const passwordHash = await (hashed ??= hashPassword(PASSWORD));
  return inTransaction(db, async (trx) => {
    const bureau: Bureau = { units: {}, officers: {}, accounts: {} };
    const unitId = (code: string) => bureau.units[code] ?? 0;
    for (const [code, name, series] of UNITS) {
      bureau.units[code] = Number((await trx("units").insert({ code, name, series }))[0]);
    }
    for (const [policeNo, name, unit, level, postType] of OFFICERS) {
      const officer = {
        police_no: policeNo,
        name,
        post_type: postType,
        party_member: !NOT_PARTY.has(policeNo),
        ...searchKeys(name),
      };
      const id = Number((await trx("officers").insert(officer))[0]);
      bureau.officers[policeNo] = id;
      const posting = { officer_id: id, unit_id: unit === null ? null : unitId(unit), level, from_day: FROM };
      await trx("postings").insert(posting);
    }
    for (const [leader, unit] of CHARGES) {
      const charge = { leader_id: bureau.officers[leader], unit_id: unitId(unit), from_day: FROM };
      await trx("charges").insert(charge);
    }
    for (const [name, policeNo, grants] of ACCOUNTS) {
      const officerId = policeNo === null ? null : (bureau.officers[policeNo] ?? null);
      const displayName = OFFICERS.find(([no]) => no === policeNo)?.[1] ?? name;
      const id = await insertAccount(trx, { name, displayName, officerId, passwordHash, createdAt: CREATED });
      bureau.accounts[name] = id;
      for (const [role, unit] of grants) await grantRole(trx, id, role, unit === null ? 0 : unitId(unit));
    }
    // What a clerk enters counts as the officer's word at once: tests of attestation ask for it themselves.
    await trx("settings").insert({ name: "attestation", value: "silence:0" });
    await ensureCalendar(trx);
    for (const { month, state } of MONTHS) {
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      const line = { month, state, ruleSet: "BY-2026-v1", practice: false, backFilled: false, ...deadlines };
      await insertMonth(trx, line);
    }
    return bureau;
  });
}
