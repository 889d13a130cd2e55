import { expect, test } from "vitest";
import {
  accumulatorName, adjointName, assignedName, clippedName, clipNormName, clipScaleName, dataLossName, derivedName, gradientName, joinedName, lossName, lossTermName, memberName, oneHotName,
  optimizerStateName, outputGradientName, penaltyLossName, penaltyName, stepValueName, reducedName, savedName, scalarArray, scalarNames, slowedName, targetName, workName,
} from "../../../src/ir/equation/names.ts";

/** Identifiers that are also words of the compiler. */
const words = ["x", "t", "training", "loss", "loss1", "clip", "norm", "gradient", "d", "target", "next", "new", "part", "each", "m", "w", "sum", "adam", "value", "before"];

/** Names that a model can make: inputs, members of instances and of instances in blocks, values of shared parts. */
const users = words.flatMap((a) => [a, ...words.flatMap((b) => [memberName(a, b), memberName(`${a}(2)`, b), memberName(`${a}(${b} 2)`, b), memberName(memberName(a, b), "W")])]);

test("no two arrays of a model and of the compiler have one name", () => {
  const made = new Map<string, string>();
  const put = (what: string, name: string): void => {
    expect(made.get(name) ?? what, name).toBe(what);
    made.set(name, what);
  };
  for (const name of new Set(users)) put(`of the user: ${name}`, name);
  for (const scalar of scalarNames) put(`scalar ${scalar}`, scalarArray(scalar));
  for (const [k, name] of [lossName, dataLossName, penaltyLossName, clipNormName, clipScaleName].entries()) put(`fixed ${k}`, name);
  for (const k of [1, 2, 12]) {
    put(`term ${k}`, lossTermName(k));
    put(`each of term ${k}`, derivedName(lossTermName(k), "each"));
    for (const word of words) put(`numbers ${word} of term ${k}`, memberName(lossTermName(k), word));
    for (const operator of ["sum", "count"]) {
      put(`accumulated ${operator} ${k}`, accumulatorName(operator, k));
      put(`joined ${operator} ${k}`, joinedName(accumulatorName(operator, k)));
    }
  }
  for (const of of [...words, "a.W", "t.loss", "adam.m", "value.d", lossName, targetName("x")]) {
    for (const [what, make] of Object.entries({ targetName, outputGradientName, oneHotName, gradientName, adjointName, clippedName })) put(`${what} of ${of}`, make(of));
    for (const what of ["each", "values", "next"] as const) put(`${what} of ${of}`, derivedName(of, what));
    for (const term of [undefined, 1, 2]) put(`penalty ${term ?? 0} of ${of}`, penaltyName(of, term));
    for (const when of ["before", "old"] as const) put(`${when} ${of}`, savedName(of, when));
    for (const operator of ["max", "argmax", "logsumexp"]) put(`${operator} in ${of}`, reducedName(operator, of));
    for (const what of ["panels", "sparse", "nonZeros", "positions", "ends"] as const) put(`${what} of ${of}`, workName(what, of));
  }
  for (const optimizer of words) {
    for (const name of words) put(`rate ${name} of ${optimizer}`, stepValueName(optimizer, name));
    for (const parameter of ["dense1.W", "t.w", "m.m"]) {
      put(`slowed ${optimizer} ${parameter}`, slowedName(optimizer, parameter));
      for (const state of words) {
        put(`state ${state} of ${optimizer} for ${parameter}`, optimizerStateName(optimizer, state, parameter));
        for (const k of [1, 2]) put(`assigned ${k} ${state} of ${optimizer} for ${parameter}`, assignedName(optimizer, state, parameter, k));
      }
    }
  }
  expect(made.size).toBeGreaterThan(3000);
});
