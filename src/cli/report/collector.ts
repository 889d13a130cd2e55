/** Collects what a report has of one output, over batches of examples. */
import type { OutputRecord, WorstRecord } from "../../report/record.ts";

/** The example of a row, and its inputs. */
export type Describe = (row: number) => Pick<WorstRecord, "example" | "inputs">;

export interface Collector {
  /** Outputs of `count` examples from row `from`: a view that is valid until the next batch. */
  readonly add: (outputs: ArrayLike<number>, from: number, count: number) => void;
  readonly record: (describe: Describe) => OutputRecord;
}
