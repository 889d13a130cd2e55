/** Access to concrete syntax, whose parts may be absent where the parser recovered. */
import type { CstElement, CstNode, IToken } from "chevrotain";
import { type SourceFile, type Span, span } from "../../source/source.ts";

function isNode(element: CstElement): element is CstNode {
  return "children" in element;
}

export function nodesOf(parent: CstNode, name: string): readonly CstNode[] {
  return (parent.children[name] ?? []).filter(isNode);
}

export function nodeOf(parent: CstNode, name: string): CstNode | undefined {
  return nodesOf(parent, name)[0];
}

/** The tokens of a name that are in the text; those that recovery inserted are not. */
function tokensOf(parent: CstNode, name: string): readonly IToken[] {
  return (parent.children[name] ?? []).filter((x): x is IToken => !isNode(x) && Number.isFinite(x.startOffset) && x.isInsertedInRecovery !== true);
}

export function tokenOf(parent: CstNode, name: string): IToken | undefined {
  return tokensOf(parent, name)[0];
}

/** The one token among several names, in the order of the text. */
export function anyTokens(parent: CstNode, names: readonly string[]): readonly IToken[] {
  return names.flatMap((name) => tokensOf(parent, name)).sort((a, b) => a.startOffset - b.startOffset);
}

/** Nodes of any rule directly inside, in the order of the text. */
export function allNodes(parent: CstNode): readonly { readonly name: string; readonly node: CstNode }[] {
  return Object.entries(parent.children)
    .flatMap(([name, elements]) => elements.filter(isNode).map((node) => ({ name, node })))
    .sort((a, b) => (a.node.location?.startOffset ?? 0) - (b.node.location?.startOffset ?? 0));
}

export function tokenSpan(source: SourceFile, token: IToken): Span {
  return span(source, token.startOffset, token.startOffset + token.image.length);
}

/** The span of a node; that of an empty node is at 0. */
export function nodeSpan(source: SourceFile, node: CstNode): Span {
  const start = node.location?.startOffset ?? NaN;
  const end = node.location?.endOffset ?? NaN;
  return Number.isFinite(start) && Number.isFinite(end) ? span(source, start, end + 1) : span(source, 0, 0);
}
