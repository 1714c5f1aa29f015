import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Draft } from "../../domain/messages/filling.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const DRAFT = "/months/2026-10/draft";

describe("drafts of my month", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let officer: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      officer = await signIn(server, "officer19");
    });
    afterEach(() => server.stop());

    const read = async (client = officer) => (await client.get<{ draft: Draft | null }>(DRAFT)).draft;
    const save = (body: unknown, client = officer) => client.request("PUT", DRAFT, body);

    it("survive in another browser exactly as typed, half a number too", async () => {
      expect(await read()).to.equal(null);
      const cells = { notes: "１２篇", summary: "走访", quality: null, lateCount: 0, taskDone: "1." };
      const answer = await save({ baseVersion: 0, cells });
      expect((await answer.json()) as object).to.deep.equal({ at: server.time.now });
      expect((await read(await signIn(server, "officer19")))?.cells).to.deep.equal(cells);
      await save({ baseVersion: 0, cells: { notes: 3 } });
      expect((await read())?.cells).to.deep.equal({ notes: 3 });
    });

    it("know the version they were begun on and what it said", async () => {
      const clerk = await signIn(server, "clerk19");
      const push = (notes: number, version: number) =>
        clerk.put(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows: [aRow("000123", { notes }, version)] })); // prettier-ignore
      await push(2, 0);
      await save({ baseVersion: 1, cells: { notes: 5 } });
      await push(4, 1);
      const draft = await read();
      expect(draft?.baseVersion).to.equal(1);
      expect(draft?.baseFields.notes).to.equal(2);
    });

    it("are nobody else's, not even the clerk's, and go when thrown away", async () => {
      await save({ baseVersion: 0, cells: { notes: 3 } });
      for (const account of ["clerk19", "head19"]) expect(await read(await signIn(server, account))).to.equal(null); // prettier-ignore
      expect((await (await signIn(server, "files")).request("GET", DRAFT)).status).to.equal(403);
      for (let times = 0; times < 2; times++) expect((await officer.request("DELETE", DRAFT)).status).to.equal(204); // prettier-ignore
      expect(await read()).to.equal(null);
      const actions = await server.context.db("audit_entries").where("action", "like", "draft.%").orderBy("seq").pluck("action"); // prettier-ignore
      expect(actions).to.deep.equal(["draft.begin", "draft.discard"]);
    });

    it("refuse what is no cell of the form, and what is far too long", async () => {
      const bad = [
        { baseVersion: 0, cells: { __proto__: 1, hacked: 1 } },
        { baseVersion: 0, cells: { total: 9 } },
        { baseVersion: 0, cells: { notes: { deep: 1 } } },
        { baseVersion: 0, cells: { summary: "长".repeat(2_001) } },
        { baseVersion: -1, cells: {} },
        { baseVersion: 0, cells: {}, officerId: 3 },
      ];
      for (const body of bad)
        expect((await save(body)).status, JSON.stringify(body).slice(0, 60)).to.equal(422);
      expect((await officer.request("GET", "/months/2031-01/draft")).status).to.equal(404);
      expect(await read()).to.equal(null);
    });
  });
});
