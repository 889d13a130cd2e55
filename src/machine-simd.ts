/** The phases on kernels for WebAssembly: four lanes, and several threads. */
import type { KernelSet } from "./ir/kernel/types.ts";
import { simdMachine, threads } from "./ir/machines.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import { parallelize } from "./phases/parallelize/parallelize.ts";
import { scheduleSimd } from "./phases/schedule/simd/schedule-simd.ts";
import type { Context, Machine } from "./pipeline.ts";

export const simd = {
  kernels: [
    { name: "schedule", because: "packing adds buffers, which need a place in memory", run: (set: KernelSet, { options }: Context) => scheduleSimd(set, simdMachine, options.exactSums) },
  ],
  memory: [
    { name: "parallelize", because: "which accesses conflict depends on the addresses of buffers that share memory; only training runs on threads", run: (planned: PlannedKernels, { options }: Context) => (options.inference === true ? planned : parallelize(planned, threads)) },
  ],
} as const satisfies Machine;
