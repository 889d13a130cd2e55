/** What emitted modules say of a wrong value: the example, the field, what was found, what was expected. */
import { beforeAll, describe, expect, test } from "vitest";
import { load, type TestNetwork } from "../../support/module.ts";

const text = `
model Visit {
  input patient: { age, bloodPressure: [2], sex: oneHot("female", "male"), smoker: binary("no", "yes"), ward: index(4) }
  input scan: [2, 3]
  patient dense(2) as p
  scan flatten concat(p) dense(2) softmax
  output outcome: oneHot("well", "ill")
  output again: binary("no", "yes") = p { dense(1) sigmoid }
  loss crossEntropy(outcome) + binaryCrossEntropy(again)
  train { batch: 4 }
}`;

const patient = { age: 40, bloodPressure: [120, 80], sex: "female", smoker: "no", ward: 3 };
const scan = [1, 2, 3, 4, 5, 6];
const data = { patient: [patient, patient], scan: [scan, scan], outcome: ["well", "ill"], again: ["no", "yes"] };

describe.each(["ts", "wasm"] as const)("%s", (target) => {
  let visit: TestNetwork;
  beforeAll(async () => {
    visit = (await load(text, { target }))();
  });

  test("right values are taken", () => {
    visit.fit(data, { epochs: 1 });
    expect(visit.predict({ patient, scan })).toMatchObject({ outcome: expect.stringMatching(/^(?:well|ill)$/) });
    expect(visit.predict({ patient: { ...patient, name: "a field that the model does not have" }, scan: Float64Array.from(scan) })).toEqual(visit.predict({ patient, scan }));
  });

  /** A value in place of a right one, and what is said of it after the name of the value. */
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["a string for a number", { patient: { ...patient, age: "40" } }, 'patient.age is the string "40", not a number'],
    ["null for a number", { patient: { ...patient, age: null } }, "patient.age is null, not a number"],
    ["NaN", { patient: { ...patient, age: Number.NaN } }, "patient.age is NaN, not a finite number"],
    ["infinity in an array", { patient: { ...patient, bloodPressure: [120, Infinity] } }, "patient.bloodPressure[1] is Infinity, not a finite number"],
    ["a string in an array", { patient: { ...patient, bloodPressure: ["120", 80] } }, 'patient.bloodPressure[0] is the string "120", not a number'],
    ["a number for an array", { patient: { ...patient, bloodPressure: 120 } }, "patient.bloodPressure is 120, not an array of numbers"],
    ["a short array", { patient: { ...patient, bloodPressure: [120] } }, "patient.bloodPressure holds 1 number, and 2 are needed"],
    ["an array of arrays", { patient: { ...patient, bloodPressure: [[120], [80]] } }, "patient.bloodPressure[0] is an array, not a number"],
    ["a missing field", { patient: { ...patient, age: undefined } }, "patient.age is missing"],
    ["a misspelled field", { patient: { bloodpressure: [120, 80], age: 1, sex: "male", smoker: "no", ward: 0 } }, "patient.bloodPressure is missing; found bloodpressure: write bloodPressure"],
    ["an array for a record", { patient: [40, 120, 80] }, "patient is an array, not a record { age, bloodPressure, sex, smoker, ward }"],
    ["a class in capitals", { patient: { ...patient, sex: "Female" } }, 'patient.sex is "Female", which is none of "female", "male"; did you mean "female"?'],
    ["a misspelled class", { patient: { ...patient, sex: "femal" } }, 'patient.sex is "femal", which is none of "female", "male"; did you mean "female"?'],
    ["a class like no other", { patient: { ...patient, sex: "F" } }, 'patient.sex is "F", which is none of "female", "male"'],
    ["a boolean for a class", { patient: { ...patient, smoker: true } }, 'patient.smoker is true, which is none of "no", "yes"; write a boolean as one of them: patient.smoker ? "yes" : "no"'],
    ["an index that is too large", { patient: { ...patient, ward: 4 } }, "patient.ward is 4, not a whole number from 0 to 3"],
    ["a string for an index", { patient: { ...patient, ward: "3" } }, 'patient.ward is the string "3", not a whole number from 0 to 3'],
    ["rows of an image", { scan: [[1, 2, 3], [4, 5, 6]] }, "scan is an array of arrays: give the 6 numbers of [2, 3] in one flat array, as scan.flat() does"],
    ["a short row of an image", { scan: [[1, 2, 3], [4, 5]] }, "scan[1] holds 2 of 3: give the 6 numbers of [2, 3] in one flat array, as scan.flat() does"],
    ["an image with channels that the model lacks", { scan: [[[1], [2], [3]], [[4], [5], [6]]] }, "scan[0][0] is an array, not a number: give the 6 numbers of [2, 3] in one flat array, as scan.flat() does"],
    ["a short image", { scan: [1, 2, 3] }, "scan holds 3 numbers, and 6 are needed"],
    ["an image of strings", { scan: ["1", "2", "3", "4", "5", "6"] }, 'scan[0] is the string "1", not a number'],
  ];

  test.each(wrong)("predict: %s", (_name, change, message) => {
    expect(said(() => visit.predict({ patient, scan, ...change }))).toBe(message);
  });

  test.each(wrong)("fit: %s", (_name, change, message) => {
    const [name = ""] = Object.keys(change);
    const right: Readonly<Record<string, unknown>> = { patient, scan };
    expect(said(() => visit.fit({ ...data, [name]: [right[name], change[name]] }))).toBe(message.replace(name, `${name}[1]`));
  });

  test.each<[string, object, string]>([
    ["booleans for a binary output", { ...data, again: [false, true] }, 'again[0] is false, which is none of "no", "yes"; write a boolean as one of them: again ? "yes" : "no"'],
    ["null for a class", { ...data, outcome: ["well", null] }, 'outcome[1] is null, which is none of "well", "ill"'],
    ["an output that is missing", { patient: data.patient, scan: data.scan, outcome: data.outcome }, "data.again is missing"],
    ["a misspelled output", { ...data, outcome: undefined, outcomes: data.outcome }, "data.outcome is missing; found outcomes: write outcome"],
    ["a list of examples", [{ patient, scan, outcome: "well", again: "no" }], "data is an array, not a record { patient, scan, outcome, again }"],
    ["NaN among the numbers of all examples", { ...data, scan: [1, 2, 3, 4, 5, 6, 1, Number.NaN, 3, 4, 5, 6] }, "scan[7] (example 1, number 1, from 0) is NaN, not a finite number"],
    ["a part of an example", { ...data, scan: scan.slice(1) }, "scan holds 5 numbers, which is no multiple of the 6 of one example"],
    ["fewer examples", { ...data, outcome: ["well"] }, "outcome holds 1 examples, and the data before it 2"],
    ["text for a list", { ...data, outcome: "well" }, 'outcome is the string "well", not an array of examples'],
  ])("fit: %s", (_name, all, message) => {
    expect(said(() => visit.fit(asData(all)))).toBe(message);
  });

  test.each([
    [{ epochs: "10" }, 'epochs is the string "10", not a whole number'],
    [{ validation: "0.2" }, 'validation is the string "0.2": it is a share, 0 or more and less than 1'],
    [{ batch: 5 }, "batch is 5: it is a whole number from 1 to 4"],
  ])("fit with the options %j", (options, message) => {
    expect(said(() => visit.fit(data, options))).toBe(message);
  });

  test("predict: an input that is missing, misspelled, or all at once", () => {
    expect(said(() => visit.predict({ patient }))).toBe("example.scan is missing");
    expect(said(() => visit.predict({ patient, scans: scan }))).toBe("example.scan is missing; found scans: write scan");
    expect(said(() => visit.predict([patient, scan]))).toBe("example is an array, not a record { patient, scan }");
  });

  test("a refused example changes no prediction", () => {
    const before = visit.predict({ patient, scan });
    for (const [, change] of wrong) said(() => visit.predict({ patient, scan, ...change }));
    expect(visit.predict({ patient, scan })).toEqual(before);
  });
});

/** Data as a caller without type checking hands it in. */
function asData(value: object): Parameters<TestNetwork["fit"]>[0] {
  return value as Parameters<TestNetwork["fit"]>[0];
}

function said(act: () => unknown): string {
  try {
    act();
  } catch (cause) {
    return cause instanceof TypeError || cause instanceof RangeError ? cause.message : `an error of another kind: ${String(cause)}`;
  }
  return "nothing";
}
