/** Data files without a line of names. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

const ae = (source: string): string => `model Ae {
  input x: [3]
  dense(2) tanh
  dense(3)
  output copy: [3]
  loss meanSquaredError(copy, target: x)
  train { data: ${source} epochs: 1 batch: 2 }
}
`;
const kind = (source: string): string => `model Kind {
  input x: [2]
  dense(2) softmax
  output kind: oneHot("a", "b")
  loss crossEntropy
  train { data: ${source} epochs: 1 }
}
`;

describe("a first row that looks like data", () => {
  files.write("ae.csv", "1,2,3\n4,5,6\n7,8,9\n1,1,1\n");

  test("is refused by train and check, with both remedies", async () => {
    const model = files.write("ae.nn", ae('csv("ae.csv")'));
    for (const command of ["train", "check"]) {
      const { code, out, err } = await nnc([command, model]);
      expect([command, code]).toEqual([command, 1]);
      expect(out + err).toContain("NN615: expected names of columns in the first row of");
      expect(out + err).toContain("header: false");
      expect(out + err).toContain("header: true");
    }
  });

  test.each([
    ["header: false", ["csv(\"ae.csv\", header: false)"], 4],
    ["header: true", ["csv(\"ae.csv\", header: true)"], 3],
    ["--header false", ["csv(\"ae.csv\")", "--header", "false"], 4],
    ["--header true", ["csv(\"ae.csv\")", "--header", "true"], 3],
    ["--header before header:", ["csv(\"ae.csv\", header: false)", "--header", "true"], 3],
  ])("is what %s says", async (_name, [source = "", ...flags], count) => {
    files.write("said.nn", ae(source));
    const { ran } = await files.train("said.nn", ...flags);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining(`${count} examples`)]);
  });

  test("is refused by predict, for which it would be lost", async () => {
    files.write("kind.csv", "sepal length,sepal width,kind\n5.1,3.5,a\n4.9,3.1,a\n6.3,2.9,b\n6.5,3.0,b\n");
    const model = files.write("kind.nn", kind('csv("kind.csv")'));
    const { weights } = await files.train("kind.nn");
    const rows = "5.1,3.5\n4.9,3.1\n6.3,2.9\n";
    const refused = await nnc(["predict", model, "--weights", weights], rows);
    expect([refused.code, refused.out, refused.err]).toEqual([1, "", expect.stringContaining("NN615")]);
    const { code, err, ...ran } = await nnc(["predict", model, "--weights", weights, "--header", "false"], rows);
    expect([code, err]).toEqual([0, ""]);
    const lines = linesOf({ code, err, ...ran });
    expect(lines).toHaveLength(3);
    const named = await nnc(["predict", model, "--weights", weights], `u,v\n${rows}`);
    expect(linesOf(named)).toEqual(lines);
  });

  test("may have classes and missing values among its numbers", async () => {
    files.write("mixed.csv", "5.1,,a\n4.9,3.1,b\n");
    const model = files.write("mixed.nn", kind('csv("mixed.csv")'));
    expect((await nnc(["check", model])).out).toContain("NN615");
  });

  test("has a name that the model looks for where it is a header", async () => {
    files.write("pixels.csv", "kind,0,1\na,1,2\nb,3,4\n");
    files.write("pixels.nn", kind('csv("pixels.csv")'));
    const { ran } = await files.train("pixels.nn");
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("2 examples")]);
  });
});

describe("columns without names", () => {
  test("are those of inputs in the order of declaration, then of outputs", async () => {
    files.write("flower.csv", "5.1,x,3.5,a\n4.9,y,3.1,b\n");
    files.write("named.csv", "long,place,wide,kind\n5.1,x,3.5,a\n4.9,y,3.1,b\n");
    const model = (source: string): string => `model F {
  input flower: { long, place: oneHot("x", "y"), wide }
  dense(2) softmax
  output kind: oneHot("a", "b")
  loss crossEntropy
  train { data: ${source} }
}
`;
    files.write("bare.nn", model('csv("flower.csv", header: false)'));
    files.write("full.nn", model('csv("named.csv")'));
    const [bare, full] = [await files.train("bare.nn"), await files.train("full.nn")];
    expect(readFileSync(bare.weights)).toEqual(readFileSync(full.weights));
    // A file to predict from has all columns, or those of the inputs.
    const all = await nnc(["predict", files.path("bare.nn"), "--weights", bare.weights], "5.1,x,3.5,?\n4.9,y,3.1,b\n");
    const inputs = await nnc(["predict", files.path("bare.nn"), "--weights", bare.weights], "5.1,x,3.5\n4.9,y,3.1\n");
    expect(linesOf(all)).toHaveLength(2);
    expect(all).toEqual(inputs);
    const other = await nnc(["eval", files.path("bare.nn"), "--weights", bare.weights, "--data", files.path("named.csv"), "--header", "true"]);
    expect([other.code, other.out]).toEqual([0, (await nnc(["eval", files.path("full.nn"), "--weights", full.weights])).out]);
  });

  test("of a series are one for each value", async () => {
    files.write("days.csv", "1,2\n2,3\n3,4\n4,5\n");
    files.write("days-named.csv", "rain,wind,rain_\n1,2\n");
    files.write("days.nn", `model Days {
  input past: { rain: [2], wind: [2] }
  dense(1)
  output sun: [1]
  loss squaredError
  train { data: series("sun.csv", header: false) }
}
`);
    files.write("sun.csv", "1,2,5\n2,3,6\n3,4,7\n4,5,8\n");
    const { ran, weights } = await files.train("days.nn");
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("2 examples")]);
    const predicted = await nnc(["predict", files.path("days.nn"), "--weights", weights, "--data", files.path("days.csv")]);
    expect(linesOf(predicted)).toHaveLength(4);
    expect(linesOf(predicted)[0]).toEqual({ prediction: null, row: 1, line: 1, reason: "an example takes 2 rows up to this one, and there is 1" });
  });

  test("of another number are refused with what is expected", async () => {
    const model = files.write("wide.nn", kind('csv("wide.csv", header: false)'));
    files.write("wide.csv", "1,2,3,a\n");
    const { code, out } = await nnc(["check", model]);
    expect([code, out]).toEqual([1, expect.stringContaining("has 4 columns without names, and 3 are expected: 2 of `x`, 1 of `kind`")]);
  });

  test("take the names that the model gives them, in any order", async () => {
    files.write("first.csv", "a,5.1,3.5,1\nb,4.9,3.1,2\n");
    files.write("first.nn", kind('csv("first.csv", header: ["kind", "x0", "x1", "id"])'));
    const { ran, weights } = await files.train("first.nn");
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("2 examples")]);
    const predicted = await nnc(["predict", files.path("first.nn"), "--weights", weights], "5.1,3.5,1\n");
    expect([predicted.code, linesOf(predicted).length]).toEqual([0, 1]);
  });
});
