/** The entries of a kernel set. */
import type { Entry, FittingPass, KernelSet } from "./types.ts";

/** Which entry of a kernel set: one of a step, or a part of a pass over a data set. */
export type EntryId =
  | { readonly of: "initialize" | "prepare" | "inference" | "evaluation" | "training" | "backward" | "update" }
  | { readonly of: "fitting" | "measuring"; readonly pass: number; readonly part: keyof FittingPass }
  | { readonly of: "metrics"; readonly part: keyof FittingPass }
  | { readonly of: "stream"; readonly part: "begin" | "next" };

/** `training`, or `fitting.0.accumulate` for a part of the first fitting pass. */
function nameOf(id: EntryId): string {
  if ("pass" in id) return `${id.of}.${id.pass}.${id.part}`;
  return id.of === "metrics" || id.of === "stream" ? `${id.of}.${id.part}` : id.of;
}

/** Whether an entry runs once for a network or once for a data set, so that neither unrolling nor WebAssembly pays. */
export function runsOnce(id: EntryId): boolean {
  switch (id.of) {
    case "initialize": case "prepare": case "fitting": return true;
    case "stream": return id.part === "begin";
    case "measuring": case "metrics": return id.part !== "accumulate";
    case "inference": case "evaluation": case "training": case "backward": case "update": return false;
  }
}

/** Every entry with its name. */
export function entriesOf(set: KernelSet): readonly (readonly [string, Entry])[] {
  const entries: (readonly [string, Entry])[] = [];
  mapEntries(set, (entry, id) => {
    entries.push([nameOf(id), entry]);
    return entry;
  });
  return entries;
}

/** The set with every entry replaced. */
export function mapEntries(set: KernelSet, f: (entry: Entry, id: EntryId) => Entry): KernelSet {
  const passes = (of: "fitting" | "measuring"): readonly FittingPass[] => set[of].map((each, pass) => ({
    begin: f(each.begin, { of, pass, part: "begin" }), accumulate: f(each.accumulate, { of, pass, part: "accumulate" }), finish: f(each.finish, { of, pass, part: "finish" }),
  }));
  return {
    ...set,
    ...(set.initialize && { initialize: f(set.initialize, { of: "initialize" }) }),
    ...(set.prepare && { prepare: f(set.prepare, { of: "prepare" }) }),
    inference: f(set.inference, { of: "inference" }),
    ...(set.stream && { stream: { ...set.stream, begin: f(set.stream.begin, { of: "stream", part: "begin" }), next: f(set.stream.next, { of: "stream", part: "next" }) } }),
    ...(set.evaluation && { evaluation: f(set.evaluation, { of: "evaluation" }) }),
    ...(set.metrics && { metrics: {
      begin: f(set.metrics.begin, { of: "metrics", part: "begin" }), accumulate: f(set.metrics.accumulate, { of: "metrics", part: "accumulate" }), finish: f(set.metrics.finish, { of: "metrics", part: "finish" }),
    } }),
    ...(set.training && { training: f(set.training, { of: "training" }) }),
    ...(set.backward && { backward: f(set.backward, { of: "backward" }) }),
    ...(set.update && { update: f(set.update, { of: "update" }) }),
    fitting: passes("fitting"),
    measuring: passes("measuring"),
  };
}
