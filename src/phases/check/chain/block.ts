/** A block applied to the current value: its body in the place of the call, with names of its own, and what it gives beside its value. */
import type { LossStatement } from "../../../ir/ast/types.ts";
import { linear, readAt } from "../../../ir/equation/build.ts";
import { lossMember, member } from "../../../ir/equation/names.ts";
import { zero } from "../../../ir/equation/number.ts";
import type { Definition } from "../../../ir/equation/types.ts";
import { bindArguments } from "../bind.ts";
import { grows } from "../size.ts";
import { leavesLoss } from "../train/external.ts";
import { elaborateTerms } from "../train/loss-terms.ts";
import type { Operand, Use } from "../types.ts";
import { weightOfBlock } from "./size.ts";
import { type BlockParts, type Chain, isInside, wayOf } from "./state.ts";
import { walk } from "./walk.ts";

/** A block is inlined where it is called, with ordinals of its own. */
export function applyBlock(chain: Chain, block: NonNullable<ReturnType<Chain["library"]["block"]>>, use: Use, operand: Operand): Operand | undefined {
  const { declaration, library } = block;
  if (isInside(chain, "block", declaration.name.text)) {
    chain.e.report.add("recursiveBlock", use.reference.name.span, { name: declaration.name.text }, { notes: [{ message: "defined here", span: declaration.name.span }] });
    return undefined;
  }
  if (!grows(chain.e, weightOfBlock(chain, block), use.reference.span)) return undefined;
  const values = bindArguments(declaration.parameters, { ...use, scope: use.scope }, library, chain.e.report, declaration.name.span);
  const parts: BlockParts = { outputs: new Map() };
  const inside: Chain = {
    block: parts,
    e: chain.e,
    library,
    values: new Map(values),
    named: new Map(),
    later: new Map(),
    current: operand,
    kept: false,
    history: [],
    ordinals: new Map(),
    called: new Map(),
    repeated: false,
    prefix: `${use.variables}.`,
    rate: chain.rate,
    shared: new Map(),
    copy: chain.copy,
    again: chain.again,
    instances: chain.instances,
    around: [...chain.around, { kind: "block", name: declaration.name.text, call: use.reference }],
    entry: use.entry ?? { array: operand.array, call: use.reference, way: wayOf(chain) },
  };
  walk(inside, declaration.body);
  const { current, kept } = inside;
  if (parts.outputs.size > 0 && current !== undefined && !kept && [...parts.outputs.values()].every(({ array }) => array !== current.array)) {
    chain.e.report.add("resultDiscarded", current.span, { block: declaration.name.text });
  }
  if (parts.loss !== undefined) takeLoss(inside, parts.loss, use, declaration.name.text);
  const [first] = parts.outputs.values();
  if (first !== undefined) return parts.outputs.size > 1 ? { ...first, results: parts.outputs } : first;
  if (current === undefined) return undefined;
  // What its last call gave beside its value has no name outside.
  const { results: _, ...last } = current;
  return last;
}

/** Adds the loss of a block to that of the model: its terms, each a mean over the examples. */
function takeLoss(inside: Chain, statement: LossStatement, { instance, origin }: Use, definition: string): void {
  const own = member(instance, lossMember);
  const equations: Definition[] = [];
  if (leavesLoss(inside, statement.value)) {
    inside.e.report.add("statementOfModel", statement.span, { statement: "loss external", place: "block" });
    return;
  }
  const terms = elaborateTerms(inside, { outputs: [], targets: new Map(), targetEquations: [] }, statement, (k) => `${own.name}${k}`, equations);
  if (terms === undefined) return;
  inside.e.arrays.set(own.name, { ...own, extents: [], role: "value", content: { kind: "real" } });
  equations.push({ kind: "definition", array: own.name, indices: [], body: linear(zero, terms.map((t) => ({ coefficient: t.weight, value: readAt(t.array, []) }))), origin });
  inside.e.losses.push({ instance, definition, value: { array: own.name, batched: false }, equations, origin });
}
