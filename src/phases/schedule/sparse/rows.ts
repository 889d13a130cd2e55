/**
 * Wide inputs of which very few elements are other than zero, as words of texts: sums of products with their elements, over
 * the non-zeros of each row.
 *
 * One list serves both directions. A layer reads it along its sum (`y[v, k] = sum(j: x[v, j] * W[j, k])`). The gradient goes over
 * rows and adds what each non-zero gives where it belongs (`g[j, k] += x[v, j] * d[v, k]`), in the order of the sum over all. Zeros are
 * passed over a block at a time, and a batch that turns out to have too many others is not counted to its end.
 */
import { shownName, workName } from "../../../ir/equation/names.ts";
import { bound, branch, inLoops, load, local, loop, operation } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetKey, offsetNames, shiftOffset, substituteOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import { rangeLength } from "../../../ir/kernel/trip-count.ts";
import type { RowsMachine } from "../../../ir/machines.ts";
import type { Buffer, Entry, Kernel, KernelExpr, KernelSet, Load, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { mapParts, withBody } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { unusedIn } from "../loops/copy.ts";
import { nestOf } from "../loops/nest.ts";
import { type List, listKernel, measureKernel, plainOffset, rowNumber, type Rows, sizes } from "./row-lists.ts";
import { inputProducts, isWhole, readsInput, type Sparse } from "./specialize.ts";

interface Context {
  readonly set: KernelSet;
  readonly machine: RowsMachine;
  readonly names: UnusedNames;
  readonly listOf: (rows: Rows) => List;
}

/** Both forms of the kernels that have one. `dense`: the entry as it is; `done`: kernels that are left as they are. */
export function specializeRows(entry: Entry, dense: Entry, done: ReadonlySet<string>, set: KernelSet, machine: RowsMachine, finish: (kernel: Kernel) => Kernel, name: (base: string) => string): Sparse {
  const lists = new Map<string, List>();
  const buffers: Buffer[] = [];
  const before = new Map(entry.kernels.map((k) => [k.name, k]));
  const kernels = dense.kernels.flatMap((form): readonly Kernel[] => {
    const kernel = before.get(form.name);
    if (kernel === undefined || done.has(form.name) || !readsInput(kernel, set)) return [form];
    const made: Kernel[] = [];
    const used = new Map<string, List>();
    const value = (base: string, size: number, content: Buffer["content"]): string => {
      const buffer = name(base);
      buffers.push({ name: buffer, shape: [size], batched: false, role: "value", content });
      return buffer;
    };
    const listOf = (rows: Rows): List => {
      const { input } = rows;
      const [count, length] = sizes(rows, set.batch);
      const key = [input, offsetKey(plainOffset(rows)), count, length].join();
      const most = Math.floor(machine.share * count * length) + 1;
      const known = lists.get(key);
      const list = known ?? {
        flag: value(workName("sparse", input), 1, "index"), values: value(workName("nonZeros", input), most, "real"),
        positions: value(workName("positions", input), most, "index"), ends: value(workName("ends", input), count + 1, "index"),
      };
      used.set(input, list);
      if (known !== undefined) return list;
      lists.set(key, list);
      made.push(finish(measureKernel(rows, list, set, machine, name(`measure_${input}`))), finish(listKernel(rows, list, set, machine, kernel, name(`list_${input}`))));
      return list;
    };
    const context: Context = { set, machine, names: unusedIn(kernel.body), listOf };
    const body = gradient(kernel.body, context) ?? layer(kernel.body, [], context);
    if (used.size === 0) return [form];
    const few = finish(withBody({ ...kernel, decisions: [] }, body));
    const isSparse = [...used.values()].map(({ flag }): KernelExpr => load(flag, constantOffset(0))).reduce((a, b) => operation("and", a, b));
    return [...made, withBody(form, branch(isSparse, few.body, form.body), `over the non-zeros of ${[...used.keys()].map(shownName).join(", ")} where they are fewer than ${100 * machine.share} %`)];
  });
  return { entry: { ...dense, kernels }, buffers };
}

/** The rows of an input that a product reads along a loop, where they are long and many enough for results of `wide` columns. */
function rowsOf(x: Load, along: Loop, loops: readonly Loop[], wide: number, { set, machine }: Context): Rows | undefined {
  const around = loops.filter((l) => coefficientOf(x.offset, l.variable) !== 0);
  const found: Rows = { input: x.buffer, offset: x.offset, along, around };
  const [rows, length] = sizes(found, set.batch);
  const fits = x.offset.kind === "affine" && offsetNames(x.offset).size === around.length + 1 && coefficientOf(x.offset, along.variable) === 1 && [along, ...around].every(isWhole);
  return fits && Number.isFinite(wide) && wide >= machine.columns && length >= machine.length && rows * length * wide >= machine.products ? found : undefined;
}

/** A layer: its sum runs over the non-zeros. */
function layer(list: readonly Statement[], loops: readonly Loop[], context: Context): readonly Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    for (const { x, other, total } of inputProducts(s.body, context.set)) {
      const last = loops.findLastIndex((l) => coefficientOf(x.offset, l.variable) !== 0);
      const columns = loops.slice(last + 1).find((l) => other.kind === "load" && coefficientOf(other.offset, l.variable) === 1);
      const rows = columns === undefined ? undefined : rowsOf(x, s, loops, rangeLength(columns, context.set.batch), context);
      if (rows !== undefined) return overList(rows, context, (value, at) => [{ kind: "assign", name: total, value: operation("multiplyAdd", value, moved(other, s, at), local(total)) }]);
    }
    return [{ ...s, body: layer(s.body, [...loops, s], context) }];
  });
}

/** A gradient: sums over all rows, one for each element of a row and each column. */
function gradient(body: readonly Statement[], context: Context): readonly Statement[] | undefined {
  const { set } = context;
  const [whole, ...others] = body;
  if (whole?.kind !== "for" || others.length > 0) return undefined;
  const { loops: results, body: [total, sum, ...end] } = nestOf(whole);
  const store = end.at(-1);
  if (total?.kind !== "var" || total.value.kind !== "constant" || total.value.value !== 0 || sum?.kind !== "for" || store?.kind !== "store" || store.add || end.length > 2) return undefined;
  const result = end.length === 2 ? end[0] : undefined;
  const isTotal = (e: KernelExpr, name: string): boolean => e.kind === "local" && e.name === name;
  if (end.length === 2 ? result?.kind !== "let" || !isTotal(result.value, total.name) || !isTotal(store.value, result.name) : !isTotal(store.value, total.name)) return undefined;
  const { loops: sums, body: inside } = nestOf(sum);
  for (const { x, other, total: name } of inputProducts(inside, set)) {
    const along = results.find((l) => coefficientOf(x.offset, l.variable) !== 0);
    const [columns, ...more] = results.filter((l) => l !== along);
    if (name !== total.name || along === undefined || columns === undefined || more.length > 0 || !isWhole(columns) || other.kind !== "load") continue;
    const wide = rangeLength(columns, set.batch);
    const rows = rowsOf(x, along, sums, wide, context);
    const [from, to] = [coefficientOf(other.offset, columns.variable), coefficientOf(store.offset, columns.variable)];
    const size = (set.buffers.get(store.buffer)?.shape ?? []).reduce((a, n) => a * n, 1);
    if (rows?.around.length !== sums.length || from !== 1 || to !== 1 || coefficientOf(other.offset, along.variable) !== 0 || coefficientOf(store.offset, along.variable) === undefined || size !== wide * rangeLength(along, set.batch)) continue;
    const add = (value: KernelExpr, at: Offset): readonly Statement[] => {
      const offset = substituteOffset(store.offset, new Map([[along.variable, at]]));
      return [{ ...columns, body: [{ ...store, offset, value: operation("multiplyAdd", value, other, load(store.buffer, offset)) }] }];
    };
    const one = inLoops(sums, overList(rows, context, add));
    return [{ kind: "fill", buffer: store.buffer, value: 0 }, ...one];
  }
  return undefined;
}

function moved(e: KernelExpr, { variable }: Loop, at: Offset): KernelExpr {
  const to = new Map([[variable, at]]);
  const expr = (x: KernelExpr): KernelExpr => mapParts(x, expr, (o) => substituteOffset(o, to));
  return expr(e);
}

/** Statements for each non-zero of the row at hand. */
function overList(rows: Rows, { set, names, listOf }: Context, each: (value: KernelExpr, at: Offset) => readonly Statement[]): readonly Statement[] {
  const { values, positions, ends } = listOf(rows);
  const row = rowNumber(rows, set.batch, (k) => rows.around[k]?.variable ?? "");
  const [from, end, p, value, at] = [names.numbered("from"), names.numbered("end"), names.numbered("p"), names.numbered("value"), names.numbered("at")];
  return [
    { kind: "let", name: from, value: load(ends, row), integer: true },
    { kind: "let", name: end, value: load(ends, shiftOffset(row, 1)), integer: true },
    loop(p, bound({ kind: "local", name: from }), bound({ kind: "local", name: end }), [
      { kind: "let", name: value, value: load(values, variableOffset(p)) },
      { kind: "let", name: at, value: load(positions, variableOffset(p)), integer: true },
      ...each(local(value), { kind: "local", name: at }),
    ]),
  ];
}
