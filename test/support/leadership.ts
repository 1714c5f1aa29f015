import type { RunningServer } from "./server.ts";

/**
 * Gives the fixture bureau unit 00 局领导, where 000003 and 000004 have their files; clerk09 fills for it. 局长 and 政委
 * are the accounts `director` and `commissar`. Call it before anybody signs in.
 */
export async function addLeadership({ context, bureau }: RunningServer): Promise<void> {
  const { db } = context;
  const unit = { code: "00", name: "局领导", series: "leadership" };
  const [id] = await db("units").insert(unit);
  bureau.units["00"] = Number(id);
  const leaders = [bureau.officers["000003"]!, bureau.officers["000004"]!];
  await db("postings").whereIn("officer_id", leaders).update({ unit_id: id });
  await db("role_grants").insert({ account_id: bureau.accounts.clerk09, role: "clerk", unit_id: id });
}
