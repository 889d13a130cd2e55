/** Outputs of a model, and whether the value that reaches one fits what its encoding says. */
import type { OutputStatement } from "../../../ir/ast/types.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { readAt } from "../../../ir/equation/build.ts";
import { derivedName } from "../../../ir/equation/names.ts";
import type { Content } from "../../../ir/equation/types.ts";
import { readValueColumn } from "../columns.ts";
import { hasDate } from "../dates.ts";
import { readEncoding, valueShape } from "../encoding.ts";
import { hasOther } from "../other.ts";
import type { Operand, Step } from "../types.ts";
import { repairsOfOutput } from "../repairs/output.ts";
import { lastToSize, writtenBatch } from "../repairs/way.ts";
import { hasFilled } from "./fill.ts";
import { extentsOf } from "./inputs.ts";
import { sideChain } from "./nested.ts";
import { type BlockParts, type Chain, originOf, scopeOf, wayOf } from "./state.ts";
import { nameLost, nameValue } from "./values.ts";

/** `each[n, ..s] = value[..s]`: what depends on no input is the same for every example. */
function repeated({ e }: Chain, { array, shape, span }: Operand, { name }: OutputStatement): string {
  const content: Content = e.arrays.get(array)?.content ?? { kind: "real" };
  const each = derivedName(array, "each");
  const indices = [e.fresh.variable("n", 0, Infinity), ...shape.map((size, i) => e.fresh.variable(`i${i}`, 0, size))];
  e.arrays.set(each, { name: each, extents: extentsOf(shape), role: "value", content, purpose: { kind: "each", of: array, ofPurpose: e.arrays.get(array)?.purpose } });
  e.equations.push({ kind: "definition", array: each, indices, body: readAt(array, indices.slice(1).map(variableAffine)), origin: originOf(name.text, span) });
  return each;
}

export function declareOutput(chain: Chain, statement: OutputStatement, operand: Operand | undefined, history: readonly Step[]): void {
  const { report } = chain.e;
  if (statement.encoding === undefined) {
    report.add("outputWithoutEncoding", statement.span, { name: statement.name.text });
    return;
  }
  const encoding = readEncoding(statement.encoding, scopeOf(chain), report);
  if (encoding?.kind === "record" && hasFilled(encoding)) report.add("filledTarget", statement.encoding.span, { name: statement.name.text });
  if (encoding !== undefined && hasOther(encoding)) report.add("otherOfTarget", statement.encoding.span, { name: statement.name.text });
  if (encoding !== undefined && hasDate(encoding)) report.add("dateOfTarget", statement.encoding.span, { name: statement.name.text });
  if (operand === undefined || encoding === undefined || chain.model === undefined) return;
  const expected = valueShape(encoding);
  const flat = encoding.kind === "binary" && encoding.shape.length === 0 && operand.shape.length === 0;
  // What is fitted may have read its data already, in the shape of the encoding.
  const single = encoding.kind === "real" && sameShape(encoding.shape, []) && sameShape(operand.shape, [1]) && !chain.model.targets.has(statement.name.text);
  if (!sameShape(expected, operand.shape) && !flat && !single) {
    const way = wayOf({ ...chain, history, current: operand });
    const step = lastToSize(history, operand.shape.at(-1));
    const batch = operand.shape.length === expected.length + 1 ? writtenBatch(way, chain.library) : undefined;
    report.add("outputEncodingMismatch", statement.encoding.span, { found: operand.shape, expected, encoding }, {
      notes: [
        ...(step === undefined ? [] : [{ message: `the shape [${operand.shape.join(", ")}] comes from here`, span: step.reference.span }]),
        ...(batch === undefined ? [] : [batch.note]),
      ],
      fixes: repairsOfOutput({ library: chain.library, way, found: operand.shape, expected, encoding: encoding.kind, statement: statement.value === undefined ? statement.span : undefined }),
    });
    return;
  }
  if (chain.model.outputs.some((o) => o.name.text === statement.name.text)) {
    report.add("duplicateValue", statement.name.span, { name: statement.name.text });
    return;
  }
  chain.model.outputs.push({ name: statement.name, encoding, operand, array: operand.batched ? operand.array : repeated(chain, operand, statement), span: statement.encoding.span, history, ...readValueColumn(statement, encoding, report) });
  if (!chain.named.has(statement.name.text)) nameValue(chain, statement.name, operand);
  const named = chain.named.get(statement.name.text);
  if (named !== undefined) named.read = true;
}

/** `output h` in a block: the value of that name, the current one, which it names, or that of a side chain. */
export function declareResult(chain: Chain, { outputs }: BlockParts, statement: OutputStatement): void {
  const { name, encoding, column, value } = statement;
  const { report } = chain.e;
  if (encoding !== undefined || column !== undefined) report.add("encodedResult", encoding?.span ?? column?.span ?? statement.span, { name: name.text });
  const known = value === undefined ? chain.named.get(name.text) : undefined;
  if (outputs.has(name.text)) {
    report.add("duplicateValue", name.span, { name: name.text });
    return;
  }
  const operand = value === undefined ? (known?.operand ?? chain.current) : sideChain(chain, value).operand;
  if (operand === undefined) {
    if (value === undefined && !chain.kept) report.add("noCurrentValue", name.span, { name: name.text });
    nameLost(chain, name);
    return;
  }
  if (known === undefined) nameValue(chain, name, operand);
  if (value === undefined && operand.array === chain.current?.array) chain.kept = true;
  const named = chain.named.get(name.text);
  if (named !== undefined) named.read = true;
  outputs.set(name.text, operand);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}
