import { describe, expect, test } from "vitest";
import { ExampleError, explain, type NoteFormula } from "../../src/index.ts";
import { type Create, loadWithModel, type TestNetwork } from "../support/module.ts";
import { texFaults } from "../support/tex.ts";

const train = "train { optimizer: sgd(rate: 0.1)  batch: 4 }";

interface Case {
  readonly text: string;
  readonly example: string;
  readonly inputs: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  /** Data to fit to, of four examples. */
  readonly data: Readonly<Record<string, unknown>>;
}

const cases: Readonly<Record<string, Case>> = {
  "cross-entropy, classes by name": {
    text: `model First { input x: [4] dense(5) sigmoid dense(3) softmax output kind: oneHot("a", "b, c", "d") loss crossEntropy regularize l2(0.02) ${train} }`,
    example: '0.5, -1, 2, 0.25, "b, c"', inputs: [0.5, -1, 2, 0.25], targets: [1],
    data: { x: Float64Array.from({ length: 16 }, (_, i) => Math.sin(i)), kind: ["a", "b, c", "d", "a"] },
  },
  "a record with a class, standardized, squared error": {
    text: `model Tip { input order: { bill, day: oneHot("fri", "sat", "sun"), smoker: binary("no", "yes") } standardize dense(3) relu dense(1) sigmoid output tip: [1] loss squaredError ${train} }`,
    example: "20.5,sat,yes,0.75", inputs: [20.5, 0, 1, 0, 1], targets: [0.75],
    data: { order: Float64Array.from([10, 1, 0, 0, 0, 30, 0, 1, 0, 1, 25, 0, 0, 1, 0, 15, 0, 1, 0, 1]), tip: Float64Array.from([0.2, 0.9, 0.6, 0.4]) },
  },
  "a record with a date": {
    text: `model Due { input order: { when: date(hour, weekday), bill } dense(3) relu dense(1) sigmoid output tip: [1] loss squaredError ${train} }`,
    // A Monday, a quarter of the day.
    example: "2024-01-01T08:00:00+02:00,2.5,0.75", inputs: [1, 0, 0, 1, 2.5], targets: [0.75],
    data: { order: Float64Array.from([1, 0, 0, 1, 1, 0, 1, 0, 1, 3, 0, -1, 0, 1, 2, -1, 0, 1, 0, 1]), tip: Float64Array.from([0.2, 0.9, 0.6, 0.4]) },
  },
  "two classes, numbers as classes": {
    text: `model Two { input x: [2] dense(3) tanh dense(1) sigmoid output y: binary(0, 1) loss binaryCrossEntropy ${train} }`,
    example: " 1 , -2e-1,1 ", inputs: [1, -0.2], targets: [1],
    data: { x: Float64Array.from([0, 0, 0, 1, 1, 0, 1, 1]), y: Float64Array.from([0, 1, 1, 0]) },
  },
};

async function worked(text: string, options: Parameters<typeof explain>[1]): Promise<readonly (NoteFormula & { readonly section: string })[]> {
  const { models: [model] } = await explain(text, { math: true, ...options });
  return (model?.notes?.sections ?? []).flatMap(({ title, formulas }) => formulas.map((f) => ({ ...f, section: title })));
}

function numbersAfter(formulas: readonly NoteFormula[], left: string): readonly number[] {
  return formulas.find((f) => f.latex.startsWith(`${left} `))?.values?.numbers ?? [];
}

function near(a: ArrayLike<number> | undefined, b: readonly number[]): void {
  expect(a?.length).toBe(b.length);
  b.forEach((x, i) => expect(Math.abs(x - (a?.[i] ?? NaN))).toBeLessThan(1e-12));
}

describe.each(Object.entries(cases))("%s", (_name, { text, example, inputs, targets, data }) => {
  const compiled = loadWithModel(text, { precision: "f64" });

  async function compare(network: TestNetwork, weights?: Uint8Array): Promise<void> {
    const formulas = await worked(text, { example, ...(weights !== undefined && { weights }) });
    const [loss, output] = [network.accumulate(inputs, targets, 1), Array.from(network.forward(inputs, 1))];
    near([loss], numbersAfter(formulas, "L"));
    near(output, numbersAfter(formulas.filter((f) => f.section === "Forward"), "\\hat{y}"));
    const layers = ["1", "2"].flatMap((k) => [[`dense${k}.W`, `W^{(${k})}`], [`dense${k}.b`, `w_{0}^{(${k})}`]] as const);
    const total = formulas.filter((f) => f.section === "Mini-batch");
    for (const [name, symbol] of layers) near(network.gradients[name]?.values, numbersAfter(total, `\\nabla_{${symbol}} L`));
    network.update();
    for (const [name, symbol] of layers) near(network.parameters[name]?.values, numbersAfter(formulas.filter((f) => f.section === "Update"), symbol));
    for (const f of formulas) expect(texFaults(f.latex), f.latex).toEqual([]);
    // Every formula of one example has its numbers.
    for (const f of formulas.filter((each) => ["Forward", "Loss", "Backward"].includes(each.section))) expect(f.values?.numbers.every(Number.isFinite), f.latex).toBe(true);
  }

  test("the numbers are those of the module, as it begins", async () => {
    const { create, model } = await compiled;
    await compare(create({ seed: model.train.seed }));
  });

  test("and those of a trained one, with fitted values, from its file", async () => {
    const { create } = await compiled;
    const network = trained(create, data);
    const weights = network.save();
    await compare(restored(create, weights), weights);
  });
});

function trained(create: Create, data: Case["data"]): TestNetwork {
  const network = create({ seed: 3 });
  network.fit(data, { epochs: 5, validation: 0 });
  return network;
}

function restored(create: Create, weights: Uint8Array): TestNetwork {
  const network = create({ seed: 9 });
  network.load(weights);
  return network;
}

describe("an example", () => {
  const { text } = cases["a record with a class, standardized, squared error"] ?? { text: "" };

  test("without its target goes forward", async () => {
    const formulas = await worked(text, { example: "20.5, sat, yes" });
    expect(numbersAfter(formulas, "\\hat{y}")).toHaveLength(1);
    expect(formulas.filter((f) => f.section === "Backward").every((f) => f.values === undefined)).toBe(true);
  });

  test("is rounded to decimals", async () => {
    const [x] = await worked(text, { example: "20.5, sat, yes", decimals: 1 });
    expect(x?.latex).toBe("x = \\begin{pmatrix}20.5 \\\\ 0.0 \\\\ 1.0 \\\\ 0.0 \\\\ 1.0\\end{pmatrix}");
  });

  test.each([
    ["1, 2", "the example has 2 values: Tip takes 3 (bill, day, smoker), or 4 with tip, for the way back; write them in this order, with commas between"],
    ["", "the example has 0 values: Tip takes 3"],
    ["1, sat, yes, 2, 3", "the example has 5 values: Tip takes 3"],
    ["much, sat, yes", 'bill is "much" in the example: write a number, such as 1.5'],
    [", sat, yes", "bill is empty in the example: write a number, such as 1.5"],
    ["1, mon, yes", 'day is "mon" in the example: write one of its classes, "fri", "sat", "sun"'],
    ["1, 2, yes", 'day is "2" in the example: write one of its classes, "fri", "sat", "sun"'],
    ["1, sat, yes, NaN", 'tip is "NaN" in the example: write a number, such as 1.5'],
    ["1, sat, yes,", "tip is empty in the example: write a number, such as 1.5"],
  ])("`%s` is refused in words", async (example, message) => {
    const fault: unknown = await explain(text, { math: true, example }).catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(ExampleError);
    expect(fault instanceof Error ? fault.message : "").toContain(message);
  });

  test("a date may be missing where the model says so", async () => {
    const dated = `model M { input x: { when: date(weekday, missing: zero), bill } dense(1) output y: [1] loss squaredError ${train} }`;
    const { create } = await loadWithModel(dated, { precision: "f64" });
    near(Array.from(create().forward([0, 1, 0, 1, 2.5], 1)), numbersAfter(await worked(dated, { example: ",2.5" }), "\\hat{y}"));
  });

  test("a date that is none is refused", async () => {
    const dated = `model M { input x: { when: date(weekday) } dense(1) output y: [1] loss squaredError ${train} }`;
    await expect(explain(dated, { math: true, example: "soon" })).rejects.toThrow('when is "soon" in the example: write a date, such as 2024-05-01');
    await expect(explain(dated, { math: true, example: '""' })).rejects.toThrow("when is empty in the example: write a date");
  });

  test("with weights of another model is refused", async () => {
    const { create } = await loadWithModel(cases["two classes, numbers as classes"]?.text ?? "");
    await expect(explain(text, { math: true, example: "1, sat, yes", weights: create().save() })).rejects.toThrow(/does not fit the model Tip/);
  });
});
