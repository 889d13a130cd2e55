/** Runs the contenders of a workload in turns, each time in a process of its own. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Built, engineOf, installed } from "./build.ts";
import type { Contender, Entry, Run, Target, Workload } from "./types.ts";

export interface Contest {
  readonly id: string;
  readonly folder: string;
  readonly work: Workload & { readonly batches: number };
  readonly modules: Readonly<Partial<Record<Target, Built>>>;
  /** Seconds that a process measures. */
  readonly seconds: number;
  readonly rounds: number;
}

/** What came of one process. */
export type Outcome = { readonly kind: "ran"; readonly run: Run } | { readonly kind: "failed"; readonly why: string };

/** Whether it takes part in a workload and all it needs is there. */
export function takesPart(contender: Contender, id: string, { shape }: Workload): boolean {
  if (shape !== undefined && contender.shapes !== true) return false;
  if (!(contender.only?.includes(id) ?? true) || contender.not?.includes(id) === true) return false;
  if (engineOf(contender) === undefined) return false;
  return contender.kind !== "peer" || installed(contender.peer);
}

/** Starts a contender and waits for the line that it prints last. */
export function once(contender: Contender, contest: Contest, predicts: boolean, seconds = contest.seconds): Outcome {
  const command = commandOf(contender, contest);
  if (command === undefined) return { kind: "failed", why: "not there" };
  writeFileSync(join(contest.folder, "job.json"), JSON.stringify({ ...contest.work, seconds, predicts, spawned: Date.now() }));
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1", ...contender.env };
  const ran = spawnSync(command.program, command.args, { encoding: "utf8", env, timeout: 90_000 });
  const line = ran.stdout?.trim().split("\n").at(-1) ?? "";
  if (ran.status === 0 && line.startsWith("{")) return { kind: "ran", run: JSON.parse(line) };
  const message = (ran.stderr || ran.error?.message || "no result").trim().split("\n");
  return { kind: "failed", why: message.filter((l) => /error/i.test(l)).at(-1) ?? "failed" };
}

function commandOf(contender: Contender, { folder, modules }: Contest): { readonly program: string; readonly args: readonly string[] } | undefined {
  const args = contender.args ?? [];
  const program = engineOf(contender);
  switch (contender.kind) {
    case "python": return { program: "/usr/bin/python3", args: [contender.script, folder, ...args] };
    case "peer": return program === undefined ? undefined : { program, args: [join("bench/peers", contender.peer, "run.mjs"), folder, ...args] };
    case "nnc": {
      const module = modules[contender.target];
      return program === undefined || module === undefined ? undefined : { program, args: ["bench/speed/nnc.mjs", folder, module.path, ...args] };
    }
  }
}

const median = (values: readonly number[]): number | undefined => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * All contenders, in turns: three rounds of all, then those in the running (our own, and whoever is within twice the best of
 * its group) until there are as many as asked for. One that takes a process over 10 seconds has one turn, over 5 two.
 */
export function contend(here: readonly Contender[], contest: Contest): ReadonlyMap<string, readonly Outcome[]> {
  const outcomes = new Map<string, Outcome[]>(here.map(({ name }) => [name, []]));
  const walls = new Map<string, number>();
  for (let round = 0; round < contest.rounds; round++) {
    const running = round < 3 ? here : here.filter((c) => c.group === "ours" || inTheRunning(c, here, outcomes));
    for (const contender of running) {
      const list = outcomes.get(contender.name);
      const wall = walls.get(contender.name) ?? 0;
      if (list === undefined || list.some(({ kind }) => kind === "failed") || (round >= 1 && wall > 10_000) || (round >= 2 && wall > 5000)) continue;
      const begun = Date.now();
      list.push(once(contender, contest, round === 0));
      walls.set(contender.name, Date.now() - begun);
    }
  }
  return outcomes;
}

function inTheRunning(contender: Contender, here: readonly Contender[], outcomes: ReadonlyMap<string, readonly Outcome[]>): boolean {
  const step = ({ name }: Contender): number => median((outcomes.get(name) ?? []).flatMap((o) => (o.kind === "ran" && o.run.step !== undefined ? [o.run.step.median] : []))) ?? Infinity;
  return step(contender) <= 2 * Math.min(...here.filter(({ group }) => group === contender.group).map(step));
}

/** Writes a workload with a shape as a network for inference, as PyTorch exports it; without PyTorch there is none. */
export function exportNetwork({ folder, work }: Contest): void {
  if (work.shape !== undefined && work.edges === undefined) spawnSync("/usr/bin/python3", ["bench/speed/torch_peer.py", folder, "onnx"], { stdio: "ignore", timeout: 90_000 });
}

/** Medians over the processes of a contender, and the least of the processor's times. */
export function summary(contender: Contender, outcomes: readonly Outcome[]): Entry {
  const { group } = contender;
  const failed = outcomes.find((o) => o.kind === "failed");
  if (failed !== undefined) return { group, error: failed.why };
  const runs = outcomes.flatMap((o) => (o.kind === "ran" ? [o.run] : []));
  const timed = runs.flatMap(({ step }) => (step === undefined ? [] : [step]));
  const predicted = runs.flatMap(({ predict }) => (predict === undefined ? [] : [predict]));
  const [first] = runs;
  if (first === undefined) return { group, error: "no turn" };
  return {
    group,
    ...(timed.length > 0 && { step: round(median(timed.map((t) => t.median))), least: round(Math.min(...timed.map((t) => t.min))), steps: timed.map((t) => round(t.median)) }),
    ...(timed.length > 0 && { cpu: round(Math.min(...timed.map((t) => t.leastCpu))) }),
    ...(predicted.length > 0 && { predict: round(median(predicted.map((t) => t.median))), predictCpu: round(Math.min(...predicted.map((t) => t.leastCpu))) }),
    firstStep: round(median(runs.map((r) => r.firstStep))), rss: round(median(runs.map((r) => r.rss))), losses: first.losses.map(round),
  };
}

/** Six digits: what is beyond is noise. */
function round(value: number | undefined): number {
  return Number((value ?? NaN).toPrecision(6));
}
