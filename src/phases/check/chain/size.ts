/** The number of calls of a model with blocks and shared parts inlined: estimated before a body is elaborated, and counted meanwhile. */
import type { Expression } from "../../../ir/ast/expression.ts";
import type { ChainDeclaration, ChainStatement, SharedStatement, SideChain } from "../../../ir/ast/types.ts";
import { grows, known, mostCalls, weightOfLayer } from "../size.ts";
import type { Named } from "../types.ts";
import type { Chain } from "./state.ts";

/** Whether a body is small enough to elaborate: false, and a fault at the statement that makes the model too large. */
export function fits(chain: Chain, statements: readonly ChainStatement[]): boolean {
  if (chain.e.size.calls + weightOf(chain, statements) <= mostCalls) return true;
  let calls = 0;
  const shared = new Map<string, SharedStatement>();
  return statements.every((s) => {
    if (s.kind === "shared") shared.set(s.name.text, s);
    calls += weigh(chain, s, shared);
    return grows(chain.e, calls, s.span);
  });
}

/** The least number of calls of statements, with blocks and shared parts inlined. */
export function weightOf(chain: Chain, statements: readonly ChainStatement[]): number {
  return known(chain.e, statements, () => {
    const shared = new Map<string, SharedStatement>();
    return statements.reduce((sum, s) => {
      if (s.kind === "shared") shared.set(s.name.text, s);
      return sum + weigh(chain, s, shared);
    }, 0);
  });
}

/** Of the value of something shared. */
export function weightOfShared(chain: Chain, { value }: SharedStatement): number {
  return "kind" in value ? weightOfName(chain, value.name.text, new Map()) : weightOf(chain, value);
}

function weigh(chain: Chain, s: ChainStatement, shared: ReadonlyMap<string, SharedStatement>): number {
  switch (s.kind) {
    case "call": return weightOfName(chain, s.call.name.text, shared);
    case "nested": case "rate": return 1 + weightOf(chain, s.body);
    case "repeat": return roundsOf(s.count) * Math.max(1, weightOf(chain, s.body));
    case "let": return weightOfSide(chain, s.value);
    case "output": return s.value === undefined ? 0 : weightOfSide(chain, s.value);
    case "equation": case "fitted": return 1;
    case "shared": case "as": case "shapeAssertion": case "require": case "warn": case "input": case "loss": case "regularize": case "train": case "stream": return 0;
  }
}

function weightOfSide(chain: Chain, { body }: SideChain): number {
  return body === undefined ? 0 : weightOf(chain, body);
}

function weightOfName(chain: Chain, name: string, shared: ReadonlyMap<string, SharedStatement>): number {
  const part = shared.get(name) ?? chain.shared.get(name)?.statement;
  if (part !== undefined) return known(chain.e, part, () => weightOfShared(chain, part));
  const block = chain.library.block(name);
  if (block !== undefined) return 1 + weightOfBlock(chain, block);
  const layer = chain.library.layer(name);
  return layer === undefined ? 1 : weightOfLayer(chain.e, layer);
}

/** Of the body of a block, whose names are its own. */
export function weightOfBlock(chain: Chain, { declaration, library }: Named<ChainDeclaration>): number {
  return known(chain.e, declaration, () => weightOf({ ...chain, library, shared: new Map() }, declaration.body));
}

/** Rounds of a `repeat` whose count is a literal; others are counted when they are elaborated. */
function roundsOf(count: Expression): number {
  return count.kind === "number" ? Number(count.text) : 1;
}
