/** The equations of a definition as LaTeX, one line each. */
import type { Expression, Item, Name } from "../../src/ir/ast/expression.ts";
import { expressionLatex, nameLatex, placeLatex } from "../../src/ir/ast/latex.ts";
import type { Declaration, Equation, LayerStatement, OptimizerStatement } from "../../src/ir/ast/types.ts";

/** Nothing for a block, which is a chain of calls and shown as it is written. */
export function formulas(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case "function": {
      const arrays = declaration.parameters.filter((p) => p.indices !== undefined).map((p) => placeLatex(p.name, p.indices).place);
      const operands = declaration.keyword === "activation" ? declaration.parameters.slice(0, 1).map((p) => nameLatex(p.name.text)) : arrays;
      return [`\\operatorname{${declaration.name.text}}${operands.length === 0 ? "" : `\\left(${operands.join(", ")}\\right)`} &= ${expressionLatex(declaration.value)}`];
    }
    case "layer": return declaration.body.flatMap(inLayer);
    case "optimizer": return declaration.body.flatMap(inOptimizer);
    case "chain": case "import": return [];
  }
}

function inLayer(s: LayerStatement): readonly string[] {
  switch (s.kind) {
    case "let": return s.value.base === undefined ? [] : [defined(s.name, [], s.value.base)];
    case "equation": return [defined(s.name, s.indices, s.value)];
    case "fitted": return [`${defined(s.equation.name, s.equation.indices, s.equation.value)} \\quad\\text{over the training data}`];
    case "layerOutput": return s.value === undefined ? [] : [defined(s.name, s.indices, s.value)];
    case "loss": return [`\\mathcal{L} &\\mathrel{+}= ${expressionLatex(s.value)}`];
    case "while": return s.body.map((e: Equation) => `${assigned(e)} \\quad\\text{while } ${expressionLatex(s.condition)}`);
    case "input": case "array": case "require": case "warn": return [];
  }
}

/** In the order in which an optimizer runs. */
function inOptimizer(s: OptimizerStatement): readonly string[] {
  switch (s.kind) {
    case "let": return s.value.base === undefined ? [] : [defined(s.name, [], s.value.base)];
    case "equation": return [assigned(s)];
    case "require": case "warn": return [];
    case "layerOutput": return [`${nameLatex(s.name.text)} \\quad\\text{for predictions}`];
    case "array": return s.arrays.flatMap((a) => (a.value === undefined ? [] : [`${nameLatex(a.name.text)} &= ${expressionLatex(a.value)} \\quad\\text{before the first step}`]));
  }
}

function defined(name: Name, indices: readonly Item[] | undefined, value: Expression): string {
  const { place, ranges } = placeLatex(name, indices);
  return `${place} &= ${expressionLatex(value)}${ranges === "" ? "" : ` \\qquad ${ranges}`}`;
}

function assigned(e: Equation): string {
  const { place } = placeLatex(e.name, e.indices);
  return `${place} &\\leftarrow ${expressionLatex(e.value)}`;
}
