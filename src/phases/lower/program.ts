/** One program as an entry: its blocks as kernels, its stores in place where that is safe, else as copies at the end. */
import { savedName, shownName } from "../../ir/equation/names.ts";
import { commentOf } from "../../ir/equation/print.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Program } from "../../ir/equation/types.ts";
import type { Entry, Kernel, Statement } from "../../ir/kernel/types.ts";
import { usesOf } from "../../ir/kernel/visit.ts";
import { UnusedNames } from "../../ir/unused-names.ts";
import { type Block, blocksOf, type Nest } from "./blocks.ts";
import { emitBlock } from "./emit.ts";
import { isAt } from "./growing.ts";
import { storesInPlace } from "./in-place.ts";
import type { Buffers, Layout } from "./layout.ts";
import { identifier } from "./names.ts";

/** An entry, and where the arrays of its program lie. */
export interface Lowered {
  readonly entry: Entry;
  readonly layouts: ReadonlyMap<string, Layout>;
}

/** `before`: where arrays lie that another program left for this one. `exact`: which real values are float64. */
export function lowerProgram(program: Program, buffers: Buffers, kernelNames: UnusedNames, before: ReadonlyMap<string, Layout> = new Map(), exact: (name: string) => boolean = () => false): Lowered {
  const blocks = blocksOf(program);
  const inPlace = storesInPlace(program, blocks);
  const stored = storedArrays(program, blocks);
  const layouts = new Map<string, Layout>();
  const layout = (name: string): Layout => {
    const there = layouts.get(name);
    const array = program.arrays.get(inPlace.get(name) ?? name);
    if (there !== undefined) return there;
    if (array === undefined) throw new Error(`program ${program.name} has no array ${name}`);
    const made = (array.role === "kept" ? before.get(name) : undefined) ?? buffers.place(array, exact(array.name));
    layouts.set(name, made);
    return made;
  };
  for (const array of program.arrays.values()) if (array.role !== "value" || stored.has(array.name)) layout(array.name);

  const kernels = blocks.map((block): Kernel => {
    const equations = equationsOf(block);
    const named = equations.findLast((e) => stored.has(e.array)) ?? equations.at(-1);
    const origin = named?.origin;
    const body = emitBlock(block, { layouts, stored, titleOf: (array) => buffers.titleOf(array), step: program.step }, new UnusedNames());
    const base = named === undefined ? program.name : buffers.titleOf(inPlace.get(named.array) ?? named.array);
    const name = identifier(base);
    const comment = equations.map((e) => commentOf(e, program, (array) => buffers.titleOf(array)));
    if (!inPlace.has(named?.array ?? "")) return kernel(kernelNames.fresh(name), comment, body, origin);
    return { ...kernel(kernelNames.fresh(`${identifier(program.name)}_${name}`), comment, body, origin), program: program.name };
  });
  const copies = copyKernels(program, inPlace, layout, buffers, kernelNames);
  const outputs = [...new Set(program.outputs.map((name) => layout(name).buffer))];
  return { entry: { kernels: [...copies.before, ...kernels, ...copies.after], outputs }, layouts };
}

function kernel(name: string, comment: readonly string[], body: readonly Statement[], origin?: Equation["origin"]): Kernel {
  return { name, comment, ...(origin && { origin }), body, decisions: [], ...usesOf(body) };
}

function equationsOf(block: Block): readonly Equation[] {
  switch (block.kind) {
    case "nest": return block.definitions;
    case "accumulation": return [block.equation];
    case "recurrence": return block.nests.flatMap((nest): readonly Definition[] => nest.definitions);
  }
}

/** Arrays that need a buffer: all but values that only their own loop nest reads, at the point where it defines them. */
function storedArrays(program: Program, blocks: readonly Block[]): ReadonlySet<string> {
  const stored = new Set([...program.outputs, ...program.stores.flatMap((s) => [s.source, s.target])]);
  const inNest = ({ definitions }: Nest): void => {
    const own = new Map(definitions.map((d) => [d.array, d]));
    for (const d of definitions) {
      if (program.arrays.get(d.array)?.role !== "value") stored.add(d.array);
      // In a recurrence a nest may read what it defines itself at another step.
      for (const r of readsOfEquation(d)) {
        const here = own.get(r.array);
        if (here === undefined || !isAt(r, here.indices)) stored.add(r.array);
      }
    }
  };
  for (const block of blocks) {
    switch (block.kind) {
      case "nest": inNest(block); break;
      case "recurrence": block.nests.forEach(inNest); break;
      case "accumulation":
        stored.add(block.equation.array);
        for (const r of readsOfEquation(block.equation)) stored.add(r.array);
        break;
    }
  }
  return stored;
}

/** Stores that could not be made in place. A source that is overwritten by another store is saved first. */
function copyKernels(program: Program, inPlace: ReadonlyMap<string, string>, layout: (name: string) => Layout, buffers: Buffers, names: UnusedNames) {
  const before: Kernel[] = [];
  const after: Kernel[] = [];
  const targets = new Set(program.stores.map((s) => s.target));
  for (const { source, target } of program.stores) {
    if (inPlace.has(source)) continue;
    let from = layout(source).buffer;
    const array = program.arrays.get(source);
    if (array !== undefined && targets.has(source)) {
      const saved: ArrayDefinition = { ...array, name: savedName(source, "old"), role: "value", purpose: { kind: "saved", of: source, ofPurpose: array.purpose } };
      const place = buffers.place(saved, buffers.all.get(from)?.double === true).buffer;
      before.push(kernel(names.fresh(identifier(`save_${source}`)), [`${shownName(saved.name)} = ${shownName(source)}`], [{ kind: "copy", from, to: place }]));
      from = place;
    }
    after.push(kernel(names.fresh(identifier(`store_${target}`)), [`${shownName(target)} = ${shownName(source)}`], [{ kind: "copy", from, to: layout(target).buffer }]));
  }
  return { before, after };
}

