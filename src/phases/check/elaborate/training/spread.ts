/**
 * Parameters of a loss with a pattern, `weights[k] = 1`: they take numbers in brackets, one for each position, a value of the
 * model, or one number for all positions.
 */
import type { Expression, Reference } from "../../../../ir/ast/expression.ts";
import type { Parameter } from "../../../../ir/ast/types.ts";
import { constantAffine, subtractAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { add, constant, readAt, where } from "../../../../ir/equation/build.ts";
import { member } from "../../../../ir/equation/names.ts";
import { num, type Num, toNumber } from "../../../../ir/equation/number.ts";
import type { Definition, Expr } from "../../../../ir/equation/types.ts";
import { asNumber, evaluate } from "../../evaluate.ts";
import type { Elaboration, Operand, Scope, Use } from "../../types.ts";
import type { LocalArray } from "../context.ts";
import { atUse } from "../diagnose.ts";
import { declare, fromShape, real } from "../declare.ts";
import { type Bindings, matchShape } from "../layers/pattern.ts";

/** The loss whose parameters are bound, and the bindings so far. */
export interface Spreading {
  readonly e: Elaboration;
  readonly use: Use;
  /** The loss, for messages. */
  readonly definition: string;
  readonly bindings: Bindings;
  /** A value of the model by its name, or a member. */
  readonly named: (reference: Reference) => Operand | undefined;
  /** Where the equations of numbers in brackets go. */
  readonly equations: Definition[];
}

/** The array that the parameter reads as; `undefined` after a fault. `scope` is that of the value. */
export function bindSpread(spreading: Spreading, parameter: Parameter, value: Expression, scope: Scope): LocalArray | undefined {
  const { e, use, named } = spreading;
  const operand = value.kind === "reference" && value.arguments === undefined && value.indices === undefined ? named(value) : undefined;
  if (operand === undefined && value.kind === "reference" && value.member !== undefined) return undefined;
  if (operand !== undefined && (operand.shape.length > 0 || operand.batched)) return matched(spreading, parameter, operand);
  if (operand !== undefined) return everywhere(spreading, parameter, readAt(operand.array, []));
  const found = atUse(e, use, (report) => evaluate(value, scope, report));
  if (found.kind === "list") return list(spreading, parameter, found.values, value.span);
  const number = atUse(e, use, (report) => asNumber(found, value.span, report));
  return number === undefined ? undefined : everywhere(spreading, parameter, constant(number));
}

function matched({ e, use, definition, bindings }: Spreading, parameter: Parameter, operand: Operand): LocalArray | undefined {
  const scope: Scope = { library: use.scope.library, values: bindings.values };
  if (!matchShape(e, use, definition, parameter.indices ?? [], parameter.span, operand, scope, bindings)) return undefined;
  const extents = fromShape(operand.shape);
  return { array: operand.array, extents, main: extents, batched: operand.batched, content: operand.content, span: parameter.name.span };
}

/** Numbers in brackets become an array of the model: `loss1.weights`. */
function list(spreading: Spreading, parameter: Parameter, numbers: readonly Num[], span: Expression["span"]): LocalArray | undefined {
  const { e, use, equations } = spreading;
  const name = parameter.name.text;
  const own = member(use.instance, name);
  const array = own.name;
  const shape = shapeOf(spreading, parameter);
  if (shape === undefined) return undefined;
  const [size, ...more] = shape;
  if (size !== numbers.length || more.length > 0) {
    e.report.add("wrongListLength", span, { name, shape, given: numbers.length }, { notes: [{ message: "declared here", span: parameter.span }] });
    return undefined;
  }
  const local: LocalArray = { array, extents: fromShape(shape), main: fromShape(shape), batched: false, content: real, span: parameter.name.span };
  if (!declare(e, use, { ...own, extents: local.extents, role: "value", batched: false })) return undefined;
  const index = e.fresh.variable("i", 0, numbers.length);
  const at = (position: number): Expr => where([{ affine: subtractAffine(variableAffine(index), constantAffine(position)), equality: true }], constant(numbers[position] ?? num(0)));
  equations.push({ kind: "definition", array, indices: [index], body: add(...numbers.map((_, position) => at(position))), origin: use.origin });
  return local;
}

/** One number for every position of the pattern. */
function everywhere(spreading: Spreading, parameter: Parameter, value: Expr): LocalArray | undefined {
  const shape = shapeOf(spreading, parameter);
  const extents = shape && fromShape(shape);
  return extents && { array: parameter.name.text, constant: value, extents, main: extents, batched: false, content: real, span: parameter.name.span };
}

/** The sizes of the pattern, which values of the loss have bound. */
function shapeOf({ e, bindings }: Spreading, parameter: Parameter): readonly number[] | undefined {
  const shape: number[] = [];
  for (const item of parameter.indices ?? []) {
    const known = item.kind === "reference" ? bindings.values.get(item.name.text) : undefined;
    const sizes = item.kind === "pack" ? bindings.packs.get(item.name.text) : known?.kind === "number" ? [toNumber(known.value)] : undefined;
    if (sizes === undefined) {
      e.report.add("unboundPattern", item.span, { parameter: parameter.name.text });
      return undefined;
    }
    shape.push(...sizes);
  }
  return shape;
}
