/** What random programs are emitted for: another target is another entry. */
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { simd } from "../../../src/machine-simd.ts";
import { type Machine, scalar } from "../../../src/pipeline.ts";
import type { Precision } from "../../../src/targets/target.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import type { Create } from "../../support/module.ts";
import { Arena, instrument } from "./checked.ts";
import { createFrom, scriptOf } from "./module.ts";

export interface RandomTarget {
  /** What schedules its kernels, and the element type of their reals. */
  readonly machine: Machine;
  readonly precision: Precision;
  /** Whether few programs are tried on it too: its kernels are no other target's. */
  readonly always: boolean;
  /** Of the greatest entry of an array. */
  readonly tolerance: number;
  readonly make: (model: CheckedModel, planned: PlannedKernels) => { readonly create: Create; readonly faults: () => readonly string[] };
}

const none = (): readonly string[] => [];

export const targets: Readonly<Record<string, RandomTarget>> = {
  "TypeScript, watched": {
    machine: scalar, precision: "f64", always: true, tolerance: 1e-10,
    make(model, planned) {
      const arena = new Arena();
      const { script, arrays } = instrument(scriptOf(model, planned, "f64"));
      if (arrays === 0) throw new Error("no array is watched");
      const create = createFrom(script, model.name, { watch: arena.watch.bind(arena) });
      return { create, faults: () => (arena.reads === 0 ? ["nothing was read"] : arena.problems) };
    },
  },
  "TypeScript in float32": {
    machine: scalar, precision: "f32", always: false, tolerance: 2e-3,
    make: (model, planned) => ({ create: createFrom(scriptOf(model, planned, "f32"), model.name), faults: none }),
  },
  "WebAssembly": {
    machine: simd, precision: "f32", always: true, tolerance: 2e-3,
    make: (model, planned) => ({ create: createFrom(scriptOf(model, planned, "f32", assemble(planned)), model.name), faults: none }),
  },
};
