/** Names in declarations of layers, functions and optimizers, and of a whole file. */
import type { Analysis, Definition, Keyword } from "../../index.ts";
import type { ArrayStatement, Declaration, Equation, FunctionDeclaration, ImportDeclaration, LayerDeclaration, LayerStatement, OptimizerDeclaration, OptimizerStatement, Parameter } from "../../ir/ast/types.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import { inInitialValue, inRate, inUpdate, inValue } from "./callable.ts";
import { inChain } from "./chains.ts";
import { bindIndices, bindPattern, bindSizes, inArgument, inCondition, inExpression, inItems, inKind } from "./expressions.ts";
import { type NamedThing, Names, parameterThing, Scope, thingOf } from "./symbols.ts";

/** Every name of a file that means something. */
export function namesOf(analysis: Analysis): Names {
  const names = new Names(analysis);
  for (const declaration of analysis.file.declarations) inDeclaration(names, declaration);
  return names;
}

function inDeclaration(names: Names, d: Declaration): void {
  if (d.kind === "import") return inImport(names, d);
  names.add(d.name.span, thingOf(d));
  const scope = new Scope();
  declareParameters(names, d.parameters, d, scope);
  names.bodies.push({ span: d.span, scope });
  switch (d.kind) {
    case "chain":
      if (d.of !== undefined) inVariant(names, d.of, scope);
      return inChain(names, d.body, scope);
    case "layer": return inLayer(names, d, scope);
    case "function": return inFunction(names, d, scope);
    case "optimizer": return inOptimizer(names, d, scope);
  }
}

/** What equations of a declaration call by names that several kinds of definitions may have. */
function callableIn(d: Definition): readonly Keyword[] | undefined {
  const kind = d.kind === "function" ? d.keyword : d.kind;
  return kind === "optimizer" || kind === "schedule" ? inUpdate : kind === "initializer" ? inInitialValue : undefined;
}

/** `model Small = Digits(filters: 4)`. */
function inVariant(names: Names, of: Reference, scope: Scope): void {
  const model = names.analysis.file.declarations.find((d) => d.kind === "chain" && d.name.text === of.name.text);
  if (model === undefined || model.kind === "import") return;
  names.add(of.name.span, thingOf(model));
  for (const argument of of.arguments ?? []) inArgument(names, argument, scope, model, false, []);
}

function inImport(names: Names, d: ImportDeclaration): void {
  const file = names.analysis.imported(d);
  for (const name of d.names) {
    const found = file?.declarations.find((x): x is Definition => x.kind !== "import" && x.name.text === name.text);
    if (found !== undefined) names.add(name.span, thingOf(found));
  }
}

function declareParameters(names: Names, parameters: readonly Parameter[], of: Definition, scope: Scope): void {
  for (const p of parameters) {
    if (p.value !== undefined) inExpression(names, p.value, scope, callableIn(of) === inUpdate ? inRate : inValue);
    names.declare(scope, parameterThing(of, p));
    bindPattern(names, p.indices ?? [], scope);
    if (p.result !== undefined) inKind(names, p.result, scope);
  }
}

function inLayer(names: Names, d: LayerDeclaration, scope: Scope): void {
  for (const s of d.body) {
    if (s.kind === "input") for (const f of s.fields) bindSizes(names, f.encoding, scope);
  }
  for (const s of d.body) declareIn(names, s, d, scope);
  for (const s of d.body) inStatement(names, s, scope);
}

/** Equations may stand before those that define what they read. */
function declareIn(names: Names, s: LayerStatement | OptimizerStatement, of: Definition, scope: Scope): void {
  switch (s.kind) {
    case "input":
      for (const f of s.fields) names.declare(scope, { name: f.name.text, kind: "input", span: f.name.span, of, ...(f.doc !== undefined && { doc: f.doc }) });
      return;
    case "array":
      for (const a of s.arrays) names.declare(scope, { name: a.name.text, kind: "array", span: a.name.span, of, ...(a.doc !== undefined && { doc: a.doc }), ...wordIn(of, a.name.text) });
      return;
    case "let": return names.declare(scope, { name: s.name.text, kind: "number", span: s.name.span });
    case "fitted": return declareValue(names, s.equation, of, scope);
    case "equation": return declareValue(names, s, of, scope);
    case "layerOutput":
      if (s.value !== undefined) names.declare(scope, { name: s.name.text, kind: "output", span: s.name.span });
      return;
    case "require": case "warn": case "while": case "loss": return;
  }
}

/** `w` is what every optimizer changes. */
function wordIn({ kind }: Definition, name: string): Pick<NamedThing, "isWord"> {
  return kind === "optimizer" && name === "w" ? { isWord: true } : {};
}

/** An equation of what is declared already, as a state, gives it a value. */
function declareValue(names: Names, { name }: Equation, of: Definition, scope: Scope): void {
  const known = scope.find(name.text);
  if (known === undefined) names.declare(scope, { name: name.text, kind: "value", span: name.span, ...wordIn(of, name.text) });
  else names.add(name.span, known);
}

function inStatement(names: Names, s: LayerStatement | OptimizerStatement, scope: Scope, callable?: readonly Keyword[]): void {
  switch (s.kind) {
    case "input": return;
    case "array": return inArrays(names, s, scope, callable ?? inInitialValue);
    case "let":
      if (s.value.base !== undefined) inExpression(names, s.value.base, scope, callable);
      return;
    case "fitted": return inEquation(names, s.equation, scope);
    case "equation": return inEquation(names, s, scope, callable);
    case "layerOutput":
      if (s.value === undefined) names.add(s.name.span, scope.find(s.name.text));
      else inEquation(names, { name: s.name, value: s.value, ...(s.indices !== undefined && { indices: s.indices }) }, scope);
      return;
    case "while":
      inExpression(names, s.condition, scope);
      for (const e of s.body) {
        names.add(e.name.span, scope.find(e.name.text));
        inEquation(names, e, scope);
      }
      return;
    case "loss": return inExpression(names, s.value, scope, ["loss", "activation", "layer"]);
    case "require": case "warn": return inCondition(names, s, scope);
  }
}

function inArrays(names: Names, { arrays }: ArrayStatement, scope: Scope, callable: readonly Keyword[]): void {
  for (const { shape, value } of arrays) {
    if (shape !== undefined) inItems(names, shape, scope);
    if (value !== undefined) inExpression(names, value, scope, callable);
  }
}

function inEquation(names: Names, { indices = [], value }: Pick<Equation, "name" | "indices" | "value">, scope: Scope, callable?: readonly Keyword[]): void {
  const own = new Scope(scope);
  bindIndices(names, indices, own);
  inExpression(names, value, own, callable);
}

function inFunction(names: Names, d: FunctionDeclaration, scope: Scope): void {
  if (d.result !== undefined) inKind(names, d.result, scope);
  inExpression(names, d.value, scope, callableIn(d));
  for (const c of d.conditions) inCondition(names, c, scope);
}

function inOptimizer(names: Names, d: OptimizerDeclaration, scope: Scope): void {
  // `weight w: [..s, n]` is a pattern.
  for (const s of d.body) {
    if (s.kind === "array" && s.role === "weight") for (const { shape = [] } of s.arrays) bindPattern(names, shape, scope);
  }
  for (const s of d.body) declareIn(names, s, d, scope);
  for (const s of d.body) inStatement(names, s, scope, inUpdate);
}
