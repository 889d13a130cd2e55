/**
 * Transposes operands of sums over several loops: where the results that lie side by side read one another axis apart, as the kernel of a convolution in
 * the gradient of its input, a vector would be loaded number by number. A copy with that axis last is made once, where enough points of the result read it.
 */
import { shownName, workName } from "../../../ir/equation/names.ts";
import { bound, constantRange, load, loop } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetKey, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import { highest, type LoopRange, lowest } from "../../../ir/kernel/ranges.ts";
import { assumedLength } from "../../../ir/kernel/trip-count.ts";
import type { AffineOffset, Buffer, Entry, Kernel, KernelExpr, KernelSet, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, expressionsOf, mapKernelExpr, mapStatements, usesOf, withBody } from "../../../ir/kernel/visit.ts";

export interface Transposed {
  readonly entry: Entry;
  readonly buffers: readonly Buffer[];
}

/** The axis of a buffer that its copy has last. */
interface Copy {
  readonly buffer: string;
  readonly source: Buffer;
  readonly axis: number;
}

interface Context {
  readonly set: KernelSet;
  readonly kernel: Kernel;
  /** How often each element must be read for a copy to pay. */
  readonly leastUses: number;
  readonly copyOf: (source: Buffer, axis: number) => Copy;
}

/** `name` makes names of kernels and of buffers that nothing else has. */
export function transposeOperands(entry: Entry, set: KernelSet, leastUses: number, name: (base: string) => string): Transposed {
  // Copies that are equal to their source.
  const current = new Map<string, Copy>();
  const buffers: Buffer[] = [];
  const kernels = entry.kernels.flatMap((kernel) => {
    const made: Kernel[] = [];
    const reasons = new Set<string>();
    const copyOf = (source: Buffer, axis: number): Copy => {
      reasons.add(`${shownName(source.name)} transposed`);
      const key = `${source.name},${axis}`;
      const known = current.get(key);
      if (known !== undefined) return known;
      const copy: Copy = { buffer: name(workName("transposed", source.name)), source, axis };
      current.set(key, copy);
      buffers.push({ name: copy.buffer, shape: shapeOf(copy), batched: false, role: "value", content: "real" });
      made.push(copyKernel(copy, kernel, name(`transpose_${kernel.name}`)));
      return copy;
    };
    const body = inNests(kernel.body, [], { set, kernel, leastUses, copyOf });
    for (const [key, { source }] of current) if (kernel.writes.includes(source.name)) current.delete(key);
    return [...made, reasons.size === 0 ? kernel : withBody(kernel, body, ...reasons)];
  });
  return { entry: { ...entry, kernels }, buffers };
}

/** Rebuilds the innermost loops over results, with what is around them. */
function inNests(list: readonly Statement[], outer: readonly Loop[], context: Context): Statement[] {
  return list.map((s): Statement => {
    if (s.kind !== "for") return s;
    const around = [...outer, s];
    const isInnermost = s.body.some((x) => x.kind === "store") && constantRange(s) !== undefined;
    return { ...s, body: isInnermost ? s.body.flatMap((x) => (x.kind === "for" ? inSum(x, s, around, context) : [x])) : inNests(s.body, around, context) };
  });
}

/** A sum of a result, over two loops at least. */
function inSum(sum: Loop, columns: Loop, around: readonly Loop[], context: Context): readonly Statement[] {
  const loops: Loop[] = [sum];
  let innermost = sum;
  for (let [only, ...rest] = sum.body; only?.kind === "for" && rest.length === 0; [only, ...rest] = only.body) {
    loops.push(only);
    innermost = only;
  }
  if (loops.length < 2 || innermost.body.some((x) => x.kind !== "let" && x.kind !== "assign")) return [sum];
  const replaced = new Map<string, KernelExpr>();
  for (const s of innermost.body) {
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind !== "load" || x.offset.kind !== "affine") return;
        const other = transposedLoad(x.buffer, x.offset, columns, innermost, around, loops, context);
        if (other !== undefined) replaced.set(`${x.buffer} ${offsetKey(x.offset)}`, other);
      });
    }
  }
  if (replaced.size === 0) return [sum];
  const expr = (e: KernelExpr): KernelExpr => mapKernelExpr(e, (x) => (x.kind === "load" ? (replaced.get(`${x.buffer} ${offsetKey(x.offset)}`) ?? x) : x));
  return mapStatements([sum], { expr, offset: (o) => o, name: (n) => n });
}

/** The load of the same element from a copy; `undefined` where that would not pay, or its axes cannot be told apart. */
function transposedLoad(name: string, offset: AffineOffset, columns: Loop, innermost: Loop, around: readonly Loop[], sums: readonly Loop[], { set, kernel, leastUses, copyOf }: Context): KernelExpr | undefined {
  const source = set.buffers.get(name);
  if (source === undefined || source.batched || source.content !== "real" || source.double === true || kernel.writes.includes(name)) return undefined;
  const stride = coefficientOf(offset, columns.variable) ?? 0;
  if (stride < 2 || coefficientOf(offset, innermost.variable) !== 1) return undefined;
  const all = [...around, ...sums];
  const reads = all.reduce((n, l, k) => n * assumedLength(l, set.batch, all.slice(0, k)), 1);
  if (reads < leastUses * source.shape.reduce((n, size) => n * size, 1)) return undefined;
  const strides = stridesOf(source.shape);
  const axis = strides.indexOf(stride);
  const positions = axis < 0 ? undefined : positionsOf(offset, source.shape, strides, all, set.batch);
  if (positions === undefined || coefficientOf(positions[axis] ?? offset, columns.variable) !== 1) return undefined;
  const copy = copyOf(source, axis);
  return load(copy.buffer, offsetIn(copy, positions));
}

/** The position along each axis, of an offset that counts the elements of a row-major array. */
function positionsOf(offset: AffineOffset, shape: readonly number[], strides: readonly number[], loops: readonly LoopRange[], batch: number): readonly Offset[] | undefined {
  const parts = shape.map((): { constant: number; terms: { coefficient: number; value: Offset }[] } => ({ constant: 0, terms: [] }));
  let constant = offset.constant;
  parts.forEach((part, k) => {
    part.constant = Math.floor(constant / (strides[k] ?? 1));
    constant -= part.constant * (strides[k] ?? 1);
  });
  for (const { coefficient, variable } of offset.terms) {
    const k = strides.findIndex((s) => coefficient % s === 0);
    parts[k]?.terms.push({ coefficient: coefficient / (strides[k] ?? 1), value: variableOffset(variable) });
  }
  const positions = parts.map((part) => sumOffsets(part.constant, part.terms));
  // Only positions that stay within their axes are those that the offset was made of.
  const fits = positions.every((p, k) => lowest(p, loops, batch) >= 0 && highest(p, loops, batch) < (shape[k] ?? 0));
  return fits ? positions : undefined;
}

function stridesOf(shape: readonly number[]): readonly number[] {
  return shape.map((_, k) => shape.slice(k + 1).reduce((n, size) => n * size, 1));
}

function shapeOf({ source: { shape }, axis }: Copy): readonly number[] {
  return [...shape.filter((_, k) => k !== axis), shape[axis] ?? 1];
}

function offsetIn(copy: Copy, positions: readonly Offset[]): Offset {
  const strides = stridesOf(shapeOf(copy));
  const order = [...positions.filter((_, k) => k !== copy.axis), positions[copy.axis] ?? constantOffset(0)];
  return sumOffsets(0, order.map((value, k) => ({ coefficient: strides[k] ?? 1, value })));
}

/** The kernel that fills a copy, for one that reads it. */
function copyKernel(copy: Copy, { origin }: Kernel, name: string): Kernel {
  const { source, axis, buffer } = copy;
  const variables = source.shape.map((_, k) => `t${k}`);
  const positions = variables.map(variableOffset);
  const from = sumOffsets(0, stridesOf(source.shape).map((coefficient, k) => ({ coefficient, value: positions[k] ?? constantOffset(0) })));
  const store: Statement = { kind: "store", buffer, offset: offsetIn(copy, positions), value: load(source.name, from), add: false };
  const outermostLast = [axis, ...variables.map((_, k) => k).filter((k) => k !== axis).reverse()];
  const body = outermostLast.reduce((inside: Statement, k) => loop(variables[k] ?? "", bound(constantOffset(0)), bound(constantOffset(source.shape[k] ?? 1)), [inside]), store);
  return {
    name, body: [body], ...usesOf([body]), ...(origin !== undefined && { origin }),
    comment: [`${source.name} transposed: axis ${axis + 1} last`], decisions: ["copied once: results side by side read it with that axis apart"],
  };
}
