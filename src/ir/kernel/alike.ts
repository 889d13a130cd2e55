/**
 * Kernels that are alike: equal but for the names of arrays, of locals and of draws. The arrays that have one name in one kernel have one
 * name in the other, and each has the shape and the elements of its counterpart, so that what is proved of one kernel holds of the other.
 */
import { distributionKey } from "../equation/distribution.ts";
import { sharing } from "../machines.ts";
import { entriesOf } from "./entries.ts";
import { printStatements } from "./print.ts";
import { renameStatements } from "./rename.ts";
import type { Buffer, Kernel, KernelSet, Outline } from "./types.ts";
import { eachExprIn, withBody } from "./visit.ts";

/** That which the kernel has, where it is of its statements. Arrays keep shapes and elements. */
export function outlineOf({ body, outline }: Pick<Kernel, "body" | "outline">, bufferOf: (name: string) => Buffer | undefined): Outline {
  if (outline?.of === body) return outline;
  const [buffers, locals, draws] = [new Map<string, number>(), new Map<string, number>(), new Map<number, number>()];
  const place = <T>(known: Map<T, number>, name: T): number => {
    const at = known.get(name) ?? known.size;
    known.set(name, at);
    return at;
  };
  const text = printStatements(body, "", { buffer: (name) => `a${place(buffers, name)}`, local: (name) => `v${place(locals, name)}`, draw: (occurrence) => String(place(draws, occurrence)) });
  const arrays = [...buffers.keys()].map((name) => {
    const b = bufferOf(name);
    return b === undefined ? name : `${b.content}${b.role === "scalar" ? " scalar" : ""}${b.double === true ? " double" : ""}${b.batched ? " batched" : ""} ${b.shape.join()}`;
  });
  const matrices: string[] = [];
  if (draws.size > 0) {
    eachExprIn(body, (e) => {
      if (e.kind === "draw") matrices.push(distributionKey(e.distribution));
    });
  }
  return { of: body, key: [...arrays, ...matrices, text].join("\n"), buffers: [...buffers.keys()], draws: [...draws.keys()] };
}

export interface Group {
  readonly outline: Outline;
  /** How many of them work on other arrays, or make other draws. */
  readonly kinds: number;
}

/** Of each kernel its outline, and how many are alike. */
export function groupsOf(kernels: readonly Kernel[], bufferOf: (name: string) => Buffer | undefined): ReadonlyMap<Kernel, Group> {
  const outlines = kernels.map((kernel) => [kernel, outlineOf(kernel, bufferOf)] as const);
  const kinds = new Map<string, Set<string>>();
  for (const [, { key, buffers, draws }] of outlines) {
    const known = kinds.get(key) ?? new Set();
    kinds.set(key, known.add([...buffers, ...draws].join()));
  }
  return new Map(outlines.map(([kernel, outline]) => [kernel, { outline, kinds: kinds.get(outline.key)?.size ?? 1 }]));
}

/** Whether kernels are written once, as a function of arrays: alone, one so short is no longer than a call. */
export function paysShared({ kinds, outline }: Group): boolean {
  return kinds > 1 && outline.key.length >= sharing.least;
}

/** The groups of those kernels that share code with others, in a set that has repeated ones. */
export function sharedIn(set: KernelSet): ReadonlyMap<Kernel, Group> {
  const kernels = entriesOf(set).flatMap(([, entry]) => entry.kernels);
  const groups = kernels.some(({ repeated }) => repeated !== undefined) ? groupsOf(kernels, (name) => set.buffers.get(name)) : new Map<Kernel, Group>();
  return new Map([...groups].filter(([, group]) => paysShared(group)));
}

/** What is done once to kernels that are alike: the first is worked on, the others get what it got, under their names of arrays and draws. `least`: of how many. */
export class Once {
  readonly #least: number;
  readonly #bufferOf: (name: string) => Buffer | undefined;
  readonly #known = new Map<string, { readonly outline: Outline; readonly kernel: Kernel; readonly result: Kernel }>();

  constructor(bufferOf: (name: string) => Buffer | undefined, least = 2) {
    this.#least = least;
    this.#bufferOf = bufferOf;
  }

  /** `work` gives a kernel another body, over the same arrays; only `repeated` ones are compared. */
  of(kernel: Kernel, work: (kernel: Kernel) => Kernel): Kernel {
    if ((kernel.repeated ?? 1) < this.#least) return work(kernel);
    const outline = outlineOf(kernel, this.#bufferOf);
    const first = this.#known.get(outline.key);
    if (first === undefined) {
      const worked = work(kernel);
      const found = outlineOf(worked, this.#bufferOf);
      // The outline of arrays that are not known yet is another one later.
      const result = found.buffers.every((name) => this.#bufferOf(name) !== undefined) ? { ...worked, outline: found } : worked;
      this.#known.set(outline.key, { outline, kernel, result });
      return result;
    }
    const buffers = new Map(first.outline.buffers.map((name, k) => [name, outline.buffers[k] ?? name]));
    const draws = new Map(first.outline.draws.map((occurrence, k) => [occurrence, outline.draws[k] ?? occurrence]));
    const body = renameStatements(first.result.body, { buffer: (name) => buffers.get(name) ?? name, local: (name) => name, draw: (occurrence) => draws.get(occurrence) ?? occurrence });
    const renamed = withBody(kernel, body, ...first.result.decisions.slice(first.kernel.decisions.length));
    const known = first.result.outline;
    if (known?.of !== first.result.body) return renamed;
    return { ...renamed, outline: { of: body, key: known.key, buffers: known.buffers.map((name) => buffers.get(name) ?? name), draws: known.draws.map((occurrence) => draws.get(occurrence) ?? occurrence) } };
  }
}
