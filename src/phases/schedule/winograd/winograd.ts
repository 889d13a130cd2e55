/**
 * Winograd's minimal filtering for contractions over windows that slide by one: windows and weights are transformed, products of matrices take the
 * place of sums over windows, and their results are transformed back. All of it is one kernel, by blocks of examples that stay in the second-level cache.
 */
import { inLoops } from "../../../ir/kernel/build.ts";
import { workName } from "../../../ir/equation/names.ts";
import { Once } from "../../../ir/kernel/alike.ts";
import { mapEntries, runsOnce } from "../../../ir/kernel/entries.ts";
import type { Buffer, Kernel, KernelSet } from "../../../ir/kernel/types.ts";
import { withBody } from "../../../ir/kernel/visit.ts";
import type { SimdMachine } from "../../../ir/machines.ts";
import { unusedIn } from "../loops/copy.ts";
import { splitAtDivisors } from "../loops/split-at-divisors.ts";
import type { Making } from "./blocks.ts";
import { chosenForm } from "./choose.ts";
import { filtered } from "./filtered.ts";
import { windowsOf } from "./find-windows.ts";
import { gradientOfWeights } from "./weight-gradients.ts";

export interface Filtered {
  readonly set: KernelSet;
  /** The kernels in minimal forms: conditions in them are where they cost least. */
  readonly names: ReadonlySet<string>;
}

/** The set with such contractions in minimal forms where the cost model says so. `name` makes names that no buffer has. */
export function minimalFilters(set: KernelSet, machine: SimdMachine, name: (base: string) => string): Filtered {
  const buffers = new Map(set.buffers);
  const found = new Set<string>();
  const [once, onceOfOne] = [new Once((b) => set.buffers.get(b)), new Once((b) => set.buffers.get(b))];
  const scratch = (what: Parameters<typeof workName>[0], of: string, ...shape: readonly number[]): string => {
    const buffer: Buffer = { name: name(workName(what, of)), shape, batched: false, role: "value", content: "real" };
    buffers.set(buffer.name, buffer);
    return buffer.name;
  };
  const rewritten = mapEntries(set, (entry, id) => {
    if (runsOnce(id)) return entry;
    const examples = id.of === "inference" ? 1 : set.batch;
    return { ...entry, kernels: entry.kernels.map((kernel) => {
      const names = unusedIn(kernel.body);
      const windows = windowsOf(kernel, splitAtDivisors(kernel.body, names), set);
      const form = windows && chosenForm(windows, examples, machine);
      if (windows === undefined || form === undefined) return kernel;
      found.add(kernel.name);
      // Kernels that are alike have one scratch: it is written before it is read.
      return (id.of === "inference" ? onceOfOne : once).of(kernel, () => inForm(kernel, { windows, form, names, lanes: machine.vectors.lanes, scratch }));
    }) };
  });
  return { set: { ...rewritten, buffers }, names: found };
}

function inForm(kernel: Kernel, make: Making): Kernel {
  const { windows, form } = make;
  const inner = windows.summed ? gradientOfWeights(make) : filtered(make);
  const body = inLoops(windows.others, inner);
  const shape = form.axes.map(({ form: { outputs, taps } }) => `F(${outputs}, ${taps})`).join(" × ");
  return withBody(kernel, body, `minimal filtering ${shape}: ${form.share} of the products`);
}
