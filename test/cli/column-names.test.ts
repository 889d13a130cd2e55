/** Columns whose names are not those of the language, in the data of the examples with other headers. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { formatted } from "../phases/format/corpus.ts";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

/** The first rows of an example's data. */
function dataOf(example: string): string {
  return readFileSync(`examples/${example}/${example}.csv`, "utf8").split("\n").slice(0, 61).join("\n");
}

/** The same under other names of columns. */
function renamed(example: string, names: Readonly<Record<string, string>>): string {
  const [header = "", ...rows] = dataOf(example).split("\n");
  return [header.split(",").map((name) => JSON.stringify(names[name] ?? name)).join(","), ...rows].join("\n");
}

/** A model with names of columns in quotes. */
function labelled(text: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((t, [name, column]) => t.replace(new RegExp(`(?<=[{,(]\\s*|input |output )\\b${name}\\b(?=[ ,:}])`, "g"), `${JSON.stringify(column)} as ${name}`), text);
}

describe.each([
  ["iris", { sepalLength: "sepal length (cm)", sepalWidth: "Sepal.Width", petalLength: "petal-length", species: "Species / Art" }],
  ["penguins", { billLength: "bill length", flipperLength: "flipper.length", sex: "sex (m/f)", bodyMass: "body mass [g]" }],
  ["seattle-weather", { temp_max: "temp max (°C)", wind: "wind-speed" }],
])("%s with other names of columns", (example, names) => {
  const plain = readFileSync(`examples/${example}/${example}.nn`, "utf8");
  const header = readFileSync(`examples/${example}/${example}.csv`, "utf8").split("\n")[0]?.split(",") ?? [];
  const used = Object.fromEntries(Object.entries(names).filter(([name]) => header.includes(name)));

  test("trains, is measured and predicts as under its own", async () => {
    expect(Object.keys(used).length).toBeGreaterThan(0);
    files.write(`${example}.csv`, dataOf(example));
    files.write("plain.nn", plain);
    const one = await files.train("plain.nn");
    const expected = [
      readFileSync(one.weights),
      (await nnc(["eval", files.path("plain.nn"), "--weights", one.weights])).out,
      // The reasons name the columns of the file.
      Object.entries(used).reduce((text, [name, column]) => text.replaceAll(`\`${name}\``, `\`${column}\``), (await nnc(["predict", files.path("plain.nn"), "--weights", one.weights, "--data", files.path(`${example}.csv`)])).out),
    ];
    files.write(`${example}.csv`, renamed(example, used));
    files.write("labelled.nn", labelled(plain, used));
    const two = await files.train("labelled.nn");
    expect(two.ran.code, two.ran.err).toBe(0);
    const found = [
      readFileSync(two.weights),
      (await nnc(["eval", files.path("labelled.nn"), "--weights", two.weights])).out,
      (await nnc(["predict", files.path("labelled.nn"), "--weights", two.weights, "--data", files.path(`${example}.csv`)])).out,
    ];
    expect(found).toEqual(expected);
  }, 240_000);
});

const wine = (fields: string, output = "quality: [1]"): string => `model Wine {
  input wine: { ${fields} }
  standardize
  dense(1)
  output ${output}
  loss meanSquaredError
  train { data: csv("wq.csv") epochs: 2 }
}
`;

describe("a column that is not there", () => {
  files.write("wq.csv", "\"fixed acidity\";\"volatile acidity\";\"pH\";\"quality score\"\n7.4;0.7;3.51;5\n7.8;0.88;3.2;5\n11.2;0.28;3.16;6\n");

  test("is suggested as it can be written, and the fixes make the model right", async () => {
    let text = wine("fixed_acidity, volatileAcidity, pH", "qualityScore: [1]");
    const model = files.write("w.nn", text);
    const { out } = await nnc(["check", model, "--format", "json"]);
    for (const written of ["\"fixed acidity\" as fixed_acidity", "\"volatile acidity\" as volatileAcidity", "\"quality score\" as qualityScore"]) {
      expect(out).toContain(JSON.stringify(written).slice(1, -1));
    }
    text = text.replace("fixed_acidity", "\"fixed acidity\" as fixed_acidity").replace("volatileAcidity", "\"volatile acidity\" as volatileAcidity").replace("qualityScore", "\"quality score\" as qualityScore");
    files.write("w.nn", text);
    const checked = await nnc(["check", model]);
    expect([checked.code, checked.out]).toEqual([0, ""]);
    const { ran, weights } = await files.train("w.nn");
    expect(ran.code, ran.err).toBe(0);
    const predicted = await nnc(["predict", model, "--weights", weights], "\"pH\",\"volatile acidity\",\"fixed acidity\"\n3.5,0.7,7.4\n3.5,,7.4\n");
    expect(linesOf(predicted)).toEqual([{ qualityScore: [expect.any(Number)] }, { prediction: null, row: 2, line: 3, reason: "`volatile acidity` is missing" }]);
  });

  test("under a name in quotes is suggested in quotes", async () => {
    const model = files.write("q.nn", wine("\"fixd acidity\" as fixed, \"volatile acidity\" as volatile, pH", "\"quality score\" as quality: [1]"));
    const { out } = await nnc(["check", model]);
    expect(out).toContain("has no column `fixd acidity`; did you mean `\"fixed acidity\"`?");
    expect(out).toContain("its columns are `\"fixed acidity\"`, `\"volatile acidity\"`, `pH`, `\"quality score\"`");
    expect(out).toContain("input wine: { \"fixed acidity\" as fixed,");
  });
});

test("an array is read from the numbered columns of the name in quotes", async () => {
  files.write("px.csv", "pixel value 0,pixel value 1,other 0,other 1,the kind\n1,2,9,9,a\n3,4,9,9,b\n");
  files.write("px.nn", `model Px {
  input "pixel value" as x: [2]
  dense(2) softmax
  output "the kind" as kind: oneHot("a", "b")
  loss crossEntropy
  train { data: csv("px.csv") epochs: 1 }
}
`);
  const { ran, weights } = await files.train("px.nn");
  expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("2 examples")]);
  const both = await nnc(["predict", files.path("px.nn"), "--weights", weights, "--data", files.path("px.csv")]);
  const other = await nnc(["predict", files.path("px.nn"), "--weights", weights], "pixel value 0,pixel value 1,other 0,other 1\n1,2,0,0\n3,4,0,0\n");
  expect(linesOf(both)).toEqual(linesOf(other));
});

describe("in the language", () => {
  test("formatting keeps names of columns", () => {
    const text = wine("\"fixed acidity\" as fixed, \"a \\\"b\\\"\" as b: oneHot(\"x\", \"y\"), pH", "\"quality score\" as quality: [1]");
    expect(formatted(text)).toContain("{ \"fixed acidity\" as fixed, \"a \\\"b\\\"\" as b: oneHot(\"x\", \"y\"), pH }");
    expect(formatted(text)).toContain("output \"quality score\" as quality: [1]");
  });

  test("the module knows the names of the model, and its comments those of the file", async () => {
    const text = wine("/// In grams.\n    \"fixed */ acidity\" as fixed, pH", "\"quality score\" as quality: [1]");
    const { modules, diagnostics } = await compile(text, { fileName: "wine.nn" });
    expect(diagnostics).toEqual([]);
    expect(modules[0]?.text).toMatch(/\* In grams\.\s+\*\s+\* Column "fixed \* \/ acidity"\.\s+\*\/\s+readonly fixed: number;/);
    expect(modules[0]?.text).toContain("readonly pH: number");
    expect(modules[0]?.text).toContain("Column \"quality score\".");
  });

  test.each([
    ["without a name", "{ \"fixed acidity\", \"pH\" }", "NN115"],
    ["empty", "{ \"\" as a, b }", "NN360"],
    ["blank", "{ \"  \" as a, b }", "NN360"],
    ["of a whole record", null, "NN360"],
    ["twice", "{ \"a b\" as a, \"a b\" as b }", "NN361"],
    ["that of a field without one", "{ a, \"a\" as b }", "NN361"],
  ])("a name that is %s is refused", (_name, record, code) => {
    const text = record === null ? wine("a, b").replace("input wine", "input \"a b\" as wine") : wine("a").replace("{ a }", record);
    expect(check(text, { fileName: "wine.nn" }).diagnostics.map((d) => d.code)).toEqual([code]);
  });

  test.each([
    ["inputs", "input \"a b\" as a: [1], \"a b\" as b: [1]\n  let c = a { dense(1) }\n  b dense(1) add(c)\n  output y: [1]", ["NN361"]],
    ["outputs", "input a: [1]\n  dense(1)\n  output \"y y\" as y: [1]\n  output \"y y\" as z: [1]", ["NN361"]],
    ["an input and an output may be of one column", "input \"a b\" as a: [1]\n  dense(1)\n  output \"a b\" as y: [1]", []],
  ])("two of %s", (_name, body, codes) => {
    const loss = body.includes("as z") ? "loss squaredError(y) + squaredError(z)" : "loss squaredError";
    expect(check(`model M {\n  ${body}\n  ${loss}\n}\n`, { fileName: "m.nn" }).diagnostics.map((d) => d.code)).toEqual(codes);
  });

  test("an input of a layer has no column", () => {
    const text = "layer l() {\n  input \"a b\" as x: [n]\n  output y[i] = x[i]\n}\nmodel M {\n  input x: [2]\n  l\n  output y: [2]\n}\n";
    expect(check(text, { fileName: "m.nn" }).diagnostics.map((d) => d.severity)).toContain("error");
  });
});
