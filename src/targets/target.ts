import type { Origin } from "../ir/equation/types.ts";
import type { Entry } from "../ir/kernel/types.ts";
import type { PlannedKernels } from "../ir/memory/types.ts";
import type { CheckedModel } from "../ir/model/types.ts";

/** Element types that real numbers can have in an emitted module. */
export const precisions = ["f64", "f32"] as const;
export type Precision = (typeof precisions)[number];

/**
 * What a module is written in: JavaScript is TypeScript without its types, a script is JavaScript to run at once, without the comments of
 * the runtime, declarations are the types alone (`.d.ts`).
 */
export const languages = ["typescript", "javascript", "script", "declarations"] as const;
export type Language = (typeof languages)[number];

/** Element types that weights inside of a module can have. */
export const storedTypes = ["f64", "f32", "f16", "int8"] as const;
export type StoredType = (typeof storedTypes)[number];

/** Weights inside of a module. */
export interface StoredWeights {
  readonly bytes: Uint8Array;
  readonly arrays: readonly StoredArray[];
  /** Whether fitted values are among them. */
  readonly fitted: boolean;
}

/** One variable among the bytes. */
export interface StoredArray {
  readonly name: string;
  readonly type: "F64" | "F32" | "F16" | "I8";
  /** Its first byte. */
  readonly at: number;
  /** With I8: size and stride of each axis of the output channels, whose scales (float32) come before the integers. */
  readonly axes?: readonly (readonly [size: number, stride: number])[];
}

export interface EmitOptions {
  /** Element type of real numbers. */
  readonly precision: Precision;
  /** TypeScript by default. */
  readonly language?: Language;
  /** Whether the module predicts only: `planned` has the entry of inference, and the model what that needs. */
  readonly inference?: boolean;
  /** The options of the build, as JSON, for the header; absent where they are the default. */
  readonly built?: string;
  /** The values that the network begins with, in place of its initial ones. */
  readonly stored?: StoredWeights;
  /** What runs the kernels, where that is not the text of the module. */
  readonly machine?: MachineCode;
  /** The same kernels as text, planned for themselves: they run where `machine` cannot. */
  readonly fallback?: PlannedKernels;
}

/** One emitted file. */
export interface EmittedModule {
  /** The model's name. */
  readonly name: string;
  readonly text: string;
  /** Lines of the text that compute what a line of the model says, in order: for source maps. */
  readonly places: readonly Place[];
}

/** A run of lines of an emitted text, from 1, both included, and the line of a model that they come from. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly origin: Origin;
}

/** Writes planned kernels as the text of a module; a pure function of its arguments. */
export interface Emitter {
  emit(model: CheckedModel, planned: PlannedKernels, options: EmitOptions): Promise<EmittedModule>;
}

/** Kernels as the code of a WebAssembly module with one memory of its own, `memory`, in which every buffer has its place. */
export interface MachineCode {
  /** For any engine with SIMD, and for those with relaxed SIMD too. */
  readonly plain: Uint8Array;
  /** The same as compressed text, where that is shorter with what unpacks it. */
  readonly packed?: string;
  readonly relaxed: Uint8Array;
  /** Whether `fuseProducts` makes the second of the first. */
  readonly fuses: boolean;
  /** Pages of 64 KiB. */
  readonly pages: number;
  /** Where reals (float32), reals that are float64 and integers begin in the memory, in bytes. */
  readonly realsAt: number;
  readonly doublesAt: number;
  readonly integersAt: number;
  /** Draws whose keys are at `keysAt`, one integer each, set before an entry with draws runs. */
  readonly keysAt: number;
  readonly draws: readonly number[];
  /** What the functions of entries are exported as; each takes how many examples there are. Those of the kernels of training are in a table, `steps`. */
  readonly entries: ReadonlyMap<Entry, string>;
  /** Whether there is a function `finite(from, to)` that is 0 where all reals between two addresses are finite. */
  readonly checks: boolean;
  /** Where threads may run entries together, over a memory that is handed in. */
  readonly threads?: {
    /** Where they tell each other how far they are, in bytes. */
    readonly controlAt: number;
    /** Which byte of the code says whether the memory is shared. */
    readonly sharedAt: number;
    /** The number by which each entry is asked for. */
    readonly commands: ReadonlyMap<Entry, number>;
  };
}
