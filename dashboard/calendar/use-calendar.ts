import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MonthStep } from "../../domain/calendar/month-steps.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type {
  CalendarChange,
  CalendarImport,
  CalendarYear,
  MonthCourse,
  MovedDeadline,
  WindowMonthsRequest,
} from "../../domain/messages/calendar.ts";
import { get, post, postFile, put } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** Every month's steps, practice and back-filled months included. */
export function useCourses() {
  return useQuery({
    ...FRESH,
    refetchInterval: 60_000,
    queryKey: ["calendar", "courses"],
    queryFn: ({ signal }) => get<MonthCourse[]>("/deadlines", signal),
  });
}

export function useCalendarYear(year: number) {
  return useQuery({
    ...FRESH,
    refetchInterval: 60_000,
    queryKey: ["calendar", "year", year],
    queryFn: ({ signal }) => get<CalendarYear>(`/calendar${queryText({ year })}`, signal),
    enabled: year > 0,
  });
}

/** After a change of the calendar every deadline on every page may be another one. */
function useCalendarChange<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}

/** Without `confirm` it only says what would change. */
export function useCalendarImport() {
  return useCalendarChange(({ file, confirm }: { file: File; confirm: string | null }) =>
    postFile<CalendarImport>(`/calendar/import${queryText({ confirm })}`, file),
  );
}

export function useSetDay() {
  return useCalendarChange(
    ({ day, ...body }: { day: string; workday: boolean | null; note: string; reason: string }) =>
      put<{ changes: CalendarChange[]; deadlines: MovedDeadline[] }>(`/calendar/days/${day}`, body),
  );
}

export function useAdjustDeadlines(month: string) {
  return useCalendarChange(
    (body: { base: string; deadlines: Partial<Record<MonthStep, string>>; reason: string }) =>
      put<MonthCourse>(`/months/${month}/deadlines`, body),
  );
}

export function useOpenWindow() {
  return useCalendarChange((request: WindowMonthsRequest) => post<MonthLine[]>("/months", request));
}
