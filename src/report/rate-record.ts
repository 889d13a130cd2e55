/** The record of a learning-rate range test, as plain data. */
import type { FileRecord, Setting } from "./record.ts";

export interface RateRecord {
  readonly model: string;
  readonly date: string;
  readonly milliseconds: number;
  readonly steps: readonly { readonly rate: number; readonly loss: number; readonly smoothed: number }[];
  /** Absent where the loss does not fall. */
  readonly suggestion?: { readonly rate: number; readonly least: number };
  /** How the suggestion is chosen. */
  readonly rule: string;
  /** What to write, and where. */
  readonly write?: { readonly line: number; readonly setting: string };
  /** How the test ended, as a sentence. */
  readonly ended: string;
  readonly settings: readonly Setting[];
  readonly files: readonly FileRecord[];
  readonly versions: readonly Setting[];
  readonly messages: readonly string[];
}
