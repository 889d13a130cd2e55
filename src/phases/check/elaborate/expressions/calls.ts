/** Calls in equations: primitives, reductions, draws, counts, and definitions, which are inlined. */
import { near } from "../../../../diagnostics/near.ts";
import type { Argument, Reference } from "../../../../ir/ast/expression.ts";
import { floorAffine } from "../../../../ir/equation/affine.ts";
import { call, callAny, constant, count, indexValue, multiply, sqrt } from "../../../../ir/equation/build.ts";
import { isBinary, isPrimitive, languagePrimitives, rowOf } from "../../../../ir/equation/primitives.ts";
import type { BinaryPrimitive, Expr, UnaryPrimitive } from "../../../../ir/equation/types.ts";
import { type Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { countOf } from "./counts.ts";
import { elaborateDerivative } from "./derivatives.ts";
import { drawMatrix, drawOf } from "./draws.ts";
import { inline } from "./inline.ts";
import { asFraction } from "./integers.ts";
import { isReduction } from "../ranges/indices.ts";
import { reduceOver, reductions } from "./reductions.ts";
import { elaborate } from "./expression.ts";
import { stopped } from "./stopped.ts";
import { packFixes } from "./pack-fixes.ts";
import { textOf } from "../../../../source/source.ts";

const nothing = constant(0);

function primitive(name: string): UnaryPrimitive | BinaryPrimitive | undefined {
  return isPrimitive(name) && rowOf(name).internal !== true ? name : undefined;
}

/** Whether a name is that of a function of the language. */
export function isFunction(name: string): boolean {
  return reductions.has(name) || primitive(name) !== undefined || ["sqrt", "count", "derivative", "random", "gaussian", "orthonormal", "reshape"].includes(name);
}

export function applyFunction(reference: Reference, args: readonly Argument[], context: Context): Expr {
  const name = reference.name.text;
  if (reductions.has(name) && (isReduction(args) || primitive(name) === undefined)) return reduceOver(reference, args, context);
  if (name === "derivative") return elaborateDerivative(reference, args, context);
  if (name === "count") return elaborateCount(reference, args, context);
  if (name === "orthonormal") return drawMatrix(reference, args, context);
  if (name === "random" || name === "gaussian") return drawOf(reference, args, name === "random" ? "uniform" : "gaussian", context);
  const known = primitive(name);
  if (known !== undefined || name === "sqrt") return applyToOperands(reference, known ?? "sqrt", args, context);
  const { library } = context.scope;
  const callable = context.callable && library.function(context.callable, name);
  if (callable !== undefined) return inline(callable, reference, undefined, context);
  const activation = library.function("activation", name);
  if (activation !== undefined) {
    const [operand, ...rest] = args;
    if (operand?.kind !== "value" || operand.key !== undefined) {
      diagnose(context, "activationOperand", reference.span, { name });
      return nothing;
    }
    return inline(activation, { ...reference, arguments: rest }, elaborate(operand.value, context), context);
  }
  if (library.layer(name) !== undefined) {
    diagnose(context, "layerInEquation", reference.span, { name });
    return nothing;
  }
  unknownFunction(reference, context);
  return nothing;
}

function unknownFunction({ name }: Reference, context: Context): void {
  const { library } = context.scope;
  if (library.missing(name.text)) return;
  const candidates = [
    ...reductions.keys(), "count", "derivative", "random", "gaussian", "orthonormal", "sqrt", ...languagePrimitives,
    ...library.names("activation"), ...(context.callable === undefined ? [] : library.names(context.callable)),
  ];
  const guess = near(name.text, candidates);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
  diagnose(context, "unknownName", name.span, { kind: "function", name: name.text }, { fixes });
}

function applyToOperands(reference: Reference, name: UnaryPrimitive | BinaryPrimitive | "sqrt", args: readonly Argument[], context: Context): Expr {
  const takes = name !== "sqrt" && isBinary(name) ? 2 : 1;
  const operands = args.flatMap((a) => (a.kind === "value" && a.key === undefined ? [elaborate(a.value, context)] : []));
  const [first] = operands;
  if (operands.length !== takes || args.length !== takes || first === undefined) {
    diagnose(context, "wrongOperandCount", reference.span, { name, takes, given: args.length });
    return nothing;
  }
  if (name === "sqrt") return sqrt(first);
  if (name === "stop") return stopped(reference, first, context);
  if (name === "floor") {
    const fraction = asFraction(first);
    if (fraction !== undefined) return indexValue(floorAffine(fraction.numerator, fraction.divisor));
    return call("floor", first);
  }
  return callAny(name, operands);
}

/** `count(batch, ..s)`: how many points there are. */
function elaborateCount(reference: Reference, args: readonly Argument[], context: Context): Expr {
  const factors: Expr[] = [];
  for (const argument of args) {
    const known = countOf(argument, context);
    if (known !== undefined) factors.push(constant(known));
    else if (argument.kind === "packArgument" && argument.value === undefined) diagnose(context, "unknownPack", argument.span, { name: argument.name.text, known: [...context.packs.keys()] }, packFixes(argument.span, context.packs));
    else if (argument.kind === "value" && argument.key === undefined && argument.value.kind === "reference" && ["batch", "data"].includes(argument.value.name.text)) factors.push(count);
    else diagnose(context, "countOperands", reference.span, { text: textOf(argument.span) });
  }
  return multiply(...factors, constant(1));
}
