import { expect } from "chai";
import type { MonthForm, MonthLine, UnitLine } from "../../domain/messages.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

describe("roster and months", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let client: Client;
    before(async () => {
      server = await startServer({ engine });
      client = await signIn(server, "officer19");
    });
    after(() => server.stop());

    const found = async (search: string) =>
      (await client.get<{ policeNo: string }[]>(`/officers?search=${encodeURIComponent(search)}`)).map(
        (one) => one.policeNo,
      );

    it("lists the units by code with their strength", async () => {
      const units = await client.get<UnitLine[]>("/units");
      expect(units.map(({ code, officers }) => [code, officers])).to.deep.equal([["01", 2], ["09", 3], ["19", 7]]); // prettier-ignore
    });

    it("finds an officer by number, by the beginning of a name, and by any middle dot", async () => {
      expect(await found("000123")).to.deep.equal(["000123"]);
      expect(await found("00190")).to.have.length(6);
      expect(await found("王伟")).to.deep.equal(["000903", "001905"]);
      expect(await found("𠮷")).to.deep.equal(["001904"]);
      for (const name of ["巴·图", "巴・图", "巴•图", "巴图", "巴 · 图", "巴"])
        expect(await found(name), name).to.deep.equal(["001903"]);
    });

    it("takes signs of the pattern language for text", async () => {
      for (const text of ["%", "_", "!", "'", "\\", "王%"]) expect(await found(text), text).to.deep.equal([]);
    });

    it("expects a report of whoever is posted to the unit on the month's last day", async () => {
      const { db } = server.context;
      const { officers, units } = server.bureau;
      await db("postings").where({ officer_id: officers["001905"] }).update({ to_day: "2026-10-15" });
      await db("postings").insert({
        officer_id: officers["001905"],
        unit_id: units["09"],
        level: "officer",
        from_day: "2026-10-16",
      });
      const files = await signIn(server, "files");
      const numbers = async (unit: string, month: string) =>
        (await files.get<MonthForm>(`/months/${month}/form?unit=${unit}`)).rows.map(
          ({ policeNo }) => policeNo,
        );
      expect(await numbers("19", "2026-09")).to.deep.equal([
        "001901",
        "001902",
        "000123",
        "001903",
        "001904",
        "001905",
        "001906",
      ]);
      expect(await numbers("19", "2026-10")).not.to.include("001905");
      expect(await numbers("09", "2026-10")).to.include("001905");
    });

    it("gives each month its state by the clock", async () => {
      const states = async () =>
        (await client.get<MonthLine[]>("/months")).map(({ month, state }) => `${month} ${state}`);
      expect(await states()).to.deep.equal(["2026-09 published", "2026-10 open", "2026-11 open"]);
      const { submitBy } = await client.get<MonthLine>("/months/2026-10");
      expect(submitBy).to.equal("2026-11-06T09:30:00.000Z");
      const before = server.time.now;
      server.time.now = "2026-11-06T09:30:00.001Z";
      const later = await signIn(server, "officer19");
      expect((await later.get<MonthLine>("/months/2026-10")).state).to.equal("reviewing");
      server.time.now = before;
    });

    it("says that a month does not exist, and that it is not a month", async () => {
      expect((await client.request("GET", "/months/2031-01")).status).to.equal(404);
      expect((await client.request("GET", "/months/2026-13")).status).to.equal(422);
    });
  });
});
