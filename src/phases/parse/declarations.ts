/** Declarations: concrete syntax to the tree. */
import type { CstNode } from "chevrotain";
import type { Declaration, FunctionKeyword, Parameter } from "../../ir/ast/types.ts";
import { allNodes, nodeOf, nodeSpan, nodesOf, tokenOf } from "./cst.ts";
import { StatementBuilder } from "./statements.ts";

const functionKeywords: readonly FunctionKeyword[] = ["activation", "loss", "regularizer", "initializer", "schedule", "metric"];

export class DeclarationBuilder extends StatementBuilder {
  declaration(node: CstNode, doc: string | undefined): Declaration | undefined {
    const [only] = allNodes(node);
    if (only === undefined) return undefined;
    const { name: rule, node: d } = only;
    const span = nodeSpan(this.source, d);
    const documented = doc === undefined ? {} : { doc };
    if (rule === "importDeclaration") {
      const path = tokenOf(d, "String");
      return path && { kind: "import", names: nodesOf(d, "importedName").flatMap((n) => this.nameOf(n) ?? []), path: this.string(path), span, ...documented };
    }
    const name = this.nameOf(d);
    if (name === undefined) return undefined;
    const parameters = this.#parameters(nodeOf(d, "parameters"));
    switch (rule) {
      case "chainDeclaration": {
        const variant = nodeOf(d, "variant");
        const of = variant && this.reference(nodeOf(variant, "reference"));
        return { kind: "chain", keyword: tokenOf(d, "model") === undefined ? "block" : "model", name, parameters, body: this.body(nodeOf(d, "chainBody")), span, ...documented, ...(of !== undefined && { of }) };
      }
      case "layerDeclaration": return { kind: "layer", name, parameters, body: this.layerBody(d), span, ...documented };
      case "optimizerDeclaration": return { kind: "optimizer", name, parameters, body: this.optimizerBody(d), span, ...documented };
      case "functionDeclaration": {
        const keyword = functionKeywords.find((word) => tokenOf(d, word) !== undefined);
        const result = this.kind(nodeOf(d, "kind"));
        const value = this.expression(nodeOf(d, "expression"));
        return keyword && value && { kind: "function", keyword, name, parameters, value, conditions: this.conditions(d), span, ...documented, ...(result !== undefined && { result }) };
      }
      default: return undefined;
    }
  }

  #parameters(node: CstNode | undefined): readonly Parameter[] {
    if (node === undefined) return [];
    return nodesOf(node, "parameter").flatMap((p): readonly Parameter[] => {
      const name = this.nameOf(p);
      if (name === undefined) return [];
      const left = nodeOf(p, "indices");
      const indices = left && this.items(left);
      const result = this.kind(nodeOf(p, "kind"));
      const value = this.expression(nodeOf(p, "expression"));
      return [{ name, span: nodeSpan(this.source, p), ...(indices !== undefined && { indices }), ...(result !== undefined && { result }), ...(value !== undefined && { value }) }];
    });
  }
}
