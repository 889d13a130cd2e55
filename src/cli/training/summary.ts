/** What `nnc train` prints of a training that has ended. */
import type { CompiledModule } from "../compiler.ts";
import type { EpochReport, Measured } from "../network.ts";
import { duration } from "../../numbers.ts";
import { measured } from "../progress.ts";

/** `test`: loss and metrics of the test examples, where the whole training has ended. */
export function summary(last: EpochReport | undefined, took: number, test: Measured | undefined): string {
  const tested = test === undefined ? "" : `test       ${measured(test).join(", ")}\n`;
  if (last === undefined) return `trained    no epochs\n${tested}`;
  const held = last.validation === undefined ? "" : `validation ${measured(last.validation).join(", ")}\n`;
  return `trained    ${last.epoch} ${last.epoch === 1 ? "epoch" : "epochs"} in ${duration(took)}\ntraining   ${measured(last).join(", ")}\n${held}${tested}`;
}

/** Reports how many threads ran of those asked for; nothing where a network is not compiled for several. */
export function together(found: number | undefined, asked: number, { model }: CompiledModule): string {
  if ((found ?? 1) >= asked) return String(found ?? 1);
  return `${found ?? 1}, not ${asked}: ${found === undefined ? `${model.name} takes too little time for a step, or runs in TypeScript` : "there are no more to be had"}`;
}
