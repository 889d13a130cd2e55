/**
 * First layers of inputs that are mostly zeros: sums of products with elements of an input, over its non-zeros alone.
 *
 * A step counts the zeros of its batch. Where few are other, the elements that are not zero are written side by side with
 * their positions, once along each sum, and kernels take their other form, which reads those: the same products in the same
 * order, without those that add nothing.
 */
import { shownName, workName } from "../../../ir/equation/names.ts";
import { bound, branch, constantRange, countBound, load, local, loop, number, offsetExpr, operation, selectExpr } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetKey, offsetNames, scaleOffset, substituteOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import { rangeLength } from "../../../ir/kernel/trip-count.ts";
import type { SparseMachine } from "../../../ir/machines.ts";
import type { Bound, Buffer, Entry, Kernel, KernelExpr, KernelSet, Load, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { mapParts, usesOf, withBody } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { unusedIn } from "../loops/copy.ts";


export interface Sparse {
  readonly entry: Entry;
  readonly buffers: readonly Buffer[];
}

/** An input's elements along a sum, for each value of an outer loop: those that are not zero, side by side. */
interface List {
  readonly input: string;
  readonly offset: Offset;
  readonly outer: Loop;
  readonly sum: Loop;
  readonly values: string;
  readonly positions: string;
  readonly ends: string;
  /** The most elements of one sum. */
  readonly length: number;
}

interface Context {
  readonly set: KernelSet;
  readonly machine: SparseMachine;
  readonly names: UnusedNames;
  /** The list of an input along a sum, made where there is none yet. */
  readonly listOf: (input: string, offset: Offset, outer: Loop, sum: Loop) => List;
}

/** Both forms of the kernels of an entry. `dense`: they as they are; `finish`: gives a kernel the form that it runs in; `name`: names that nothing else has. */
export function specializeSparse(entry: Entry, dense: Entry, set: KernelSet, machine: SparseMachine, finish: (kernel: Kernel) => Kernel, name: (base: string) => string): Sparse {
  const lists = new Map<string, List>();
  const flags = new Map<string, string>();
  const buffers: Buffer[] = [];
  const value = (base: string, size: number, content: Buffer["content"]): string => {
    const buffer = name(base);
    buffers.push({ name: buffer, shape: [size], batched: false, role: "value", content });
    return buffer;
  };
  const before = new Map<string, readonly Kernel[]>();
  const after = new Map<string, Kernel>();
  for (const kernel of entry.kernels) {
    if (!readsInput(kernel, set)) continue;
    const made: Kernel[] = [];
    const flagOf = (input: string): string => {
      const known = flags.get(input);
      if (known !== undefined) return known;
      const flag = value(workName("sparse", input), 1, "index");
      flags.set(input, flag);
      made.push(finish(measureKernel(input, flag, set, machine, name(`measure_${input}`))));
      return flag;
    };
    const listOf: Context["listOf"] = (input, offset, outer, sum) => {
      const flag = flagOf(input);
      const [rows, length] = [rangeLength(outer, set.batch), rangeLength(sum, set.batch)];
      const plain = substituteOffset(offset, new Map([[outer.variable, variableOffset("o")], [sum.variable, variableOffset("s")]]));
      const key = [input, offsetKey(plain), rows, length].join();
      const known = lists.get(key);
      if (known !== undefined) return known;
      const list: List = { input, offset: plain, outer, sum, length, values: value(workName("nonZeros", input), rows * length, "real"), positions: value(workName("positions", input), rows * length, "index"), ends: value(workName("ends", input), rows, "index") };
      lists.set(key, list);
      made.push(listKernel(list, flag, kernel, name(`list_${input}`)));
      return list;
    };
    const inputs = new Set<string>();
    const body = overNonZeros(kernel.body, [], { set, machine, names: unusedIn(kernel.body), listOf: (input, ...rest) => { inputs.add(input); return listOf(input, ...rest); } });
    if (inputs.size === 0) continue;
    before.set(kernel.name, made);
    const few = finish(withBody({ ...kernel, decisions: [] }, body));
    const form = dense.kernels.find((k) => k.name === kernel.name);
    if (form === undefined) throw new Error(`${kernel.name} has no dense form`);
    const isSparse = [...inputs].map((input): KernelExpr => load(flags.get(input) ?? "", constantOffset(0))).reduce((a, b) => operation("and", a, b));
    const both = branch(isSparse, few.body, form.body);
    after.set(kernel.name, withBody(form, both, `over the non-zeros of ${[...inputs].map(shownName).join(", ")} where they are fewer than ${100 * machine.share} %`));
  }
  return { buffers, entry: { ...dense, kernels: dense.kernels.flatMap((k) => [...(before.get(k.name) ?? []), after.get(k.name) ?? k]) } };
}

function overNonZeros(list: readonly Statement[], loops: readonly Loop[], context: Context): readonly Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const found = productsIn(s, loops, context);
    if (found !== undefined) {
      const at = context.listOf(found.input, found.offset, found.outer, s);
      return throughList(s, found, at, context.names);
    }
    return [{ ...s, body: overNonZeros(s.body, [...loops, s], context) }];
  });
}

interface Products {
  readonly input: string;
  readonly offset: Offset;
  readonly outer: Loop;
  readonly other: KernelExpr;
  readonly total: string;
}

/** Without an input nothing is found in a kernel. */
export function readsInput({ reads }: Kernel, { buffers }: KernelSet): boolean {
  return reads.some((name) => buffers.get(name)?.role === "input");
}

/** Where statements do nothing but add a product with an element of an input to a sum: the element, the other factor and the sum, for each factor that is one. */
export function inputProducts([only, ...more]: readonly Statement[], { buffers }: KernelSet): readonly { readonly x: Load; readonly other: KernelExpr; readonly total: string }[] {
  if (only?.kind !== "assign" || more.length > 0 || only.value.kind !== "operation") return [];
  const { operator, arguments: [a, b, total] } = only.value;
  if (operator !== "multiplyAdd" || a === undefined || b === undefined || total?.kind !== "local" || total.name !== only.name) return [];
  return ([[a, b], [b, a]] as const).flatMap(([x, other]) => {
    const buffer = x.kind === "load" && x.offset.kind === "affine" ? buffers.get(x.buffer) : undefined;
    return x.kind === "load" && buffer?.role === "input" && buffer.content === "real" && buffer.double !== true && buffer.batched ? [{ x, other, total: only.name }] : [];
  });
}

/** A sum that adds nothing but products with elements of an input, to be found by the sum's variable and that of one loop around it. */
function productsIn(s: Loop, loops: readonly Loop[], { set, machine }: Context): Products | undefined {
  if (!isWhole(s)) return undefined;
  for (const { x, other, total } of inputProducts(s.body, set)) {
    const buffer = set.buffers.get(x.buffer);
    const outer = loops.find((l) => coefficientOf(x.offset, l.variable) !== 0);
    if (buffer === undefined || outer === undefined || !isWhole(outer)) continue;
    if (offsetNames(x.offset).size !== 2 || !offsetNames(x.offset).has(s.variable)) continue;
    const columns = loops.slice(loops.indexOf(outer) + 1).find((l) => other.kind === "load" && coefficientOf(other.offset, l.variable) === 1);
    const wide = columns === undefined ? 0 : rangeLength(columns, set.batch);
    const elements = rangeLength(outer, set.batch) * rangeLength(s, set.batch);
    if (!Number.isFinite(wide) || wide < machine.columns || elements * wide < machine.products || buffer.shape.slice(1).reduce((n, k) => n * k, 1) < machine.width) continue;
    return { input: x.buffer, offset: x.offset, outer, other, total };
  }
  return undefined;
}

export function isWhole(s: Loop): boolean {
  return s.step === 1 && s.lanes === undefined && s.lower.kind === "offsets" && s.lower.of.length === 1 && s.lower.of.every((o) => offsetKey(o) === "0") && (s.upper.kind === "count" || constantRange(s) !== undefined);
}

function throughList(s: Loop, { outer, other, total }: Products, list: List, names: UnusedNames): readonly Statement[] {
  const [at, end, element, position] = [names.numbered("p"), names.numbered("end"), names.numbered("value"), names.numbered("at")];
  const moved = new Map<string, Offset>([[s.variable, { kind: "local", name: position }]]);
  const offset = (o: Offset): Offset => substituteOffset(o, moved);
  const expr = (e: KernelExpr): KernelExpr => mapParts(e, expr, offset);
  const start = scaleOffset(variableOffset(outer.variable), list.length);
  const until: Bound = bound({ kind: "local", name: end });
  return [
    { kind: "let", name: end, value: load(list.ends, variableOffset(outer.variable)), integer: true },
    loop(at, bound(start), until, [
      { kind: "let", name: element, value: load(list.values, variableOffset(at)) },
      { kind: "let", name: position, value: load(list.positions, variableOffset(at)), integer: true },
      { kind: "assign", name: total, value: operation("multiplyAdd", local(element), expr(other), local(total)) },
    ]),
  ];
}

/** Whether few elements of a batch are other than zero. */
function measureKernel(input: string, flag: string, { buffers }: KernelSet, { share }: SparseMachine, name: string): Kernel {
  const size = (buffers.get(input)?.shape ?? []).slice(1).reduce((n, k) => n * k, 1);
  const element = load(input, sumOffsets(0, [{ coefficient: size, value: variableOffset("n") }, { coefficient: 1, value: variableOffset("i") }]));
  const body: readonly Statement[] = [
    { kind: "var", name: "total", value: number(0) },
    loop("n", bound(constantOffset(0)), countBound, [loop("i", bound(constantOffset(0)), bound(constantOffset(size)), [
      { kind: "assign", name: "total", value: operation("add", selectExpr(operation("equal", element, number(0)), number(0), number(1)), local("total")) },
    ])]),
    { kind: "store", buffer: flag, offset: constantOffset(0), value: operation("less", local("total"), operation("multiply", number(share * size), { kind: "count" })), add: false },
  ];
  return { name, body, ...usesOf(body), comment: [`whether fewer than ${100 * share} % of ${shownName(input)} are other than zero`], decisions: [] };
}

/** Writes elements and positions side by side: each over the last one where that was zero, so that nothing is jumped on. */
function listKernel({ input, offset, outer, sum, values, positions, ends, length }: List, flag: string, { origin }: Kernel, name: string): Kernel {
  const at: Offset = { kind: "local", name: "k" };
  const body = branch(load(flag, constantOffset(0)), [
    loop("o", outer.lower, outer.upper, [
      { kind: "var", name: "k", value: offsetExpr(scaleOffset(variableOffset("o"), length)), integer: true },
      loop("s", sum.lower, sum.upper, [
        { kind: "let", name: "value", value: load(input, offset) },
        { kind: "store", buffer: values, offset: at, value: local("value"), add: false },
        { kind: "store", buffer: positions, offset: at, value: offsetExpr(variableOffset("s")), add: false },
        { kind: "assign", name: "k", value: selectExpr(operation("equal", local("value"), number(0)), local("k"), offsetExpr(sumOffsets(1, [{ coefficient: 1, value: at }]))) },
      ]),
      { kind: "store", buffer: ends, offset: variableOffset("o"), value: local("k"), add: false },
    ]),
  ]);
  return { name, body, ...usesOf(body), ...(origin !== undefined && { origin }), comment: [`the non-zeros of ${shownName(input)} side by side, with their positions`], decisions: [] };
}
