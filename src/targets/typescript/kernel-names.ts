/** Functions of kernels: what they are called, and their texts. Kernels of the same text are one function. */
import type { Entry, Kernel, KernelSet } from "../../ir/kernel/types.ts";
import type { MachineCode } from "../target.ts";
import { printKernel, printMachineKernel } from "./kernel.ts";
import type { Memory } from "./memory.ts";
import type { NameScope } from "./names.ts";

/** The function of a kernel. */
export interface KernelFunction {
  readonly name: string;
  /** Whether it takes how many examples there are. */
  readonly counts: boolean;
}

export interface KernelGroup {
  readonly title: string;
  readonly texts: readonly string[];
}

interface Group {
  readonly title: string;
  /** What the names of its functions begin with. */
  readonly prefix: string;
  readonly entry: Entry;
}

/** A placeholder for a function's name; no text of a user contains it. */
const marker = "\ue000";

function groupsOf(set: KernelSet): readonly Group[] {
  const group = (title: string, prefix: string, entry: Entry | undefined): readonly Group[] => (entry === undefined ? [] : [{ title, prefix, entry }]);
  return [
    ...group("initial values", "initialize", set.initialize), ...group("constants", "prepare", set.prepare), ...group("predictions", "predict", set.inference), ...group("stream: first values", "begin", set.stream?.begin), ...group("stream: one step", "next", set.stream?.next), ...group("loss", "evaluate", set.evaluation),
    ...group(set.backward === undefined ? "training: forward and backward" : "training: forward", "train", set.training), ...group("training: backward", "backward", set.backward),
    ...group("parameter update", "update", set.update),
    ...set.measuring.flatMap((p, i) => [
      ...group(`loss of a data set, pass ${i + 1}: begin`, "measure", p.begin), ...group(`loss of a data set, pass ${i + 1}: accumulate`, "measure", p.accumulate), ...group(`loss of a data set, pass ${i + 1}: finish`, "measure", p.finish),
    ]),
    ...group("metrics: begin", "metric", set.metrics?.begin), ...group("metrics: accumulate", "metric", set.metrics?.accumulate), ...group("metrics: finish", "metric", set.metrics?.finish),
    // Without a loss of its own nothing runs over data: what is fitted comes from a file.
    ...(set.evaluation === undefined ? [] : set.fitting).flatMap((p, i) => [
      ...group(`fitted values, pass ${i + 1}: begin`, "fit", p.begin), ...group(`fitted values, pass ${i + 1}: accumulate`, "fit", p.accumulate), ...group(`fitted values, pass ${i + 1}: finish`, "fit", p.finish),
    ]),
  ];
}

export function nameKernels(set: KernelSet, memory: Memory, names: NameScope, machine?: MachineCode): { readonly functions: ReadonlyMap<Kernel, KernelFunction>; readonly groups: readonly KernelGroup[] } {
  const functions = new Map<Kernel, KernelFunction>();
  const byText = new Map<string, string>();
  const groups = groupsOf(set).map(({ title, prefix, entry }) => ({
    title,
    texts: entry.kernels.flatMap((kernel): readonly string[] => {
      const { text, counts } = machine?.entries.has(entry) === true ? printMachineKernel(kernel) : printKernel(kernel, marker, memory);
      const known = byText.get(text);
      const name = known ?? names.fresh(kernel.program === prefix ? kernel.name : `${prefix}_${kernel.name}`);
      byText.set(text, name);
      functions.set(kernel, { name, counts });
      return known === undefined ? [text.replace(marker, () => name)] : [];
    }),
  }));
  return { functions, groups };
}
