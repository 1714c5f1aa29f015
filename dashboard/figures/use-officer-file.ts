import { useQuery } from "@tanstack/react-query";
import type { OfficerFile } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 一人一档: the officer's months, and one month explained to the last point. */
export function useOfficerFile(policeNo: string, month: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["officer-file", policeNo, month],
    queryFn: ({ signal }) =>
      get<OfficerFile>(`/officers/${encodeURIComponent(policeNo)}/file${queryText({ month })}`, signal),
  });
}
