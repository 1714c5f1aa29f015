/** 业务培训 (M60): who was trained in filling and reviewing, and which heads and clerks are missing. */
import type { Role } from "../role.ts";

export interface TrainingLine {
  id: number;
  day: string;
  topic: string;
  place: string;
  note: string | null;
  attended: number;
  /** Whether the reader himself was there. */
  mine: boolean;
}
export interface Attendee {
  policeNo: string;
  name: string;
  unit: string | null;
  unitName: string | null;
}
export interface TrainingSheet {
  training: TrainingLine;
  attendees: Attendee[];
}
/** Heads and clerks who attended no training yet. */
export interface MissingTrainee extends Attendee {
  role: Extract<Role, "head" | "clerk">;
}
export interface MissingTrainees {
  /** How many heads and clerks there are. */
  expected: number;
  missing: MissingTrainee[];
}
/** What became of an uploaded list of attendees. */
export interface AttendanceReceipt {
  added: number;
  already: number;
  problems: { row: number; message: string }[];
}
