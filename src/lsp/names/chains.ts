/** Names in the body of a model or block: each statement sees those before it, and outputs also those behind. */
import type { Definition, Keyword } from "../../index.ts";
import type { Expression } from "../../ir/ast/expression.ts";
import type { CallStatement, ChainStatement, Equation, Setting, SideChain } from "../../ir/ast/types.ts";
import { bindIndices, inCondition, inExpression, inItems, inKind, inReference } from "./expressions.ts";
import { type NamedThing, type NameKind, type Names, Scope } from "./symbols.ts";

const steps: readonly Keyword[] = ["layer", "block", "activation"];

export function inChain(names: Names, body: readonly ChainStatement[], scope: Scope): void {
  const first = body[0];
  const last = body.at(-1);
  if (first !== undefined && last !== undefined) names.bodies.push({ span: { source: first.span.source, start: first.span.start, end: last.span.end }, scope });
  for (const s of body) {
    // A loss may stand before an output.
    if (s.kind === "output") scope.declare({ name: s.name.text, kind: "output", span: s.name.span, ...(s.doc !== undefined && { doc: s.doc }) });
  }
  body.forEach((s, i) => inStatement(names, s, body[i - 1], scope));
}

function named(s: { readonly name: { readonly text: string; readonly span: NamedThing["span"] }; readonly doc?: string }, kind: NameKind, of?: Definition): NamedThing {
  return { name: s.name.text, kind, span: s.name.span, ...(s.doc !== undefined && { doc: s.doc }), ...(of !== undefined && { of }) };
}

function inStatement(names: Names, s: ChainStatement, before: ChainStatement | undefined, scope: Scope): void {
  switch (s.kind) {
    case "input":
      for (const field of s.fields) {
        inKind(names, field.encoding, scope);
        names.declare(scope, named(field, "input"));
      }
      return;
    case "output":
      if (s.encoding !== undefined) inKind(names, s.encoding, scope);
      if (s.value !== undefined) inSideChain(names, s.value, scope);
      return names.declare(scope, named(s, "output"));
    case "call": return inReference(names, s.call, scope, steps);
    case "shapeAssertion": return inItems(names, s.shape, scope);
    case "as": return names.declare(scope, named(s, "value", before?.kind === "call" ? calledBy(names, before) : undefined));
    case "let":
      inSideChain(names, s.value, scope);
      return names.declare(scope, named(s, s.value.body === undefined && s.value.base?.kind !== "reference" ? "number" : "value"));
    case "shared": {
      const part = "kind" in s.value ? s.value : undefined;
      if (part === undefined) inChain(names, "kind" in s.value ? [] : s.value, new Scope(scope));
      else inReference(names, part, scope, steps);
      return names.declare(scope, named(s, "shared", part && names.definition(steps, part.name.text)?.definition));
    }
    case "nested": return inChain(names, s.body, new Scope(scope));
    case "rate":
      inExpression(names, s.factor, scope);
      return inChain(names, s.body, new Scope(scope));
    case "repeat": {
      inExpression(names, s.count, scope);
      const inner = new Scope(scope);
      if (s.index !== undefined) names.declare(inner, { name: s.index.text, kind: "index", span: s.index.span });
      return inChain(names, s.body, inner);
    }
    case "loss": return inExpression(names, s.value, scope, ["loss", "activation"]);
    case "regularize": return inExpression(names, s.value, scope, ["regularizer"]);
    case "stream":
      for (const name of s.names) names.add(name.span, scope.find(name.text));
      return;
    case "train":
      for (const setting of s.settings) inSetting(names, setting, scope);
      return;
    case "require": case "warn": return inCondition(names, s, scope);
    case "fitted": return inEquation(names, s.equation, scope);
    case "equation": return inEquation(names, s, scope);
  }
}

function calledBy(names: Names, { call }: CallStatement): Definition | undefined {
  return names.definition(steps, call.name.text)?.definition;
}

function inSideChain(names: Names, { base, body }: SideChain, scope: Scope): void {
  if (base !== undefined) inExpression(names, base, scope);
  if (body !== undefined) inChain(names, body, new Scope(scope));
}

function inEquation(names: Names, s: Equation, scope: Scope): void {
  const own = new Scope(scope);
  bindIndices(names, s.indices ?? [], own);
  inExpression(names, s.value, own);
  names.declare(scope, named(s, "value"));
}

function inSetting(names: Names, { key, value, otherwise = [] }: Setting, scope: Scope): void {
  names.add(key.span, { name: key.text, kind: "setting", span: key.span, isWord: true });
  for (const one of [value, ...otherwise]) inExpression(names, one, scope, calledIn(key.text, one));
}

/** What may be called in the value of a setting. */
function calledIn(setting: string, value: Expression): readonly Keyword[] {
  if (["optimizer", "biases", "gains", "constraint", "average"].includes(setting)) return ["optimizer", "schedule"];
  return setting === "metrics" || (setting === "stop" && value.kind === "reference") ? ["metric"] : [];
}
