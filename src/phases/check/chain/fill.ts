/**
 * The value of an input of a record whose missing values are filled: `value + mark · fill` for each number, where data have 0 for
 * a missing value and 1 in the mark behind it. Fills are fitted values: means and most frequent classes by equations over the
 * training examples, medians and modes of numbers by sorting them.
 */
import { addAffine, atLeastZero, constantAffine, offsetAffine, scaleAffine, variableAffine } from "../../../ir/equation/affine.ts";
import { add, call, constant, count, divide, indexValue, multiply, readAt, reduce, scale, subtract, where } from "../../../ir/equation/build.ts";
import { derivedName, member } from "../../../ir/equation/names.ts";
import { zero } from "../../../ir/equation/number.ts";
import { type Region, region } from "../../../ir/equation/region.ts";
import type { Affine, Expr, IndexVariable } from "../../../ir/equation/types.ts";
import { vectorWidth } from "../../../ir/model/labels.ts";
import { indicatorsOf, isFilled, marksOf } from "../../../ir/model/missing.ts";
import type { EncodedField, Encoding } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import { componentsOf } from "../encoding.ts";
import { real } from "../elaborate/declare.ts";
import type { Elaboration } from "../types.ts";
import { originOf } from "./state.ts";

type Record = Extract<Encoding, { readonly kind: "record" }>;

export function hasFilled({ fields }: Record): boolean {
  return fields.some((f) => isFilled(f) || (f.encoding.kind === "record" && hasFilled(f.encoding)));
}

/** A field that is no record, at its places in the data and in the value. */
interface Leaf {
  readonly name: string;
  readonly field: EncodedField;
  /** Numbers without marks. */
  readonly width: number;
  readonly isClass: boolean;
  readonly data: number;
  readonly value: number;
}

/** Components `from` to `to` - 1 of the value. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly body: Expr;
}

/** Defines the filled value of the record in `array`, and gives its name. */
export function defineFilled(e: Elaboration, array: string, encoding: Record, span: Span): string {
  const leaves = leavesOf(encoding, "", { data: 0, value: 0 });
  const name = derivedName(array, "filled");
  const n = e.fresh.variable("n", 0, Infinity);
  const i = e.fresh.variable("i", 0, componentsOf(encoding));
  const at = variableAffine(i);
  const pieces = leaves.flatMap((leaf) => piecesOf(e, leaf, fillOf(e, array, leaf, span), (k) => readAt(array, [variableAffine(n), k]), at)).reduce<readonly Piece[]>(joined, []);
  const inside = ({ from, to }: Piece): Region => region([atLeastZero(offsetAffine(at, -from)), atLeastZero(offsetAffine(scaleAffine(at, -1), to - 1))]);
  const body = add(...pieces.flatMap((piece) => inside(piece).map((conditions) => where(conditions, piece.body))));
  e.arrays.set(name, { name, extents: [{ lower: 0, upper: Infinity }, { lower: 0, upper: i.upper }], role: "value", content: real, purpose: { kind: "filled", of: array, ofPurpose: e.arrays.get(array)?.purpose } });
  e.equations.push({ kind: "definition", array: name, indices: [n, i], body, origin: originOf(array, span) });
  return name;
}

function leavesOf({ fields }: Record, prefix: string, next: { data: number; value: number }): readonly Leaf[] {
  return fields.flatMap((field): readonly Leaf[] => {
    const name = `${prefix}${field.name}`;
    if (field.encoding.kind === "record") return leavesOf(field.encoding, `${name}.`, next);
    const width = vectorWidth(field.encoding);
    const leaf = { name, field, width, isClass: field.encoding.kind !== "real", data: next.data, value: next.value };
    next.data += width + marksOf(field);
    next.value += width + indicatorsOf(field);
    return [leaf];
  });
}

/** Pieces that copy from equally far are one. */
function joined(before: readonly Piece[], piece: Piece): readonly Piece[] {
  const last = before.at(-1);
  return last?.body.key === piece.body.key ? [...before.slice(0, -1), { ...last, to: piece.to }] : [...before, piece];
}

/** A class has one mark behind its numbers, of other numbers each has one. */
function piecesOf(e: Elaboration, { field, width, isClass, data, value }: Leaf, fill: string | undefined, read: (k: Affine) => Expr, at: Affine): readonly Piece[] {
  const indicators = indicatorsOf(field);
  const place = offsetAffine(at, -value);
  const number = isFilled(field) && !isClass ? offsetAffine(scaleAffine(place, 2), data) : offsetAffine(place, data);
  const mark = isClass ? constantAffine(data + width) : offsetAffine(number, 1);
  const filling = fill === undefined ? [] : [multiply(read(mark), readAt(fill, e.arrays.get(fill)?.extents.map(() => place) ?? []))];
  const own = { from: value, to: value + width, body: add(read(number), ...filling) };
  const told = isClass ? offsetAffine(place, data) : offsetAffine(scaleAffine(offsetAffine(place, -width), 2), data + 1);
  return indicators === 0 ? [own] : [own, { from: own.to, to: own.to + indicators, body: read(told) }];
}

/** The fitted array of what takes the place of a field's missing values; `undefined` where that is 0. */
function fillOf(e: Elaboration, input: string, leaf: Leaf, span: Span): string | undefined {
  const { field: { encoding, missing }, isClass, data } = leaf;
  if (missing === undefined || missing.fill === "drop" || missing.fill === "zero" || encoding.kind === "record") return undefined;
  const shape = encoding.kind === "oneHot" ? [encoding.classes.length] : encoding.shape;
  const array = declareFitted(e, input, leaf.name, shape);
  if (isClass) fitMode(e, array, input, leaf, shape, span);
  else if (missing.fill === "mean") fitMean(e, array, input, leaf, shape, span);
  else e.ordered.push({ array, statistic: missing.fill, input, from: data });
  return array;
}

function declareFitted(e: Elaboration, instance: string, name: string, shape: readonly number[]): string {
  const extents = shape.map((upper) => ({ lower: 0, upper }));
  const made = member(instance, name);
  e.arrays.set(made.name, { ...made, extents, role: "fitted", content: real });
  e.variables.push({ name: made.name, instance, member: name, role: "fitted", shape, trained: false, rate: zero });
  e.initialize.push({ kind: "definition", array: made.name, indices: indicesOf(e, shape), body: constant(0) });
  return made.name;
}

function indicesOf(e: Elaboration, shape: readonly number[]): readonly IndexVariable[] {
  return shape.map((size, k) => e.fresh.variable(`i${k}`, 0, size));
}

/** The sum of a component of an input over the training examples. */
function total(e: Elaboration, input: string, component: Affine): Expr {
  const n = e.fresh.variable("n", 0, Infinity);
  return reduce("sum", [n], [], readAt(input, [variableAffine(n), component]));
}

/** How many training examples have a value, of which the mark is that component. */
function present(e: Elaboration, input: string, mark: Affine): Expr {
  return subtract(count, total(e, input, mark));
}

/** The mean of the values that there are; 0 where there are none. */
function fitMean(e: Elaboration, array: string, input: string, { data }: Leaf, shape: readonly number[], span: Span): void {
  const indices = indicesOf(e, shape);
  const ordinal = indices.reduce((sum, v) => addAffine(scaleAffine(sum, v.upper), variableAffine(v)), constantAffine(0));
  const number = offsetAffine(scaleAffine(ordinal, 2), data);
  const body = divide(total(e, input, number), call("max", present(e, input, offsetAffine(number, 1)), constant(1)));
  e.fitted.push({ kind: "definition", array, indices, body, origin: originOf(input, span) });
}

/** The most frequent class, the first of several: as the numbers that the class has. Those of a missing one are 0. */
function fitMode(e: Elaboration, array: string, input: string, { data, width }: Leaf, shape: readonly number[], span: Span): void {
  const indices = indicesOf(e, shape);
  const [k] = indices;
  if (k === undefined) {
    const ones = total(e, input, constantAffine(data));
    const body = call("less", present(e, input, constantAffine(data + width)), scale(2, ones));
    e.fitted.push({ kind: "definition", array, indices, body, origin: originOf(input, span) });
    return;
  }
  const each = e.fresh.variable("k", 0, k.upper);
  const most = reduce("argmax", [each], [], total(e, input, offsetAffine(variableAffine(each), data)));
  e.fitted.push({ kind: "definition", array, indices, body: call("equal", indexValue(variableAffine(k)), most), origin: originOf(input, span) });
}
