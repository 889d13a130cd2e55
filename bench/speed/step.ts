/** One of our modules alone, in a process of its own: what a step takes, without anyone beside it. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeData } from "./data.ts";
import type { Run, Workload } from "./types.ts";

/** Writes the data of a network into a folder, and what is asked of whoever trains it. */
export function writeJob(folder: string, work: Workload, seconds: number): void {
  const batches = writeData(folder, work);
  writeFileSync(join(folder, "job.json"), JSON.stringify({ ...work, batches, seconds, predicts: false, spawned: Date.now() }));
}

/** Microseconds of a training step of a minified module, over the data of a folder. */
export function stepOf(folder: string, module: string): number {
  const ran = spawnSync(process.execPath, ["bench/speed/nnc.mjs", folder, module], { encoding: "utf8" });
  const line = ran.stdout.trim().split("\n").at(-1) ?? "";
  const run: Partial<Run> = ran.status === 0 && line.startsWith("{") ? JSON.parse(line) : {};
  if (run.step === undefined) throw new Error(`${module}: ${ran.stderr.split("\n").find((l) => /^\w*Error/.test(l)) ?? "no result"}`);
  return run.step.median;
}
