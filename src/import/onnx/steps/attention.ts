/**
 * Self-attention as the library's layer. By then reshapes, transpositions and splits are gone, so that all exporters write the same equations:
 * s = sum(q k) / sqrt(size), p = softmax(s), o = sum(p v), and dense layers before and behind.
 */
import { partsOf, type Read } from "../lazy/expression.ts";
import type { Affine, Expression, Factor, Value } from "../lazy/types.ts";
import type { Tensor } from "../types.ts";
import type { Call, Equation, Step } from "./types.ts";

interface Found {
  readonly call: Call;
  /** The steps that it replaces. */
  readonly steps: readonly Step[];
}

/** The steps with each attention in one. */
export function withAttention(steps: readonly Step[]): readonly Step[] {
  const makers = new Map(steps.map((step) => [step.output, step]));
  const readers = new Map<Value, number>();
  for (const step of steps) for (const value of step.kind === "equation" ? valuesOf(step.body) : step.inputs) readers.set(value, (readers.get(value) ?? 0) + 1);
  const found = new Map<Step, Found>();
  for (const step of steps) {
    const attention = attentionOf(step, makers, readers);
    if (attention !== undefined) found.set(step, attention);
  }
  const gone = new Set([...found.values()].flatMap((each) => each.steps));
  return steps.flatMap((step) => found.get(step)?.call ?? (gone.has(step) ? [] : step));
}

function valuesOf(body: Expression): readonly Value[] {
  return [...new Set([...partsOf(body)].flatMap((part) => (part.kind === "read" ? part.value : [])))];
}

type Makers = ReadonlyMap<Value, Step>;

function attentionOf(last: Step, makers: Makers, readers: ReadonlyMap<Value, number>): Found | undefined {
  if (last.kind !== "call" || last.definition !== "dense" || last.takes?.["+"] !== undefined) return undefined;
  const before = makers.get(last.inputs[0]);
  const seen = before?.kind === "reshape" ? makers.get(before.inputs[0]) : before;
  const mixed = seen?.kind === "equation" ? contractionOf(seen.body) : undefined;
  if (seen?.kind !== "equation" || mixed === undefined || mixed.scale !== 1) return undefined;
  for (const [shares, values] of [mixed.reads, [mixed.reads[1], mixed.reads[0]]] as const) {
    const softmax = makers.get(shares.value);
    const scores = softmax?.kind === "call" && softmax.definition === "softmax" ? makers.get(softmax.inputs[0]) : undefined;
    if (softmax === undefined || scores?.kind !== "equation") continue;
    const form = formOf(seen, shares, values, scores, mixed.over);
    if (form === undefined) continue;
    const projections = [form.query, form.key, form.value].map((read) => makers.get(read.value));
    const inside = [...new Set(projections.flatMap((p) => p ?? [])), scores, softmax, seen, ...(before === undefined || before === seen ? [] : [before])];
    const isClosed = inside.every((step) => (readers.get(step.output) ?? 0) === (projections.includes(step) ? new Set([scores, seen].filter((s) => valuesOf(s.body).includes(step.output))).size : 1));
    const call = isClosed ? callOf(last, form, projections) : undefined;
    if (call !== undefined) return { call, steps: [...inside, last] };
  }
  return undefined;
}

interface Contraction {
  readonly reads: readonly [Read, Read];
  readonly over: Factor;
  readonly scale: number;
}

/** A sum over one index of a product of two reads, times numbers. */
function contractionOf(e: Expression): Contraction | undefined {
  if (e.kind === "binary" && (e.operator === "*" || e.operator === "/")) {
    const [inner, number] = e.left.kind === "number" && e.operator === "*" ? [e.right, e.left] : [e.left, e.right];
    const found = number.kind === "number" ? contractionOf(inner) : undefined;
    return found && number.kind === "number" ? { ...found, scale: e.operator === "*" ? found.scale * number.value : found.scale / number.value } : undefined;
  }
  if (e.kind !== "reduction" || e.name !== "sum" || e.over.length !== 1 || e.body.kind !== "binary" || e.body.operator !== "*") return undefined;
  const { left, right } = e.body;
  const [over] = e.over;
  return over !== undefined && isPlainRead(left) && isPlainRead(right) ? { reads: [left, right], over, scale: 1 } : undefined;
}

function isPlainRead(e: Expression): e is Read {
  return e.kind === "read" && e.outside === undefined;
}

interface Form {
  readonly query: Read;
  readonly key: Read;
  readonly value: Read;
  readonly heads: number;
  readonly size: number;
  readonly isCausal: boolean;
}

/** `seen` is [time, heads, size], or [time, size] where there is one head. */
function formOf(seen: Equation, shares: Read, values: Read, scores: Equation, other: Factor): Form | undefined {
  const [time, head, inner] = seen.indices.length === 2 ? [seen.indices[0], undefined, seen.indices[1]] : seen.indices;
  if (time === undefined || inner === undefined || seen.indices.length > 3) return undefined;
  const heads = head?.size ?? 1;
  // Which index of the scores is which: softmax is over the last.
  const roles = scores.indices.map((_, k) => only(shares.index[k]));
  const [asTime, asHead, asOther] = [time, head, other].map((factor) => (factor === undefined ? undefined : scores.indices[roles.indexOf(factor)]));
  if (asTime === undefined || asOther === undefined || asOther !== scores.indices.at(-1) || (head !== undefined && asHead === undefined) || roles.length !== (head === undefined ? 2 : 3)) return undefined;
  const masked = maskedOf(scores.body, asTime, asOther);
  const product = contractionOf(masked.body);
  if (product === undefined || Math.abs(product.scale * Math.sqrt(inner.size) - 1) > 1e-6 || product.over.size !== inner.size) return undefined;
  if (!isHeadOf(values, other, head, inner)) return undefined;
  for (const [query, key] of [product.reads, [product.reads[1], product.reads[0]]] as const) {
    if (isHeadOf(query, asTime, asHead, product.over) && isHeadOf(key, asOther, asHead, product.over)) return { query, key, value: values, heads, size: inner.size, isCausal: masked.isCausal };
  }
  return undefined;
}

function only(place: Affine | undefined): Factor | undefined {
  const [entry] = place?.terms ?? [];
  return place?.offset === 0 && place.terms.size === 1 && entry?.[1] === 1 ? entry[0] : undefined;
}

/** What is behind is not seen: `other > time ? -infinity : …`. */
function maskedOf(body: Expression, time: Factor, other: Factor): { readonly body: Expression; readonly isCausal: boolean } {
  if (body.kind !== "choice" || body.comparison !== ">" || body.left.kind !== "position" || body.right.kind !== "position") return { body, isCausal: false };
  const isCausal = only(body.left.index) === other && only(body.right.index) === time && body.whenTrue.kind === "number" && body.whenTrue.value === -Infinity;
  return isCausal ? { body: body.whenFalse, isCausal } : { body, isCausal };
}

/** `[t, size * h + i + offset]` */
function isHeadOf({ index: [row, column], index }: Read, time: Factor, head: Factor | undefined, inner: Factor): boolean {
  if (row === undefined || column === undefined || index.length !== 2 || only(row) !== time || column.terms.get(inner) !== 1) return false;
  return head === undefined ? column.terms.size === 1 : column.terms.size === 2 && column.terms.get(head) === inner.size;
}

function callOf(last: Call, form: Form, projections: readonly (Step | undefined)[]): Call | undefined {
  const { heads, size, isCausal } = form;
  const features = heads * size;
  const [first] = projections;
  if (first?.kind !== "call") return undefined;
  const [x] = first.inputs;
  const parts = [form.query, form.key, form.value].map((read, k) => {
    const step = projections[k];
    if (step?.kind !== "call" || step.definition !== "dense" || step.takes?.["+"] !== undefined || step.inputs[0] !== x) return undefined;
    const offset = read.index[1]?.offset ?? 0;
    const [weight, bias] = [step.weights.find(({ member }) => member === "W"), step.weights.find(({ member }) => member === "b")];
    return weight && bias && { W: columns(weight.tensor, offset, features), b: columns({ ...bias.tensor, shape: [1, bias.tensor.values.length] }, offset, features) };
  });
  const [query, key, value] = parts;
  const [weight, bias] = [last.weights.find(({ member }) => member === "W"), last.weights.find(({ member }) => member === "b")];
  if (x.shape.length !== 2 || x.shape[1] !== features || last.output.shape[1] !== features || !query || !key || !value || !weight || !bias) return undefined;
  const path = commonPath(first.path, last.path);
  return {
    kind: "call", output: last.output, inputs: [x], definition: "attention", arguments: [...(heads === 1 ? [] : [String(heads)]), ...(isCausal ? ["causal: true"] : [])],
    ...(path !== "" && { path }),
    weights: [
      { member: "Wq", tensor: query.W }, { member: "Wk", tensor: key.W }, { member: "Wv", tensor: value.W }, { member: "Wo", tensor: weight.tensor },
      { member: "bq", tensor: query.b }, { member: "bk", tensor: key.b }, { member: "bv", tensor: value.b }, { member: "bo", tensor: bias.tensor },
    ],
  };
}

/** `blocks.0.attn` of `blocks.0.attn.qkv` and `blocks.0.attn.proj`. */
function commonPath(a = "", b = ""): string {
  const [left, right] = [a, b].map((path) => path.split(/[./]/));
  const end = left?.findIndex((segment, k) => segment !== right?.[k]) ?? 0;
  return (end < 0 ? left : left?.slice(0, end))?.join(".") ?? "";
}

/** Some columns of a matrix. */
function columns(tensor: Tensor, from: number, count: number): Tensor {
  const [rows = 1, width = 1] = tensor.shape;
  const values = new Float64Array(rows * count);
  for (let r = 0; r < rows; r++) for (let c = 0; c < count; c++) values[r * count + c] = tensor.values[r * width + from + c] ?? 0;
  return { ...tensor, shape: [rows, count], values };
}
