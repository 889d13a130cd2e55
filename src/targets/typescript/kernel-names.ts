/** Functions of kernels: what they are called, and their texts. Kernels of the same text are one function, and so are many that are equal but for names. */
import { sharedIn } from "../../ir/kernel/alike.ts";
import { sharing } from "../../ir/machines.ts";
import type { Entry, Kernel, KernelSet } from "../../ir/kernel/types.ts";
import type { MachineCode } from "../target.ts";
import { type PrintedKernel, printKernel, printMachineKernel, type Shared } from "./kernel.ts";
import type { Memory } from "./memory.ts";
import type { NameScope } from "./names.ts";

/** The function of a kernel. */
export interface KernelFunction {
  readonly name: string;
  /** Whether it takes how many examples there are. */
  readonly counts: boolean;
  /** What this kernel passes besides, where others share the function: arrays, and occurrences of draws. */
  readonly passed: readonly Passed[];
}

export type Passed = { readonly kind: "array"; readonly buffer: string } | { readonly kind: "draw"; readonly occurrence: number };

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
  const byText = new Map<string, KernelFunction>();
  const shared = sharedIn(set);
  const alike = new Map<string, Kernel[]>();
  for (const [kernel, { outline }] of shared) {
    const known = alike.get(outline.key);
    if (known === undefined) alike.set(outline.key, [kernel]);
    else known.push(kernel);
  }
  const groups = groupsOf(set).map(({ title, prefix, entry }) => {
    const runsOnce = entry === set.initialize;
    const isOfMachine = machine?.entries.has(entry) === true;
    const print = (kernel: Kernel, form?: Shared): PrintedKernel => (isOfMachine ? printMachineKernel(kernel, form) : printKernel(kernel, marker, memory, form));
    return { title, texts: entry.kernels.flatMap((kernel): readonly string[] => {
      const group = shared.get(kernel);
      const outline = group !== undefined && (isOfMachine || runsOnce || group.kinds >= sharing.copies) ? group.outline : undefined;
      const passed = outline === undefined || isOfMachine ? [] : [...outline.buffers.map((buffer): Passed => ({ kind: "array", buffer })), ...outline.draws.map((occurrence): Passed => ({ kind: "draw", occurrence }))];
      const printed = outline === undefined ? print(kernel) : undefined;
      const key = printed?.text ?? `${isOfMachine} ${outline?.key}`;
      const known = byText.get(key);
      if (known !== undefined) {
        functions.set(kernel, { ...known, passed });
        return [];
      }
      const { text, counts } = printed ?? print(kernel, outline && { outline, others: alike.get(outline.key) ?? [] });
      const name = names.fresh(kernel.program === prefix ? kernel.name : `${prefix}_${kernel.name}`);
      byText.set(key, { name, counts, passed });
      functions.set(kernel, { name, counts, passed });
      return [text.replace(marker, () => name)];
    }) };
  });
  return { functions, groups };
}
