/** Accumulations: `sum_at`, `greatest_at` and `least_at` of the file, which scatter along the dimension of the edges. */
import { neutral } from "../../ir/equation/build.ts";
import type { Accumulation, AccumulationOperator } from "../../ir/equation/types.ts";
import { scatterOf } from "../scatter.ts";
import { choose, filled } from "./choice.ts";
import { asReal } from "./convert.ts";
import { emit, repeatedIn } from "./expression.ts";
import type { FunctionScope } from "./function-scope.ts";
import { conditions, position } from "./positions.ts";
import { atom, binds, line, number, type Statement } from "./python.ts";
import { guarded, type Scope } from "./scope.ts";
import { joined, method, scalar, type Tensor } from "./tensor.ts";
import { NotExportable } from "./unsupported.ts";

const functions: Readonly<Record<AccumulationOperator, string>> = { sum: "sum_at", max: "greatest_at", min: "least_at" };

/** `y = …`, as `assign` of a definition. */
export function assignScatter(equation: Accumulation, local: string, f: FunctionScope, statements: Statement[]): void {
  const found = scatterOf(equation, f.arrays);
  if (found === undefined) throw new NotExportable(`${equation.array} adds examples of a batch at positions from data`);
  const { batch, edges, places, kept } = found;
  const order = [...(batch === undefined ? [] : [batch]), ...edges, ...kept.map(({ variable }) => variable)];
  const scope: Scope = { f, statements, order, fixed: new Map(), guards: [], repeated: repeatedIn(equation.body), shared: new Map() };
  const masks = equation.conditions.length === 0 ? [] : [conditions(equation.conditions, scope)].flatMap((m) => m ?? []);
  const whole = (n: number): Tensor => scalar(atom(String(n)), "integer");
  let place: Tensor | undefined;
  for (const { position: given, extent } of places) {
    const size = extent.upper - extent.lower;
    const at = given.kind === "affine" ? position(given.affine, scope, -extent.lower) : integers(emit(given.value, scope), extent.lower, scope);
    if (equation.guarded) masks.push({ ...at, code: { text: `(${at.code.text} >= 0) & (${at.code.text} < ${size})`, binds: binds.bitAnd }, type: "truth" });
    const limited = equation.guarded && !at.scalar ? { ...at, code: method(at.code, "clamp", "0", String(size - 1)) } : at;
    place = place === undefined ? limited : joined(order, [joined(order, [place, whole(size)], "*", binds.product, "integer"), limited], "+", binds.sum, "integer");
  }
  if (place === undefined) throw new Error(`${equation.array} has no places`);
  const mask = masks.length === 0 ? undefined : masks.reduce((a, b) => joined(order, [a, b], "&", binds.bitAnd, "truth"));
  const body = asReal(emit(equation.body, mask === undefined || mask.scalar ? scope : guarded(scope, mask)), scope);
  const value = filled(mask === undefined ? body : choose(mask, body, scalar(number(neutral(equation.operator))), scope), order, scope);
  const dim = batch === undefined ? 0 : 1;
  const flat = ({ code }: Tensor): string => (edges.length > 1 ? method(code, "flatten", String(dim), String(dim + edges.length - 1)) : edges.length === 0 ? method(code, "unsqueeze", String(dim)) : code).text;
  const sizes = places.map(({ extent }) => extent.upper - extent.lower);
  const made = atom(`${functions[equation.operator]}(${flat(value)}, ${flat(filled(place, order, scope))}, ${dim}, ${sizes.reduce((a, n) => a * n, 1)})`);
  const apart = sizes.length > 1 ? method(made, "unflatten", String(dim), `(${sizes.join(", ")})`) : made;
  const dimensions = [...(batch === undefined ? [] : [0]), ...places.map(({ dimension }) => dimension), ...kept.map(({ dimension }) => dimension)];
  const turned = dimensions.every((d, k) => d === k) ? apart : method(apart, "permute", ...dimensions.map((_, d) => String(dimensions.indexOf(d))));
  statements.push(line(`${local} = ${turned.text}`));
}

/** A position from data as whole numbers from 0 on. */
function integers(value: Tensor, lower: number, scope: Scope): Tensor {
  const given = lower === 0 ? value : joined(scope.order, [value, scalar(atom(String(lower)), "integer")], "-", binds.sum, "integer");
  return given.type === "integer" || given.scalar ? given : { ...given, code: method(given.code, "long"), type: "integer" };
}
