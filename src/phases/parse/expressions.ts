/** Expressions, arguments, items and kinds: concrete syntax to the tree. A broken part makes the whole `undefined`. */
import type { CstNode, IToken } from "chevrotain";
import type { Argument, Binary, BinaryOperator, Expression, Item, Kind, Name, Pack, RecordField, Reference, ShapeLiteral, StringLiteral } from "../../ir/ast/expression.ts";
import type { Comment } from "../../ir/ast/types.ts";
import { cover, type SourceFile } from "../../source/source.ts";
import { docOfField } from "./docs.ts";
import { stringValue } from "./strings.ts";
import { StringToken } from "./tokens.ts";
import { slipped } from "./grammar-base.ts";
import { anyTokens, nodeOf, nodeSpan, nodesOf, tokenOf, tokenSpan } from "./cst.ts";

export class ExpressionBuilder {
  readonly source: SourceFile;
  readonly comments: readonly Comment[];

  constructor(source: SourceFile, comments: readonly Comment[]) {
    this.source = source;
    this.comments = comments;
  }

  name(token: IToken): Name {
    return { text: token.image, span: tokenSpan(this.source, token) };
  }

  nameOf(node: CstNode): Name | undefined {
    const given = nodeOf(node, "newName");
    const token = given === undefined ? tokenOf(node, "Name") : (tokenOf(given, "Name") ?? tokenOf(given, slipped.LABEL));
    return token && this.name(token);
  }

  label(node: CstNode | undefined): Name | undefined {
    const token = node && (tokenOf(node, "Name") ?? tokenOf(node, "Reserved"));
    return token && this.name(token);
  }

  /** The column that a field, an input or an output names in quotes. */
  columnOf(node: CstNode): { readonly column?: StringLiteral } {
    const given = nodeOf(node, "column");
    const token = given && tokenOf(given, StringToken.name);
    return token === undefined ? {} : { column: this.string(token) };
  }

  string(token: IToken): StringLiteral {
    return { kind: "string", value: stringValue(token.image), span: tokenSpan(this.source, token) };
  }

  expression(node: CstNode | undefined): Expression | undefined {
    if (node === undefined) return undefined;
    const condition = this.#chain(nodeOf(node, "orExpression"), ["or"], "andExpression", (n) => this.#and(n));
    const [whenTrue, whenFalse] = nodesOf(node, "expression");
    if (tokenOf(node, "Question") === undefined) return condition;
    const yes = this.expression(whenTrue);
    const no = this.expression(whenFalse);
    return condition && yes && no && { kind: "conditional", condition, whenTrue: yes, whenFalse: no, span: nodeSpan(this.source, node) };
  }

  #and(node: CstNode): Expression | undefined {
    return this.#chain(node, ["and"], "notExpression", (n) => this.#not(n));
  }

  #not(node: CstNode): Expression | undefined {
    const operand = this.#comparison(nodeOf(node, "comparison"));
    if (tokenOf(node, "not") === undefined || operand === undefined) return operand;
    return { kind: "unary", operator: "not", operand, span: nodeSpan(this.source, node) };
  }

  #comparison(node: CstNode | undefined): Expression | undefined {
    return this.#chain(node, ["Less", "LessEqual", "Greater", "GreaterEqual", "EqualEqual", "NotEqual"], "sum", (n) => this.#sum(n));
  }

  #sum(node: CstNode): Expression | undefined {
    return this.#chain(node, ["Plus", "Minus"], "product", (n) => this.#product(n));
  }

  #product(node: CstNode): Expression | undefined {
    return this.#chain(node, ["Star", "Slash", "Percent"], "unary", (n) => this.#unary(n));
  }

  /** Operands joined from the left. */
  #chain(node: CstNode | undefined, operators: readonly string[], rule: string, operand: (node: CstNode) => Expression | undefined): Expression | undefined {
    if (node === undefined) return undefined;
    const nodes = nodesOf(node, rule);
    const operands = nodes.map(operand);
    if (operands.length === 1) return operands[0];
    // Of the nodes, not of the operands: those have lost their parentheses.
    const spans = nodes.map((n) => nodeSpan(this.source, n));
    const signs = anyTokens(node, operators);
    let left = operands[0];
    let all = spans[0];
    for (let i = 1; i < operands.length; i++) {
      const here = spans[i];
      const right: Expression | undefined = operands[i];
      const sign = signs[i - 1];
      if (left === undefined || right === undefined || sign === undefined || all === undefined || here === undefined || !isOperator(sign.image)) return undefined;
      all = cover(all, here);
      left = { kind: "binary", operator: sign.image, left, right, span: all };
    }
    return left;
  }

  #unary(node: CstNode): Expression | undefined {
    const inner = nodeOf(node, "unary");
    if (tokenOf(node, "Minus") !== undefined) {
      const operand = inner && this.#unary(inner);
      return operand && { kind: "unary", operator: "-", operand, span: nodeSpan(this.source, node) };
    }
    const power = nodeOf(node, "power");
    return power && this.#power(power);
  }

  #power(node: CstNode): Expression | undefined {
    const base = this.#primary(nodeOf(node, "primary"));
    const raised = nodeOf(node, "unary");
    if (raised === undefined || base === undefined) return base;
    const right = this.#unary(raised);
    const power: Binary | undefined = right && { kind: "binary", operator: "^", left: base, right, span: nodeSpan(this.source, node) };
    return power;
  }

  #primary(node: CstNode | undefined): Expression | undefined {
    if (node === undefined) return undefined;
    const number = tokenOf(node, "Number");
    if (number !== undefined) return { kind: "number", value: Number(number.image), text: number.image, span: tokenSpan(this.source, number) };
    const text = tokenOf(node, "String");
    if (text !== undefined) return this.string(text);
    const reference = nodeOf(node, "reference");
    if (reference !== undefined) return this.reference(reference);
    const indices = nodeOf(node, "indices");
    if (indices !== undefined) {
      const items = this.items(indices);
      const shape: ShapeLiteral | undefined = items && { kind: "shape", items, span: nodeSpan(this.source, indices) };
      return shape;
    }
    const parenthesized = nodeOf(node, "parenthesized");
    if (parenthesized === undefined) return undefined;
    const [first, second] = nodesOf(parenthesized, "expression").map((e) => this.expression(e));
    if (tokenOf(parenthesized, "else") === undefined) return first;
    return first && second && { kind: "guarded", read: first, fallback: second, span: nodeSpan(this.source, parenthesized) };
  }

  reference(node: CstNode | undefined): Reference | undefined {
    const name = node && this.nameOf(node);
    if (node === undefined || name === undefined) return undefined;
    const member = this.label(nodeOf(node, "label"));
    const args = nodeOf(node, "arguments");
    const indices = nodeOf(node, "indices");
    const given = args && this.arguments(args);
    const items = indices && this.items(indices);
    if ((args !== undefined && given === undefined) || (indices !== undefined && items === undefined)) return undefined;
    return {
      kind: "reference", name, span: nodeSpan(this.source, node),
      ...(member !== undefined && { member }), ...(given !== undefined && { arguments: given }), ...(items !== undefined && { indices: items }),
    };
  }

  arguments(node: CstNode): readonly Argument[] | undefined {
    return whole(nodesOf(node, "argument").map((a) => this.#argument(a)));
  }

  #argument(node: CstNode): Argument | undefined {
    const all = nodeSpan(this.source, node);
    const pack = nodeOf(node, "pack");
    const [first] = nodesOf(node, "expression").map((e) => this.expression(e));
    if (pack !== undefined) {
      const name = this.nameOf(pack);
      if (name === undefined || (tokenOf(node, "Colon") !== undefined && first === undefined)) return undefined;
      return { kind: "packArgument", name, span: all, ...(first !== undefined && { value: first }) };
    }
    const word = tokenOf(node, "Reserved");
    if (word !== undefined) {
      const key: Reference = { kind: "reference", name: this.name(word), span: tokenSpan(this.source, word) };
      return first && { kind: "value", key, value: first, span: all };
    }
    const after = nodeOf(node, "argumentValue");
    if (after === undefined) return first && { kind: "value", value: first, span: all };
    const second = this.expression(nodeOf(after, "expression"));
    if (first === undefined || second === undefined) return undefined;
    return tokenOf(after, "DotDot") === undefined ? { kind: "value", key: first, value: second, span: all } : { kind: "range", from: first, to: second, span: all };
  }

  items(node: CstNode): readonly Item[] | undefined {
    return whole(nodesOf(node, "item").map((item): Item | undefined => {
      const pack = nodeOf(item, "pack");
      return pack === undefined ? this.expression(nodeOf(item, "expression")) : this.#pack(pack);
    }));
  }

  #pack(node: CstNode): Pack | undefined {
    const name = this.nameOf(node);
    return name && { kind: "pack", name, span: nodeSpan(this.source, node) };
  }

  kind(node: CstNode | undefined): Kind | undefined {
    if (node === undefined) return undefined;
    const all = nodeSpan(this.source, node);
    const indices = nodeOf(node, "indices");
    const items = indices && this.items(indices);
    if (indices !== undefined && items === undefined) return undefined;
    const record = nodeOf(node, "record");
    if (record !== undefined) {
      const fields = whole(nodesOf(record, "field").map((f) => this.#field(f)));
      return fields && { kind: "recordKind", fields, span: all };
    }
    const name = this.nameOf(node);
    if (name === undefined) return items && { kind: "shapeKind", items, span: all };
    const args = nodeOf(node, "arguments");
    const given = args === undefined ? [] : this.arguments(args);
    return given && { kind: "namedKind", name, arguments: given, span: all, ...(items !== undefined && { shape: items }) };
  }

  #field(node: CstNode): RecordField | undefined {
    const name = this.label(nodeOf(node, "label"));
    const written = nodeOf(node, "kind");
    const encoding = this.kind(written);
    if (name === undefined || (written !== undefined && encoding === undefined)) return undefined;
    const span = nodeSpan(this.source, node);
    return { name, span, ...this.columnOf(node), ...(encoding !== undefined && { encoding }), ...docOfField(span, undefined, this.comments) };
  }
}

/** The list, or nothing where one of it is missing. */
export function whole<T>(list: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = list.filter((x): x is T => x !== undefined);
  return found.length === list.length ? found : undefined;
}

const operators: readonly string[] = ["+", "-", "*", "/", "%", "^", "<", "<=", ">", ">=", "==", "!=", "and", "or"];

function isOperator(image: string): image is BinaryOperator {
  return operators.includes(image);
}
