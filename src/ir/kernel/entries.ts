/** The entries of a kernel set, by name. */
import type { Entry, KernelSet } from "./types.ts";

/** Every entry with its name, such as `training`, or `fitting.0.accumulate` for a fitting pass. */
export function entriesOf(set: KernelSet): readonly (readonly [string, Entry])[] {
  const named: (readonly [string, Entry | undefined])[] = [
    ["initialize", set.initialize], ["inference", set.inference], ["evaluation", set.evaluation], ["training", set.training], ["backward", set.backward], ["update", set.update],
    ...(["fitting", "measuring"] as const).flatMap((kind) => set[kind].flatMap((pass, i): (readonly [string, Entry])[] => [
      [`${kind}.${i}.begin`, pass.begin], [`${kind}.${i}.accumulate`, pass.accumulate], [`${kind}.${i}.finish`, pass.finish],
    ])),
  ];
  return named.flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry] as const]));
}

/** Whether an entry runs once for a network or once for a data set, so that neither unrolling nor WebAssembly pays. */
export function runsOnce(entry: string): boolean {
  return entry === "initialize" || entry.startsWith("fitting") || (entry.startsWith("measuring") && !entry.endsWith("accumulate"));
}

/** The set with every entry replaced. */
export function mapEntries(set: KernelSet, f: (entry: Entry, name: string) => Entry): KernelSet {
  const passes = (kind: "fitting" | "measuring"): KernelSet["fitting"] => set[kind].map((pass, i) => ({
    begin: f(pass.begin, `${kind}.${i}.begin`), accumulate: f(pass.accumulate, `${kind}.${i}.accumulate`), finish: f(pass.finish, `${kind}.${i}.finish`),
  }));
  return {
    ...set,
    initialize: f(set.initialize, "initialize"),
    inference: f(set.inference, "inference"),
    ...(set.evaluation && { evaluation: f(set.evaluation, "evaluation") }),
    ...(set.training && { training: f(set.training, "training") }),
    ...(set.backward && { backward: f(set.backward, "backward") }),
    ...(set.update && { update: f(set.update, "update") }),
    fitting: passes("fitting"),
    measuring: passes("measuring"),
  };
}
