/**
 * The targets: a row for each, by the name that `--target` takes. A new target is a folder of `targets` and a row here.
 * Machines and emitters are loaded when a module is emitted.
 */
import { type MachineEntry, scalar } from "./pipeline.ts";
import type { Emitter, MachineCode, Precision } from "./targets/target.ts";

export interface Target {
  /** For the help: what runs its modules. */
  readonly about: string;
  /** Element types that its real numbers can have; the first by default. */
  readonly precisions: readonly [Precision, ...Precision[]];
  /** Which phases bring kernels into the form for it. */
  readonly machine: MachineEntry;
  /** A second machine, whose kernels are in the module too: they run where those of the first cannot. */
  readonly fallback?: MachineEntry;
  readonly load: () => Promise<Emitter>;
}

const engines = { kernels: ["schedule"], memory: [], load: async () => scalar } as const satisfies MachineEntry;
const webAssembly = { kernels: ["schedule"], memory: ["parallelize"], load: async () => (await import("./machine-simd.ts")).simd } as const satisfies MachineEntry;

export const targets = {
  ts: {
    about: "TypeScript",
    precisions: ["f64", "f32"],
    machine: engines,
    load: async () => (await import("./targets/typescript/target.ts")).typescript,
  },
  wasm: {
    about: "WebAssembly inside of it (float32)",
    precisions: ["f32"],
    machine: webAssembly,
    load: loadAssembler,
  },
  "wasm,ts": {
    about: "both (float32), TypeScript where WebAssembly cannot run",
    precisions: ["f32"],
    machine: webAssembly,
    fallback: engines,
    load: loadAssembler,
  },
} as const satisfies Readonly<Record<string, Target>>;

/** Of a TypeScript module of the same interface, with WebAssembly inside. */
async function loadAssembler(): Promise<Emitter> {
  const [{ assemble }, { typescript }] = await Promise.all([import("./targets/wasm/target.ts"), import("./targets/typescript/target.ts")]);
  // A model is emitted in JavaScript and in declarations: its code is the same.
  type Planned = Parameters<typeof assemble>[0];
  const known = new WeakMap<Planned, MachineCode>();
  const codeOf = (planned: Planned): MachineCode => {
    const machine = known.get(planned) ?? assemble(planned);
    known.set(planned, machine);
    return machine;
  };
  return { emit: (model, planned, options) => typescript.emit(model, planned, { ...options, machine: codeOf(planned) }) };
}

export type TargetName = keyof typeof targets;
export const targetNames = Object.keys(targets).filter((name): name is TargetName => name in targets);
/** Targets of one machine: what a program that runs its own module chooses from. */
export const singleTargetNames = targetNames.filter((name) => !("fallback" in targets[name]));

/** The row of a name; TypeScript without one. */
export function targetOf(name: TargetName = "ts"): Target {
  return targets[name];
}

/** The element type of a module: the one asked for, where the target computes in it. */
export function precisionOf({ precisions }: Target, asked: Precision | undefined): Precision {
  return asked !== undefined && precisions.includes(asked) ? asked : precisions[0];
}
