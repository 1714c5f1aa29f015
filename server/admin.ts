import { createInterface } from "node:readline/promises";
import { verifyChain } from "./audit/verify-chain.ts";
import { verifyContents } from "./audit/verify-contents.ts";
import { verifyCurrent } from "./audit/verify-current.ts";
import { verifyDerived } from "./audit/verify-derived.ts";
import { verifyEvidence } from "./audit/verify-evidence.ts";
import { verifyVouched } from "./audit/verify-vouched.ts";
import { resetPassword } from "./accounts/change-account.ts";
import { recomputeFrozen } from "./assessments/recompute-frozen.ts";
import { verifyStandings } from "./assessments/verify-standings.ts";
import { createAdministrator } from "./access/create-administrator.ts";
import { setClock } from "./clock.ts";
import { readProcessConfig } from "./config.ts";
import type { Context } from "./context.ts";
import { backUp } from "./database/back-up.ts";
import { closeContext, openContext } from "./open-context.ts";
import { recomputeUnitQuarters, verifyUnitQuarters } from "./unit-quarters/verify-unit-quarters.ts";
import { setAttestation } from "./reports/set-attestation.ts";
import { Refusal } from "../domain/refusal.ts";

const USAGE = `npm run admin -- <command>
  clock                        show the clock
  clock set 2026-11-04T10:00   set the demonstration's clock (Shanghai time unless a zone is given)
  clock advance 3d             move it on: minutes m, hours h, days d
  recompute --check            compute every frozen quarter, half-year and year again and compare bit for bit
  verify                       check the audit chain, and every row, content and figure against it
  attestation VALUE            required, or silence:N = after N workdays of silence the clerk's entry counts as confirmed
  backup FILE                  write the embedded database to a new file, while the server runs
  reset-password NAME          print a one-time password for an account, administrators' included
  create-admin NAME            make a system administrator; asks for the password on the terminal or standard input`;

const HOUR = 3_600_000;
const UNITS: Record<string, number> = { m: 60_000, h: HOUR, d: 24 * HOUR };

process.exitCode = await main(process.argv.slice(2));

async function main([command, ...args]: string[]): Promise<number> {
  const commands: Record<string, (context: Context, args: string[]) => Promise<number>> = {
    clock,
    verify,
    recompute,
    attestation,
    backup,
    "create-admin": createAdmin,
    "reset-password": newPassword,
  };
  const run = commands[command ?? ""];
  if (!run) {
    console.error(USAGE);
    return 2;
  }
  const context = await openContext({ ...readProcessConfig(), logLevel: "warn" });
  try {
    return await run(context, args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.sentence.zh}\n${error.sentence.en}`);
    return 1;
  } finally {
    await closeContext(context);
  }
}

async function clock(context: Context, [verb, text = ""]: string[]): Promise<number> {
  if (verb === "set" || verb === "advance") {
    const to = verb === "set" ? instantOf(text) : laterBy(context.clock.now(), text);
    if (!to) {
      console.error(USAGE);
      return 2;
    }
    await setClock(context, to);
  }
  console.log(
    context.clock.now().toISOString(),
    context.clock.demonstration ? "(演示时间 demonstration)" : "",
  );
  return 0;
}

/** Shanghai time unless the text names a zone. */
function instantOf(text: string): Date | undefined {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text)
    ? text
    : `${text.includes("T") ? text : `${text}T00:00`}+08:00`;
  const instant = new Date(zoned);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function laterBy(now: Date, text: string): Date | undefined {
  const [, amount = "", unit = ""] = /^(-?\d+(?:\.\d+)?)([mhd])$/.exec(text) ?? [];
  const step = Number(amount) * (UNITS[unit] ?? Number.NaN);
  return amount === "" ? undefined : new Date(now.getTime() + step);
}

async function verify({ db, rules, config }: Context): Promise<number> {
  const chain = await verifyChain(db);
  const contents = await verifyContents(db);
  const faults = [
    ...chain.faults,
    ...contents.faults,
    ...(await verifyCurrent(db)),
    ...(await verifyVouched(db)),
    ...(await verifyStandings(db)),
    ...(await verifyUnitQuarters({ db, rules })),
    ...(await verifyDerived(db, rules)),
    ...(await verifyEvidence(db, config.dataDir)),
  ];
  for (const { seq, kind, detail } of faults)
    console.error(`${kind}${seq === null ? "" : ` at ${seq}`}: ${detail}`);
  console.log(`${chain.entries} entries, ${contents.versions} versions, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

async function recompute(context: Context, [flag]: string[]): Promise<number> {
  if (flag !== "--check") {
    console.error(USAGE);
    return 2;
  }
  const { assessments, rows, differences } = await recomputeFrozen(context);
  const units = await recomputeUnitQuarters(context);
  differences.push(...units.differences);
  for (const difference of differences) console.error(difference);
  console.log(
    `${assessments} assessments, ${rows} standings, ${units.quarters} unit quarters, ${units.rows} units, ${differences.length} differences`,
  );
  return differences.length === 0 ? 0 : 1;
}

async function attestation(context: Context, [value = ""]: string[]): Promise<number> {
  if (await setAttestation(context, value)) return 0;
  console.error(USAGE);
  return 2;
}

async function backup({ db }: Context, [file]: string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  await backUp(db, file);
  console.log(`written: ${file}`);
  return 0;
}

async function newPassword(context: Context, [name]: string[]): Promise<number> {
  if (!name) {
    console.error(USAGE);
    return 2;
  }
  const { password } = await resetPassword(context, null, name);
  console.log(`一次性口令 / one-time password: ${password}`);
  return 0;
}

async function createAdmin(context: Context, [name]: string[]): Promise<number> {
  if (!name) {
    console.error(USAGE);
    return 2;
  }
  const input = createInterface({ input: process.stdin, output: process.stderr });
  const password = await input.question("口令 password (12+): ");
  input.close();
  if (password.length < 12) {
    console.error("口令至少 12 位 / at least 12 characters");
    return 1;
  }
  await createAdministrator(context, name, password);
  console.log(`已建立系统管理员 / system administrator created: ${name}`);
  return 0;
}
