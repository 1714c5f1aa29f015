import type { Knex } from "knex";
import { bulletinNumber, type BulletinKind } from "../../domain/bulletin.ts";
import type { Bulletin, BulletinLine, BulletinList } from "../../domain/messages/bulletins.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { shanghaiDay } from "../today.ts";
import { findBulletin, listBulletins, readCorrectors, type StoredBulletin } from "./bulletin-store.ts";
import { readShares } from "./share-store.ts";

/** 通报 are issued to every business role; drafts are the files office's own. */
export function seesDrafts(person: SignedInPerson): boolean {
  return person.roles.has("filesOffice");
}

export async function bulletinList(
  db: Knex,
  person: SignedInPerson,
  ask: { month: Month | null; kind: BulletinKind | null; page: number; pageSize: number },
): Promise<BulletinList> {
  const { total, rows } = await listBulletins(db, { ...ask, drafts: seesDrafts(person) });
  return { total, page: ask.page, pageSize: ask.pageSize, rows: await describe(db, rows) };
}

/** @throws Refusal bulletin.unknown, also for a draft that is nobody's business but the office's */
export async function oneBulletin(db: Knex, person: SignedInPerson, id: number): Promise<Bulletin> {
  const stored = await findBulletin(db, id);
  if (!stored || (stored.state === "draft" && !seesDrafts(person))) throw new Refusal("bulletin.unknown");
  const [line] = await describe(db, [stored]);
  const { content, year, number, issuedAt, contentHash, chainHead } = stored;
  return {
    ...line!,
    ...{ year, numberInYear: number, content, contentHash, chainHead },
    issuedOn: issuedAt === null ? null : shanghaiDay(new Date(issuedAt)),
    shares: stored.state === "draft" ? await readShares(db) : [],
  };
}

async function describe(db: Knex, rows: readonly StoredBulletin[]): Promise<BulletinLine[]> {
  const correctors = await readCorrectors(db, rows.map(({ id }) => id)); // prettier-ignore
  return rows.map((row): BulletinLine => {
    const { id, kind, month, title, state, version, year, number, issuedAt, issuedBy, draftedBy, content } =
      row;
    const { corrects, symbol } = content;
    return {
      ...{ id, kind, month, title, state, version, issuedAt, issuedBy, draftedBy },
      number: year === null || number === null ? null : bulletinNumber(symbol, year, number),
      corrects: corrects && { id: corrects.id, number: corrects.number },
      correctedBy: correctors.get(id) ?? null,
    };
  });
}
