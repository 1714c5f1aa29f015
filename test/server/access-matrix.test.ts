import { expect } from "chai";
import { createApp } from "../../server/app.ts";
import { accessMatrix } from "../../server/access/matrix.ts";
import { API } from "../../server/http/mount-route.ts";
import { ALL_ROUTES } from "../../server/routes.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { clientOf, signIn, type Client } from "../support/sign-in.ts";

/** An account of the fixture bureau for every role. */
const ACCOUNT: Record<Role, string> = {
  officer: "officer19",
  clerk: "clerk19",
  head: "head19",
  leader: "leader4",
  chief: "director",
  filesOffice: "files",
  politicalOffice: "political",
  disciplineOffice: "discipline",
  assessmentOffice: "assessment",
  leadingGroup: "group",
  petitions: "petitions",
  legal: "legal",
  systemAdmin: "sysadmin",
  securityAdmin: "secadmin",
  auditAdmin: "auditadmin",
};

interface Layer {
  route?: { path: string | string[]; methods?: Record<string, boolean>; stack: { method?: string }[] };
}

/** Addresses outside the API that are served without a declaration, each for a reason. */
const INFRASTRUCTURE = new Set([
  "GET /healthz",
  "GET /readyz",
  "GET /metrics",
  `GET ${API}/openapi.json`,
  "GET /api/openapi.json",
  // Pages: the same files for everyone, no data in them.
  "GET /{*page}",
]);

describe("the role × route matrix", () => {
  let server: RunningServer;
  const clients = new Map<Role, Client>();

  before(async () => {
    server = await startServer();
    for (const role of ROLES) clients.set(role, await signIn(server, ACCOUNT[role]));
  });
  after(() => server.stop());

  it("declares every route that Express answers", () => {
    const declared = new Set(ALL_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${API}${path}`));
    const undeclared = mounted(server).filter((line) => !declared.has(line) && !INFRASTRUCTURE.has(line));
    expect(undeclared).to.deep.equal([]);
    expect(mounted(server)).to.include.members([...declared]);
  });

  it("finds a route that is mounted past the declaration", () => {
    const app = createApp(server.context);
    app.get(`${API}/back-door`, (_request, response) => void response.end());
    const lines = linesOf((app.router as unknown as { stack: Layer[] }).stack);
    expect(lines).to.include(`GET ${API}/back-door`);
  });

  it("gives a reason for every route anyone may call", () => {
    for (const line of accessMatrix(ALL_ROUTES)) {
      if (line.anonymous) expect(line.why, line.name).to.be.a("string").that.is.not.empty;
    }
  });

  it("names every operation once", () => {
    const names = ALL_ROUTES.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
  });

  it("answers 401 to nobody and 403 to every role that is not declared", async function () {
    // Each refusal is written down.
    this.timeout(180_000);
    const nobody = clientOf(server, "");
    for (const line of accessMatrix(ALL_ROUTES)) {
      if (line.name === "signOut") continue;
      const body = line.method === "GET" || line.method === "DELETE" ? undefined : {};
      const path = line.path.replaceAll(/:\w+/g, "x");
      const anonymous = await nobody.request(line.method, path, body);
      expect(anonymous.status === 401, `nobody ${line.name} ${anonymous.status}`).to.equal(!line.anonymous);
      for (const role of ROLES) {
        const { status } = await clientOfRole(role).request(line.method, path, body);
        expect(status, `${role} ${line.name}`).not.to.be.oneOf([401, 500]);
        // A person of several roles is let in by any of them.
        const open = held(role).some((one) => line.roles[one]);
        if (!line.anonymous && !open) expect(status, `${role} ${line.name}`).to.equal(403);
        if (open) expect(status, `${role} ${line.name}`).not.to.equal(403);
      }
    }
  });

  it("keeps the three administrators out of everything that shows a person's work", () => {
    // Signing in, the clock, one's own password, and what they are for: who there is, and what he may.
    const theirs = /^\/(sign-in|clock|me|tours|accounts|organisation)(\/|$)/;
    for (const { name, path, roles } of accessMatrix(ALL_ROUTES)) {
      if (theirs.test(path)) continue;
      expect([roles.systemAdmin, roles.securityAdmin], name).to.deep.equal([false, false]);
    }
  });

  it("answers a unit that does not exist and one outside the scope alike", async () => {
    const clerk = clientOfRole("clerk");
    const answers = await Promise.all(
      ["09", "77"].map((unit) => clerk.request("GET", `/months/2026-10/form?unit=${unit}`)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404]);
    const [hidden, unknown] = await Promise.all(answers.map((answer) => answer.text()));
    expect(bare(hidden, "09")).to.equal(bare(unknown, "77"));
  });

  function clientOfRole(role: Role): Client {
    return clients.get(role) ?? clientOf(server, "");
  }

  function held(role: Role): Role[] {
    const alsoOfficer: Role[] = ["officer", "clerk", "head", "leader"];
    return alsoOfficer.includes(role) ? [role, "officer"] : [role];
  }
});

function bare(body: string | undefined, unit: string): string {
  return (body ?? "").replaceAll(unit, "").replace(/"reference":"[^"]*"/, "");
}

/** Method and path of everything in the live router's stack. */
function mounted(server: RunningServer): string[] {
  const app = createApp(server.context);
  return linesOf((app.router as unknown as { stack: Layer[] }).stack);
}

function linesOf(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route }) => {
    if (!route) return [];
    const paths = Array.isArray(route.path) ? route.path : [route.path];
    // `app.all` answers 405 only; its layers name no method.
    const methods = [...new Set(route.stack.flatMap(({ method }) => method ?? []))];
    return paths.flatMap((path) => methods.map((method) => `${method.toUpperCase()} ${path}`));
  });
}
