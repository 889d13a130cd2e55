/** Inlines functions that the language defines: activations, initializers, schedules. */
import type { Reference } from "../../../../ir/ast/expression.ts";
import type { FunctionDeclaration } from "../../../../ir/ast/types.ts";
import { constant } from "../../../../ir/equation/build.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { matchArguments } from "../../bind.ts";
import { checkCondition, knownOf } from "../../conditions.ts";
import type { Named, Operand, Scope, Use, Value } from "../../types.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { isFan } from "../variables/fans.ts";
import { elaborate } from "./expression.ts";

/** Levels of inlining; deeper ones are taken for recursion. */
const deepest = 64;

const nothing = constant(0);

/** The body of a function with its parameters bound: the first to the operand, where there is one, the others to arguments; `known` is the operand of a call in a chain. */
export function inline(definition: Named<FunctionDeclaration>, reference: Reference, operand: Expr | undefined, context: Context, known?: Operand): Expr {
  const { declaration, library } = definition;
  const name = declaration.name.text;
  const key = `${declaration.keyword} ${name}`;
  // An argument may call the same function; a body that calls itself is recursion.
  if (context.within.length >= deepest || context.within.includes(key)) {
    diagnose(context, "recursiveDefinition", reference.name.span, { name });
    return nothing;
  }
  const [first] = declaration.parameters;
  const parameters = operand === undefined ? declaration.parameters : declaration.parameters.slice(1);
  const before = context.e.report.mark;
  const given = matchArguments(parameters, reference.arguments ?? [], name, reference.span, declaration.name.span, context.e.report);
  const faulty = context.e.report.mark > before;
  const expressions = new Map<string, Expr>(callableNames(context));
  const values = new Map<string, Value>();
  const inside: Context = { ...context, scope: { library, values }, arrays: new Map(), indices: new Map(), equation: undefined, weak: new Set(), packs: new Map(), packIndices: new Map(), expressions, within: [...context.within, key] };
  if (operand !== undefined && first !== undefined) expressions.set(first.name.text, operand);
  for (const parameter of parameters) {
    const argument = given.get(parameter.name.text);
    if (argument !== undefined) bind(parameter.name.text, elaborate(argument, context), expressions, values);
    else if (parameter.value !== undefined) bind(parameter.name.text, elaborate(parameter.value, { ...inside, within: context.within }), expressions, values);
    else {
      if (!faulty) context.e.report.add("missingArgument", reference.span, { name: parameter.name.text, definition: name }, { notes: [{ message: "declared here", span: parameter.span }] });
      values.set(parameter.name.text, { kind: "unknown" });
    }
  }
  const use: Use = { ...context.use, reference };
  const scope: Scope = { library, values: knownOf(declaration.parameters, values), operands: new Map(operand === undefined ? [] : declaration.parameters.slice(0, 1).map((p) => [p.name.text, known])) };
  for (const condition of declaration.conditions) checkCondition(context.e, { keyword: declaration.keyword, name, parameters, use, scope }, condition);
  return context.e.report.within(reference.span, () => elaborate(declaration.value, inside));
}

/** A constant stays a compile-time value, so that it can be a size. */
function bind(name: string, value: Expr, expressions: Map<string, Expr>, values: Map<string, Value>): void {
  if (value.kind === "constant") values.set(name, { kind: "number", value: value.value });
  else expressions.set(name, value);
}

function callableNames(context: Context): readonly (readonly [string, Expr])[] {
  return context.callable === undefined ? [] : [...context.expressions].filter(([name]) => isFan(name));
}

/** The initializer or schedule that an argument names, in the scope of that argument. */
export function inlineApplication(value: Extract<Value, { kind: "application" }>, context: Context): Expr {
  const { reference, scope } = value;
  const definition = context.callable && scope.library.function(context.callable, reference.name.text);
  if (definition === undefined) {
    diagnose(context, "definitionInEquation", reference.span, { name: reference.name.text, expected: context.callable ?? "number" });
    return nothing;
  }
  const outside: Context = { ...context, scope, arrays: new Map(), indices: new Map(), expressions: new Map(callableNames(context)) };
  return inline(definition, reference, undefined, outside);
}

