/** `regularize`: its terms over the weights that are trained. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, modelOf, net, said } from "../model.ts";

const regularized = (terms: string, chain = "dense(3) dense(1)"): string => net(chain, { end: `regularize ${terms}` });

/** The equations of the penalty's terms and of their sum. */
function penalty(text: string): { readonly terms: readonly string[]; readonly sum: string | undefined } {
  const model = modelOf(text);
  const { equations = [], penalty: sum } = model.loss ?? {};
  return { terms: equations.map((q) => q.array).filter((a) => model.arrays.get(a)?.purpose?.kind === "penalty"), sum: sum && equationOf(model, sum) };
}

describe("the penalty", () => {
  test("has a term for each weight, and none for biases", () => {
    const { terms, sum } = penalty(regularized("l2(0.1)"));
    expect(terms).toHaveLength(2);
    expect(terms.every((t) => t.includes(".W") && !t.includes(".b"))).toBe(true);
    for (const t of terms) expect(sum).toContain(t);
  });

  test("leaves weights that are frozen", () => {
    expect(penalty(regularized("l2(0.1)", "frozen { dense(3) } dense(1)")).terms).toHaveLength(1);
  });

  test("has a term of each regularizer for each weight, and their factors", () => {
    expect(penalty(regularized("l2(0.1) + 2 * l1(0.1)")).terms).toHaveLength(4);
    expect(penalty(regularized("2 * l1(0.1)", "dense(1)")).sum).toMatch(/= 2 \* /);
  });

  test("is absent where nothing is trained, or nothing regularized", () => {
    expect(penalty(regularized("l2(0.1)", "frozen { dense(1) }")).sum).toBeUndefined();
    expect(penalty(net("dense(1)")).sum).toBeUndefined();
  });
});

test.each([
  ["2 ^ l2(0.1)", said("notARegularizer", {})],
  ["l3(0.1)", said("unknownName", { kind: "regularizer", name: "l3" })],
  ["l2.strength", said("memberOfDefinition", { name: "l2", member: "strength", kind: "regularizer" })],
])("`regularize %s` is refused", (terms, message) => {
  expect(faults(regularized(terms))).toEqual([message]);
});
