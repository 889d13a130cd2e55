/** Statements of chains, layers and optimizers: concrete syntax to the tree. A broken statement is left out. */
import { docOfField } from "./docs.ts";
import type { CstNode } from "chevrotain";
import type { ArrayField, ArrayStatement, ChainStatement, Equation, InputField, InputStatement, LayerOutput, LayerStatement, LossStatement, OptimizerStatement, ConditionStatement, Setting, SideChain } from "../../ir/ast/types.ts";
import type { Span } from "../../source/source.ts";
import { allNodes, anyTokens, nodeOf, nodeSpan, nodesOf, tokenOf } from "./cst.ts";
import { ExpressionBuilder, whole } from "./expressions.ts";

export class StatementBuilder extends ExpressionBuilder {
  #span(node: CstNode): Span {
    return nodeSpan(this.source, node);
  }

  body(node: CstNode | undefined): readonly ChainStatement[] {
    return node === undefined ? [] : nodesOf(node, "chainStatement").flatMap((s) => this.#chainStatement(s) ?? []);
  }

  #chainStatement(node: CstNode): ChainStatement | undefined {
    const [only] = allNodes(node);
    if (only === undefined) return undefined;
    const { name, node: s } = only;
    const span = this.#span(s);
    switch (name) {
      case "inputStatement": return this.#input(s);
      case "outputStatement": {
        const named = this.nameOf(s);
        const encoding = this.kind(nodeOf(s, "kind"));
        const value = this.#sideChain(nodeOf(s, "sideChain"));
        return named && { kind: "output", name: named, span, ...this.columnOf(s), ...(encoding !== undefined && { encoding }), ...(value !== undefined && { value }), ...docOfField(span, undefined, this.comments) };
      }
      case "letStatement": {
        const named = this.nameOf(s);
        const value = this.#sideChain(nodeOf(s, "sideChain"));
        return named && value && { kind: "let", name: named, value, span };
      }
      case "sharedStatement": {
        const named = this.nameOf(s);
        const body = nodeOf(s, "chainBody");
        const value = body === undefined ? this.reference(nodeOf(s, "reference")) : this.body(body);
        return named && value && { kind: "shared", name: named, value, span };
      }
      case "lossStatement": return this.#loss(s);
      case "regularizeStatement": {
        const value = this.expression(nodeOf(s, "expression"));
        return value && { kind: "regularize", value, span };
      }
      case "trainStatement": {
        const within = nodeOf(s, "chainBody");
        const factor = this.expression(nodeOf(s, "expression"));
        if (within !== undefined) return factor && { kind: "rate", factor, body: this.body(within), span };
        return { kind: "train", settings: nodesOf(s, "trainItem").flatMap((item) => nodesOf(item, "setting")).flatMap((x) => this.#setting(x) ?? []), span };
      }
      case "streamStatement": {
        const names = anyTokens(s, ["Name"]).map((token) => this.name(token));
        return names.length === 0 ? undefined : { kind: "stream", names, span };
      }
      case "nestedStatement": return { kind: "nested", keyword: tokenOf(s, "residual") === undefined ? "frozen" : "residual", body: this.body(nodeOf(s, "chainBody")), span };
      case "repeatStatement": {
        const count = this.expression(nodeOf(s, "expression"));
        const body = this.body(nodeOf(s, "chainBody"));
        if (count?.kind === "binary" && count.operator === "<" && count.left.kind === "reference") return { kind: "repeat", index: count.left.name, count: count.right, body, span };
        return count && { kind: "repeat", count, body, span };
      }
      case "shapeAssertion": {
        const indices = nodeOf(s, "indices");
        const shape = indices && this.items(indices);
        return shape && { kind: "shapeAssertion", shape, span };
      }
      case "asStatement": {
        const named = this.nameOf(s);
        return named && { kind: "as", name: named, span };
      }
      case "conditionStatement": return this.#condition(s);
      case "fittedStatement": return this.#fitted(s);
      case "callOrEquation": return this.#callOrEquation(s);
      default: return undefined;
    }
  }

  #callOrEquation(node: CstNode): ChainStatement | undefined {
    const call = this.reference(nodeOf(node, "reference"));
    if (call === undefined) return undefined;
    if (nodeOf(node, "equals") === undefined) return { kind: "call", call, span: this.#span(node) };
    const value = this.expression(nodeOf(node, "expression"));
    return value && { kind: "equation", name: call.name, value, span: this.#span(node), ...(call.indices !== undefined && { indices: call.indices }) };
  }

  #input(node: CstNode): InputStatement | undefined {
    const fields = whole(nodesOf(node, "inputField").map((f): InputField | undefined => {
      const name = this.nameOf(f);
      const encoding = this.kind(nodeOf(f, "kind"));
      const written = nodeOf(f, "expression");
      const value = this.expression(written);
      if (written !== undefined && value === undefined) return undefined;
      const first = f === nodesOf(node, "inputField")[0];
      return name && encoding && { name, encoding, span: this.#span(f), ...(value !== undefined && { value }), ...this.columnOf(f), ...docOfField(this.#span(f), first ? this.#span(node) : undefined, this.comments) };
    }));
    return fields && { kind: "input", fields, span: this.#span(node) };
  }

  #sideChain(node: CstNode | undefined): SideChain | undefined {
    if (node === undefined) return undefined;
    const written = nodeOf(node, "expression");
    const base = this.expression(written);
    const chain = nodeOf(node, "chainBody");
    if ((written !== undefined && base === undefined) || (base === undefined && chain === undefined)) return undefined;
    return { span: this.#span(node), ...(base !== undefined && { base }), ...(chain !== undefined && { body: this.body(chain) }) };
  }

  #setting(node: CstNode): Setting | undefined {
    const key = this.label(nodeOf(node, "label"));
    const [value, ...otherwise] = nodesOf(node, "expression").flatMap((e) => this.expression(e) ?? []);
    return key && value && { key, value, ...(otherwise.length > 0 && { otherwise }), span: this.#span(node) };
  }

  #condition(node: CstNode): ConditionStatement | undefined {
    const condition = this.expression(nodeOf(node, "expression"));
    const message = tokenOf(node, "String");
    return condition && { kind: tokenOf(node, "warn") === undefined ? "require" : "warn", condition, span: this.#span(node), ...(message !== undefined && { message: this.string(message) }) };
  }

  conditions(node: CstNode): readonly ConditionStatement[] {
    return nodesOf(node, "conditionStatement").flatMap((s) => this.#condition(s) ?? []);
  }

  #equation(node: CstNode | undefined): Equation | undefined {
    if (node === undefined) return undefined;
    const name = this.nameOf(node);
    const left = nodeOf(node, "indices");
    const indices = left && this.items(left);
    const value = this.expression(nodeOf(node, "expression"));
    if (name === undefined || value === undefined || (left !== undefined && indices === undefined)) return undefined;
    return { kind: "equation", name, value, span: this.#span(node), ...(indices !== undefined && { indices }) };
  }

  #fitted(node: CstNode): { readonly kind: "fitted"; readonly equation: Equation; readonly span: Span } | undefined {
    const equation = this.#equation(nodeOf(node, "equation"));
    return equation && { kind: "fitted", equation, span: this.#span(node) };
  }

  layerBody(node: CstNode): readonly LayerStatement[] {
    return nodesOf(node, "layerStatement").flatMap((s) => this.#layerStatement(s) ?? []);
  }

  optimizerBody(node: CstNode): readonly OptimizerStatement[] {
    return nodesOf(node, "optimizerStatement").flatMap((s): readonly OptimizerStatement[] => {
      const [only] = allNodes(s);
      if (only?.name === "layerLet") return this.#let(only.node) ?? [];
      if (only?.name === "arrayStatement") return this.#arrays(only.node);
      if (only?.name === "conditionStatement") return this.conditions(s);
      if (only?.name === "layerOutput") return this.#outputs(only.node);
      const equation = only?.name === "equation" ? this.#equation(only.node) : undefined;
      return equation === undefined ? [] : [equation];
    });
  }

  #let(node: CstNode): readonly Extract<LayerStatement, { kind: "let" }>[] | undefined {
    const name = this.nameOf(node);
    const base = this.expression(nodeOf(node, "expression"));
    return name && base && [{ kind: "let", name, value: { base, span: base.span }, span: this.#span(node) }];
  }

  #arrays(node: CstNode): readonly ArrayStatement[] {
    const [word] = anyTokens(node, ["weight", "bias", "gain", "state"]);
    const role = (["weight", "bias", "gain", "state"] as const).find((r) => r === word?.image);
    const arrays = whole(nodesOf(node, "arrayField").map((f): ArrayField | undefined => {
      const name = this.nameOf(f);
      const indices = nodeOf(f, "indices");
      const shape = indices && this.items(indices);
      const written = nodeOf(f, "expression");
      const value = this.expression(written);
      if (name === undefined || (indices !== undefined && shape === undefined) || (written !== undefined && value === undefined)) return undefined;
      const first = f === nodesOf(node, "arrayField")[0];
      const documented = docOfField(this.#span(f), first ? this.#span(node) : undefined, this.comments);
      return { name, span: this.#span(f), ...(shape !== undefined && { shape }), ...(value !== undefined && { value }), ...documented };
    }));
    return role === undefined || arrays === undefined ? [] : [{ kind: "array", role, arrays, span: this.#span(node) }];
  }

  #loss(node: CstNode): LossStatement | undefined {
    const value = this.expression(nodeOf(node, "expression"));
    return value && { kind: "loss", value, span: this.#span(node) };
  }

  #outputs(node: CstNode): readonly LayerOutput[] {
    return nodesOf(node, "layerResult").flatMap((r, i) => this.#result(r, i === 0 ? this.#span(node).start : undefined) ?? []);
  }

  /** One of the results after `output`; `start`, of the first, is the place of that word. */
  #result(node: CstNode, start: number | undefined): LayerOutput | undefined {
    const named = this.nameOf(node);
    const left = nodeOf(node, "indices");
    const indices = left && this.items(left);
    const result = this.kind(nodeOf(node, "kind"));
    const written = nodeOf(node, "expression");
    const value = this.expression(written);
    if (named === undefined || (written !== undefined && value === undefined) || (left !== undefined && indices === undefined)) return undefined;
    const span = this.#span(node);
    return {
      kind: "layerOutput", name: named, span: { ...span, start: start ?? span.start },
      ...(indices !== undefined && { indices }), ...(result !== undefined && { result }), ...(value !== undefined && { value }),
    };
  }

  #layerStatement(node: CstNode): readonly LayerStatement[] | undefined {
    const [only] = allNodes(node);
    if (only === undefined) return undefined;
    const { name, node: s } = only;
    const one = <T>(statement: T | undefined): readonly T[] | undefined => statement && [statement];
    switch (name) {
      case "inputStatement": return one(this.#input(s));
      case "layerOutput": return this.#outputs(s);
      case "arrayStatement": return this.#arrays(s);
      case "layerLet": return this.#let(s);
      case "lossStatement": return one(this.#loss(s));
      case "conditionStatement": return one(this.#condition(s));
      case "whileStatement": {
        const condition = this.expression(nodeOf(s, "expression"));
        return condition && [{ kind: "while", condition, body: nodesOf(s, "equation").flatMap((e) => this.#equation(e) ?? []), span: this.#span(s) }];
      }
      case "fittedStatement": return one(this.#fitted(s));
      case "equation": return one(this.#equation(s));
      default: return undefined;
    }
  }
}
