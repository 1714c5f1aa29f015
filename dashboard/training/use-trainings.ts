import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AttendanceReceipt,
  MissingTrainees,
  TrainingLine,
  TrainingSheet,
} from "../../domain/messages/trainings.ts";
import { get, post, postFile, put } from "../api.ts";
import { FRESH } from "../figures/fresh.ts";

export function useTrainings() {
  return useQuery({
    ...FRESH,
    queryKey: ["trainings", "list"],
    queryFn: ({ signal }) => get<TrainingLine[]>("/trainings", signal),
  });
}

export function useMissingTrainees(enabled: boolean) {
  return useQuery({
    ...FRESH,
    queryKey: ["trainings", "missing"],
    queryFn: ({ signal }) => get<MissingTrainees>("/trainings/missing", signal),
    enabled,
  });
}

export function useTrainingSheet(id: number | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["trainings", "sheet", id],
    queryFn: ({ signal }) => get<TrainingSheet>(`/trainings/${id}`, signal),
    enabled: id !== null,
  });
}

function useTrainingAct<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["trainings"] }),
  });
}

export type TrainingInput = Pick<TrainingLine, "day" | "topic" | "place" | "note">;

/** Enters a training (`id` null) or corrects it. */
export function useKeepTraining(id: number | null) {
  return useTrainingAct((content: TrainingInput) =>
    id === null ? post<TrainingLine>("/trainings", content) : put<TrainingLine>(`/trainings/${id}`, content),
  );
}

export function useKeepAttendance(id: number) {
  return useTrainingAct((change: { add?: string[]; remove?: string[] }) =>
    put<{ added: number; already: number; removed: number }>(`/trainings/${id}/attendances`, change),
  );
}

export function useUploadAttendance(id: number) {
  return useTrainingAct((file: File) => postFile<AttendanceReceipt>(`/trainings/${id}/attendances`, file));
}
