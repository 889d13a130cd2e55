/** Sums of calls with compile-time weights. */
import { expect, test } from "vitest";
import { Report } from "../../../../src/diagnostics/report.ts";
import { num, toNumber } from "../../../../src/ir/equation/number.ts";
import { termsOf } from "../../../../src/phases/check/train/terms.ts";
import type { Scope } from "../../../../src/phases/check/types.ts";
import { textOf } from "../../../../src/source/source.ts";
import { parsed } from "../../parse/files.ts";

const nothing = (): undefined => undefined;
const scope: Scope = {
  library: { layer: nothing, block: nothing, optimizer: nothing, function: nothing, missing: () => false, names: () => [] },
  values: new Map([["c", { kind: "number", value: num(3) }]]),
};

function read(loss: string) {
  const [model] = parsed(`model M { input x: [1] output y: [1] loss ${loss} }`).file.declarations;
  const statement = model?.kind === "chain" ? model.body.find((s) => s.kind === "loss") : undefined;
  if (statement?.kind !== "loss") throw new Error("no loss");
  const refused: string[] = [];
  const terms = termsOf(statement.value, ({ name }) => name.text !== "c", scope, new Report(), ({ span }) => refused.push(textOf(span)));
  return { terms: terms.map(({ weight, reference }) => [textOf(reference.span), toNumber(weight)]), refused };
}

test.each([
  ["a", [["a", 1]]],
  ["a + b(x) - d", [["a", 1], ["b(x)", 1], ["d", -1]]],
  ["0.1 * a + b * 2 - d / 4", [["a", 0.1], ["b", 2], ["d", -0.25]]],
  ["-(a - 2 * b)", [["a", -1], ["b", 2]]],
  ["(1 + 1) * (a + b / c)", [["a", 2], ["b", 2 / 3]]],
  ["c * c * a", [["a", 9]]],
])("`%s` has the weights %j", (loss, terms) => {
  expect(read(loss)).toEqual({ terms, refused: [] });
});

test.each([["a * b", "a * b"], ["a + 2", "2"], ["a ^ 2 + b", "a ^ 2"], ["2 / a", "2 / a"]])("`%s` is refused at `%s`", (loss, part) => {
  expect(read(loss).refused).toEqual([part]);
});
