/** Equations of whole values, without indices: `p = softmax(s)`, `y = reshape(x, [n])`, `output h`. */
import type { Argument, Reference } from "../../../../ir/ast/expression.ts";
import { member } from "../../../../ir/equation/names.ts";
import type { Span } from "../../../../source/source.ts";
import type { Operand, ResultKind } from "../../types.ts";
import { type LocalArray, readName } from "../context.ts";
import { fromShape, sizes } from "../declare.ts";
import { diagnose } from "../diagnose.ts";
import { applyWhole } from "../layers/layer.ts";
import { isOfBatch } from "../ranges/examples.ts";
import { reshape } from "./reshape.ts";
import type { Defining, Stated } from "./types.ts";

/** Defines a value by a call on whole values, or as another name of one: `scalar` where the equation is neither. */
export function defineWhole(defining: Defining, { name, value, span }: Stated, waiting: ReadonlyMap<string, unknown>): "whole" | "waiting" | "scalar" | "fault" {
  const { e, use, base, arrays, results } = defining;
  if (value.kind !== "reference") return "scalar";
  const isWaiting = (read: string): boolean => waiting.has(read) && read !== name;
  if (isWaiting(value.name.text) || value.arguments?.some((a) => a.kind === "value" && a.value.kind === "reference" && isWaiting(a.value.name.text)) === true) return "waiting";
  const kind = kindOf(value, defining);
  const own = member(use.instance, name);
  let local: LocalArray | undefined;
  switch (kind) {
    case "scalar": return "scalar";
    case "alias":
      local = arrays.get(readName(value));
      break;
    case "reshape":
      if (refuseBatchAxis(value, defining)) break;
      local = reshape(e, use, own, value, base);
      break;
    case "apply": {
      const { operands, rest } = takeOperands(value, defining);
      if (operands.some(({ array }) => e.lost.has(array)) || refuseBatchAxis(value, defining)) break;
      const given = applyWhole(value, operands, rest, own.name, base);
      if (given === undefined) break;
      local = localOf(given, span);
      for (const [result, of] of given.results ?? []) arrays.set(`${name}.${result}`, localOf(of, span));
      if (given.result !== undefined) results.set(name, given.result);
    }
  }
  if (local === undefined) return "fault";
  arrays.set(name, local);
  return "whole";
}

function localOf({ array, shape, batched, content }: Operand, span: Span): LocalArray {
  const extents = fromShape(shape);
  return { array, extents, main: extents, batched, content, span };
}

/** The kind of an equation without indices. */
function kindOf(value: Reference, { base, arrays }: Defining): "alias" | "reshape" | "apply" | "scalar" {
  if (value.indices !== undefined) return "scalar";
  const { library } = base.scope;
  const name = readName(value);
  if (value.arguments === undefined) return isWhole(arrays.get(name)) ? "alias" : "scalar";
  if (name === "reshape") return "reshape";
  if (library.layer(name) !== undefined) return "apply";
  const [first] = value.arguments;
  const operand = first && namedBy(first);
  return operand !== undefined && isWhole(arrays.get(readName(operand))) && library.function("activation", name) !== undefined ? "apply" : "scalar";
}

/** Reports an argument with an axis over the batch, which fits no layer. */
function refuseBatchAxis({ arguments: given = [] }: Reference, { base, arrays }: Defining): boolean {
  const before = base.e.report.mark;
  for (const argument of given) {
    const named = namedBy(argument);
    if (named !== undefined && arrays.get(readName(named))?.main.some(isOfBatch) === true) diagnose(base, "batchAxis", named.span, { name: readName(named) });
  }
  return base.e.report.mark > before;
}

function isWhole(array: LocalArray | undefined): boolean {
  return array !== undefined && array.extents.length > 0;
}

/** The name that a positional argument consists of. */
function namedBy(argument: Argument): Reference | undefined {
  const value = argument.kind === "value" && argument.key === undefined ? argument.value : undefined;
  return value?.kind === "reference" && value.arguments === undefined && value.indices === undefined ? value : undefined;
}

/** The leading arguments that name arrays, and the others. */
function takeOperands(reference: Reference, { arrays, results }: Defining): { readonly operands: readonly Operand[]; readonly rest: readonly Argument[] } {
  const operands: Operand[] = [];
  const rest: Argument[] = [];
  for (const argument of reference.arguments ?? []) {
    const named = rest.length === 0 ? namedBy(argument) : undefined;
    const name = named && readName(named);
    const array = name === undefined ? undefined : arrays.get(name);
    if (name === undefined || array === undefined) rest.push(argument);
    else operands.push(operandOf(array, results.get(name)));
  }
  return { operands, rest };
}

/** The value as an operand of a layer, its base cases left out. */
export function operandOf(local: LocalArray, result: ResultKind | undefined): Operand {
  return { array: local.array, shape: sizes(local.main), batched: local.batched, content: local.content, span: local.span, ...(result !== undefined && { result }) };
}
