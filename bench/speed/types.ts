/** What the comparison of speed is made of: networks, those who train them, and what was measured. */
import type { TargetName } from "../../src/targets.ts";

/** A network and how it is trained, of `workloads.json`. */
export interface Workload {
  readonly title: string;
  /** Dense layers where nothing is said. */
  readonly kind?: "conv" | "lstm" | "transformer";
  /** The function of `torch_shapes.py` that builds it: only contenders with `shapes` take part. */
  readonly shape?: string;
  /** The file of `workloads/` that holds the model; the id of the workload where nothing is said. */
  readonly model?: string;
  /** Compile-time parameters of the model. */
  readonly set?: Readonly<Record<string, number>>;
  /** Edges between the positions of the first axis of `input`. */
  readonly edges?: number;
  /** Sizes of one example. */
  readonly input: readonly number[];
  /** Units of the hidden layers. */
  readonly layers?: readonly number[];
  readonly outputs: number;
  readonly activation?: string;
  readonly last?: string;
  readonly loss: "crossEntropy" | "squared";
  readonly optimizer: "sgd" | "momentum" | "adam";
  readonly rate: number;
  readonly batch: number;
}

/** Whom a contender is compared with: our own modules, libraries of JavaScript, or libraries of native code. */
export type Group = "ours" | "javascript" | "native";

interface Named {
  readonly name: string;
  readonly group: Group;
  /** Workloads that it takes part in; all where nothing is said. */
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of `bench/peers` that holds the Node it runs in, in place of the one that runs this. */
  readonly node?: string;
  /** Whether it takes part in workloads that name a `shape`. */
  readonly shapes?: boolean;
  /** It begins with the weights that our plain TypeScript drew: its loss after one step must be ours. */
  readonly sameWeights?: boolean;
}

/** One who takes part, of `contenders.json`. */
export type Contender =
  | (Named & { readonly kind: "nnc"; readonly target: Target })
  | (Named & { readonly kind: "peer"; readonly peer: string; readonly ships?: readonly string[] })
  | (Named & { readonly kind: "python"; readonly script: string });

/** The targets that are measured. */
export type Target = Extract<TargetName, "ts" | "wasm">;

/** Microseconds of one call, by the clock and of the processor: all threads of the process, those of its compilers included. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  /** The median and the least of the samples. */
  readonly cpu: number;
  readonly leastCpu: number;
}

/** What one process printed. `step` is missing where a contender only infers. */
export interface Run {
  readonly step?: Timing;
  readonly predict?: Timing;
  /** Milliseconds from the start of the process to the end of the first step. */
  readonly firstStep: number;
  /** MB at the most. */
  readonly rss: number;
  /** The loss of the first batch after one step, and at the end. */
  readonly losses: readonly number[];
}

/** Bytes of a program that trains the network: minified, and that in gzip. */
export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

/** One contender at one workload: medians over its processes. Microseconds, milliseconds, MB. */
export interface Entry {
  readonly group: Group;
  readonly error?: string;
  readonly step?: number;
  readonly least?: number;
  /** The least processor time of a step and of one example in any process. */
  readonly cpu?: number;
  readonly predict?: number;
  readonly predictCpu?: number;
  readonly firstStep?: number;
  readonly rss?: number;
  readonly losses?: readonly number[];
  /** The median step of each process. */
  readonly steps?: readonly number[];
  readonly size?: Size;
}

export interface Row {
  readonly title: string;
  readonly batch: number;
  /** The run that measured it: `--resume` goes on with the rows of another. */
  readonly run: string;
  readonly contenders: Readonly<Record<string, Entry>>;
}

/** One kernel of a training step beside the peak. */
export interface KernelRate {
  readonly equation: string;
  /** Operations of a call in products that are summed, two each. */
  readonly operations: number;
  readonly microseconds: number;
  readonly gflops: number;
  /** Of the machine's peak in the same engine. */
  readonly fraction: number;
}

/** What one engine reaches: 128-bit multiply-adds of float32 alone, and in kernels of real steps. */
export interface Peak {
  readonly node: string;
  readonly gflops: number;
  readonly fused: boolean;
  readonly kernels: Readonly<Record<string, readonly KernelRate[]>>;
}

export interface Results {
  readonly machine: { readonly cpu: string; readonly node: string; readonly date: string };
  readonly workloads: Readonly<Record<string, Row>>;
  readonly peaks?: readonly Peak[];
}
