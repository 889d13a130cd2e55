/** Names in equations: indices, expressions, arrays, compile-time values and the scalars of training, in this order. */
import { near } from "../../../../diagnostics/near.ts";
import type { Reference } from "../../../../ir/ast/expression.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { constant, count, indexValue, readAt } from "../../../../ir/equation/build.ts";
import { scalarArray, type ScalarName, stepScalars } from "../../../../ir/equation/names.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { constants, showValue } from "../../evaluate.ts";
import { isFrozen, type Value } from "../../types.ts";
import { type Context, readName } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { refuseLoose } from "../equations/loose.ts";
import { roleFixes, roleNote } from "../training/roles.ts";
import { isFan } from "../variables/fans.ts";
import { applyFunction } from "./calls.ts";
import { inlineApplication } from "./inline.ts";
import { elaborateRead, readBare } from "./reads.ts";
import { noMember, readsExamples } from "./subscripts.ts";

const nothing = constant(0);

/** The value of a name, a read or a call; 0 after a fault. */
export function elaborateReference(reference: Reference, context: Context): Expr {
  const { name } = reference;
  if (reference.member !== undefined) {
    const array = context.arrays.get(readName(reference));
    if (array !== undefined && reference.arguments === undefined) {
      return (reference.indices === undefined ? readBare(name, array, context) : elaborateRead(reference, context)) ?? nothing;
    }
    noMember(reference, context);
    return nothing;
  }
  if (reference.indices !== undefined) return elaborateRead(reference, context) ?? nothing;
  if (reference.arguments !== undefined) return applyFunction(reference, reference.arguments, context);
  const index = context.indices.get(name.text);
  if (index !== undefined) return indexValue(variableAffine(index));
  // A compile-time value of the definition wins over what every initializer sees.
  const hidden = isFan(name.text) && context.scope.values.has(name.text);
  const expression = hidden ? undefined : context.expressions.get(name.text);
  if (expression !== undefined) return expression;
  const array = context.arrays.get(name.text);
  if (array !== undefined) return readBare(name, array, context) ?? nothing;
  const value = context.scope.values.get(name.text) ?? constants.get(name.text);
  if (value !== undefined) return valueOf(value, reference, context);
  const scalar = scalarsIn(context).find((s) => s === name.text);
  // What is frozen computes as in inference.
  if (scalar === "training" && isFrozen(context.use)) return constant(0);
  if (scalar !== undefined) return readAt(scalarArray(scalar), []);
  if (name.text === "batch" && readsExamples(reference.span, context)) return count;
  if (name.text === "example" && readsExamples(reference.span, context) && context.batch !== undefined) return indexValue(variableAffine(context.batch));
  if (name.text === "batch" || name.text === "example") return constant(1);
  if (isCallable(name.text, context)) return applyFunction(reference, [], context);
  unknownName(reference, context);
  // Any number but 0, by which it may be divided.
  return constant(1);
}

/** Words of the language that an equation may read, where no name of its own has them. */
function scalarsIn({ callable }: Context): readonly ScalarName[] {
  return callable === "schedule" ? [...stepScalars, "training"] : ["training"];
}

/** `zeros` for `zeros()`: a definition that the equation may call. */
function isCallable(name: string, context: Context): boolean {
  return context.callable !== undefined && context.scope.library.function(context.callable, name) !== undefined;
}

function valueOf(value: Value, reference: Reference, context: Context): Expr {
  switch (value.kind) {
    case "number": return constant(value.value);
    case "boolean": return constant(value.value ? 1 : 0);
    case "application": return inlineApplication(value, context);
    case "unknown": return nothing;
    case "string": diagnose(context, "stringInEquation", reference.span, {}); return nothing;
    case "list": diagnose(context, "listInEquation", reference.span, { name: reference.name.text, value: showValue(value) }); return nothing;
  }
}

function unknownName({ name }: Reference, context: Context): void {
  const callables = context.callable === undefined ? [] : context.scope.library.names(context.callable);
  const candidates = [
    ...context.indices.keys(), ...context.expressions.keys(), ...context.arrays.keys(), ...context.scope.values.keys(), ...constants.keys(),
    ...scalarsIn(context), ...callables,
  ];
  if (refuseLoose(name.text, context)) return;
  if (name.text.length === 1 && context.indices.size > 0) {
    diagnose(context, "unboundIndex", name.span, { indices: [name.text] });
    return;
  }
  const guess = near(name.text, candidates);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
  const assigns = context.defines.kind === "optimizer";
  diagnose(context, "unknownName", name.span, { kind: "value", name: name.text }, assigns ? { notes: [roleNote([...context.arrays.keys(), ...context.expressions.keys(), ...context.scope.values.keys()])], fixes: [...roleFixes(name.text, name.span), ...fixes] } : { fixes });
}
