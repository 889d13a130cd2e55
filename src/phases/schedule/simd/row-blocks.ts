/**
 * A vector times a large matrix, as a single example times the weights of a layer: rows of the matrix in blocks, each row from its
 * beginning to its end, so that memory is read in order. The sums wait in the place of their results from block to block.
 */
import { bound, constantRange, load, local, number, operation } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetNames, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Buffer, KernelExpr, Loop, Offset, Statement, Store } from "../../../ir/kernel/types.ts";
import { substituteStatements, usesOf } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "../loops/copy.ts";

interface Product {
  readonly sum: string;
  readonly inner: Loop;
  readonly vector: KernelExpr;
  readonly matrix: KernelExpr;
  readonly place: Store;
}

/** Loops along columns that do together what one does: they begin the sums, add block after block to them, and make results of them. */
export function rowBlocks(s: Loop, buffers: ReadonlyMap<string, Buffer>, names: UnusedNames, { rows, least }: { readonly rows: number; readonly least: number }): { readonly begin: Loop; readonly blocks: readonly { readonly around: Loop; readonly columns: Loop }[]; readonly end: Loop } | undefined {
  const found = productOf(s);
  const [columns, terms] = [constantRange(s), found && constantRange(found.inner)];
  if (found === undefined || columns === undefined || terms === undefined || (columns[1] - columns[0]) * (terms[1] - terms[0]) < least) return undefined;
  const { sum, inner, vector, matrix, place } = found;
  if (buffers.get(place.buffer)?.content !== "real" || buffers.get(place.buffer)?.double === true) return undefined;
  const over = (body: readonly Statement[]): Loop => {
    const variable = names.numbered(s.variable);
    return { ...s, variable, body: copyOf(body, new Map([[s.variable, variableOffset(variable)]]), names) };
  };
  const store = (value: KernelExpr): Store => ({ kind: "store", buffer: place.buffer, offset: place.offset, value, add: false });
  const block = (from: number, to: number, size: number): { readonly around: Loop; readonly columns: Loop } => {
    const variable = names.numbered(inner.variable);
    const taken = Array.from({ length: size }, (_, k) => ({ name: names.numbered("row"), moved: new Map<string, Offset>([[inner.variable, shiftOffset(variableOffset(variable), k)]]) }));
    const at = (e: KernelExpr, moved: ReadonlyMap<string, Offset>): KernelExpr => mapOffsets(e, moved);
    const loads = taken.map(({ name, moved }): Statement => ({ kind: "let", name, value: at(vector, moved) }));
    const total = taken.reduce((sofar: KernelExpr, { name, moved }) => operation("multiplyAdd", local(name), at(matrix, moved), sofar), load(place.buffer, place.offset));
    const columnsLoop = over([store(total)]);
    return { around: { kind: "for", variable, lower: bound(constantOffset(from)), upper: bound(constantOffset(to)), step: size, body: loads }, columns: columnsLoop };
  };
  const [lower, upper] = terms;
  const main = lower + Math.floor((upper - lower) / rows) * rows;
  const blocks = [...(main > lower ? [block(lower, main, rows)] : []), ...(upper > main ? [block(main, upper, upper - main)] : [])];
  const begun = s.body.map((x): readonly Statement[] => (x === inner ? [] : x.kind === "var" && x.name === sum ? [{ ...x, value: load(place.buffer, place.offset) }] : [x])).flat();
  return { begin: over([store(number(0))]), blocks, end: { ...s, body: begun } };
}

function mapOffsets(e: KernelExpr, moved: ReadonlyMap<string, Offset>): KernelExpr {
  const [only] = substituteStatements([{ kind: "let", name: "", value: e }], moved, new Map());
  return only?.kind === "let" ? only.value : e;
}

/** The one sum of products of a body, of a factor that is the same in all columns and one that is contiguous along them, whose result is stored where nothing is read. */
function productOf(s: Loop): Product | undefined {
  const at = s.body.findIndex((x) => x.kind === "for");
  const inner = s.body[at];
  const [term, ...more] = inner?.kind === "for" ? inner.body : [];
  if (inner?.kind !== "for" || inner.step !== 1 || inner.lanes !== undefined || more.length > 0 || term?.kind !== "assign") return undefined;
  if (s.body.some((x, k) => k !== at && x.kind !== "let" && x.kind !== "store" && !(x.kind === "var" && x.name === term.name && k < at && x.value.kind === "constant" && x.value.value === 0))) return undefined;
  if (!s.body.some((x) => x.kind === "var" && x.name === term.name)) return undefined;
  const [a, b, c] = term.value.kind === "operation" && term.value.operator === "multiplyAdd" ? term.value.arguments : [];
  if (a?.kind !== "load" || b?.kind !== "load" || c?.kind !== "local" || c.name !== term.name) return undefined;
  const [vector, matrix] = coefficientOf(a.offset, s.variable) === 0 ? [a, b] : [b, a];
  if (offsetNames(vector.offset).has(s.variable) || coefficientOf(matrix.offset, s.variable) !== 1) return undefined;
  const { reads } = usesOf(s.body);
  const place = s.body.find((x) => x.kind === "store" && !x.add && coefficientOf(x.offset, s.variable) === 1 && !reads.includes(x.buffer));
  return place?.kind === "store" ? { sum: term.name, inner, vector, matrix, place } : undefined;
}
