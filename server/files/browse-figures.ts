import type { Knex } from "knex";
import type { BrowsedFiles } from "../../domain/messages/file.ts";
import { readLastPublished, readListed, type BrowseRequest } from "./browse-store.ts";

/** 相互浏览: one page of the bureau's officers, each with the newest month that was published of him. */
export async function browseFigures(db: Knex, request: BrowseRequest): Promise<BrowsedFiles> {
  const { total, officers } = await readListed(db, request);
  const last = await readLastPublished(db, officers.map(({ id }) => id)); // prettier-ignore
  return {
    total,
    page: request.page,
    pageSize: request.pageSize,
    rows: officers.map(({ id, policeNo, name, unit, unitName, postType, level }) => ({
      ...{ policeNo, name, unit, unitName, postType, level },
      last: last.get(id) ?? null,
    })),
  };
}
