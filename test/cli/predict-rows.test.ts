/** `nnc predict` writes one line for each row, in order. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

files.write("train.csv", "a,b,y\n1,2,3\n2,3,4\n3,5,6\n");
files.write("p.nn", `model P {
  input f: { a, b }
  standardize
  dense(1)
  output y: [1]
  loss meanSquaredError
  train { data: csv("train.csv") }
}
`);
const without = (row: number, line: number, reason: string): unknown => ({ prediction: null, row, line, reason });
const number = { y: [expect.any(Number)] };

/** The weights of each model are trained once. */
const trained = new Map<string, Promise<{ readonly weights: string }>>();

async function predicted(text: string, model = "p.nn"): Promise<{ readonly lines: readonly unknown[]; readonly code: number; readonly err: string }> {
  const training = trained.get(model) ?? files.train(model);
  trained.set(model, training);
  const { weights } = await training;
  const ran = await nnc(["predict", files.path(model), "--weights", weights], text);
  return { lines: linesOf(ran), code: ran.code, err: ran.err };
}

describe("rows without a prediction", () => {
  test("lack a value: a warning counts them, and the command succeeds", async () => {
    const { lines, code, err } = await predicted("a,b\n1,2\n,3\n4,5\nNA,\n");
    expect(lines).toEqual([number, without(2, 3, "`a` is missing"), number, without(4, 5, "`a` is missing; `b` is missing")]);
    expect(code).toBe(0);
    expect(err).toContain("2 of 4 rows of standard input without a prediction");
    expect(err).toContain("--> standard input:1:1");
  });

  test("have a cell at fault: the others are predicted, and the command fails", async () => {
    const { lines, code, err } = await predicted("a,b\n1,two\n3,4\n5\n");
    expect(lines).toEqual([without(1, 2, "`b` takes numbers, not \"two\""), number, without(3, 4, "line 4 has 1 cell, and the header has 2")]);
    expect(code).toBe(1);
    expect(err).toContain("error NN605: line 2");
    expect(err).toContain("error NN607: line 4");
  });

  test("are all rows: the command fails", async () => {
    const { lines, code, err } = await predicted("a,b\n1,\n,\n");
    expect(lines).toHaveLength(2);
    expect([code, err]).toEqual([1, expect.stringContaining("NN610")]);
  });

  test("have a prediction that is not finite", async () => {
    files.write("steep.nn", `activation steep(x) = exp(x * x / 1000000)
model Steep {
  input f: { a, b }
  dense(1) steep
  output y: [1]
  loss meanSquaredError
  train { data: csv("train.csv") }
}
`);
    const { lines, code, err } = await predicted("a,b\n0.1,0.2\n1e6,2e6\n", "steep.nn");
    expect(lines).toEqual([number, without(2, 3, "the prediction is not finite")]);
    expect([code, err]).toEqual([1, expect.stringContaining("1 of 2 predictions are not finite")]);
  });

  test("keep their number after blank lines and cells of several lines", async () => {
    const { lines } = await predicted("a,b,note\n\n1,2,\"two\nlines\"\n\n,3,\n");
    expect(lines).toEqual([number, without(2, 6, "`a` is missing")]);
  });

  test("have the line of the file whatever ends its lines", async () => {
    const { lines } = await predicted("a,b\r\n1,2\n\r\n,3\r4,\r\n");
    expect(lines).toEqual([number, without(2, 4, "`a` is missing"), without(3, 5, "`b` is missing")]);
  });

  test("are blank lines where there is one column", async () => {
    files.write("one.csv", "x,y\n1,2\n2,3\n");
    files.write("one.nn", "model One {\n  input x: [1]\n  dense(1)\n  output y: [1]\n  loss squaredError\n  train { data: csv(\"one.csv\") }\n}\n");
    const { lines } = await predicted("x\n1\n\n3\n\n", "one.nn");
    expect(lines).toEqual([number, without(2, 3, "`x` is missing"), number]);
  });

  test("have unknown classes and indices out of range", async () => {
    files.write("kinds.csv", "size,token,y\ns,0,1\nl,2,2\n");
    files.write("kinds.nn", `model Kinds {
  input thing: { size: oneHot("s", "l"), token: index(3) }
  dense(1)
  output y: [1]
  loss squaredError
  train { data: csv("kinds.csv") }
}
`);
    const { lines, code } = await predicted("size,token\ns,0\nxl,0\nl,3\n", "kinds.nn");
    expect(lines).toEqual([number, without(2, 3, "\"xl\" is not a class of `size`"), without(3, 4, "`token` takes whole numbers from 0 to 2, not \"3\"")]);
    expect(code).toBe(1);
  });
});

test("the good rows of an example's data are what they are without the bad ones", async () => {
  const [header = "", ...rows] = readFileSync("examples/penguins/penguins.csv", "utf8").trimEnd().split("\n");
  const some = rows.slice(0, 60);
  files.write("penguins.csv", readFileSync("examples/penguins/penguins.csv", "utf8"));
  files.write("penguins.nn", readFileSync("examples/penguins/penguins.nn", "utf8"));
  const all = await predicted([header, ...some].join("\n"), "penguins.nn");
  expect(all.lines).toHaveLength(some.length);
  const good = all.lines.flatMap((line, i) => (JSON.stringify(line).startsWith("{\"prediction\":null") ? [] : [i]));
  expect(good.length).toBeGreaterThan(40);
  expect(good.length).toBeLessThan(60);
  const alone = await predicted([header, ...good.map((i) => some[i] ?? "")].join("\n"), "penguins.nn");
  expect(alone.lines).toEqual(good.map((i) => all.lines[i]));
});

describe("in a series", () => {
  files.write("days.csv", "rain,wind\n1,2\n2,3\n3,4\n4,5\n5,6\n6,7\n");
  files.write("days.nn", `model Days {
  input past: { rain: [3], wind: [2] }
  dense(1)
  output rain: [1]
  loss squaredError
  train { data: series("days.csv") }
}
`);
  const rain = { rain: [expect.any(Number)] };

  test("the line of a row is predicted from the rows up to it", async () => {
    const { lines, code, err } = await predicted("rain,wind\n1,2\n2,3\n3,4\n4,5\n", "days.nn");
    const early = (row: number): unknown => without(row, row + 1, `an example takes 3 rows up to this one, and there ${row === 1 ? "is" : "are"} ${row}`);
    expect(lines).toEqual([early(1), early(2), rain, rain]);
    expect([code, err]).toEqual([0, ""]);
    const { lines: later } = await predicted("rain,wind\n9,9\n2,3\n3,4\n4,5\n", "days.nn");
    expect(later[3]).toEqual(lines[3]);
    expect(later[2]).not.toEqual(lines[2]);
  });

  test("rows whose past lacks a value say in which line", async () => {
    const { lines, code } = await predicted("rain,wind\n1,2\n,3\n3,\n4,5\n5,6\n6,7\n", "days.nn");
    expect(lines.slice(2)).toEqual([
      without(3, 4, "`rain` is missing in line 3; `wind` is missing in line 4"), without(4, 5, "`rain` is missing in line 3; `wind` is missing in line 4"), rain, rain,
    ]);
    expect(code).toBe(0);
  });

  test("a file that is too short has no prediction", async () => {
    const { lines, code, err } = await predicted("rain,wind\n1,2\n2,3\n", "days.nn");
    expect(lines).toHaveLength(2);
    expect([code, err]).toEqual([1, expect.stringContaining("NN612")]);
  });
});

describe("a file that train took", () => {
  const header = "sepal length,sepal width,kind";
  const rows = ["5.1,3.5,a", "4.9,3.1,a", "6.3,2.9,b", "6.5,3.0,b"];
  files.write("kind.csv", [header, ...rows].join("\n"));
  files.write("kind.nn", `model Kind {
  input x: [2]
  dense(2) softmax
  output kind: oneHot("a", "b")
  loss crossEntropy
  train { data: csv("kind.csv") }
}
`);

  test("is read alike by predict, whatever the columns of outputs have", async () => {
    const { lines, code } = await predicted([header, ...rows].join("\n"), "kind.nn");
    expect([lines.length, code]).toEqual([4, 0]);
    const garbage = rows.map((row, i) => `${row.slice(0, -1)}${["", "NA", "zebra", "b"][i]}`);
    expect((await predicted([header, ...garbage].join("\n"), "kind.nn")).lines).toEqual(lines);
    const absent = [header, ...rows].map((row) => row.split(",").slice(0, 2).join(","));
    expect((await predicted(absent.join("\n"), "kind.nn")).lines).toEqual(lines);
  });

  test("keeps the family of an output from an input of the same size", async () => {
    files.write("two.csv", "p,q,y0,y1\n1,2,3,4\n2,3,4,5\n");
    files.write("two.nn", "model Two {\n  input p: [1], q: [1]\n  let a = p { dense(2) }\n  q dense(2)\n  add(a)\n  output y: [2]\n  loss squaredError\n  train { data: csv(\"two.csv\") }\n}\n");
    const { lines, code } = await predicted("p,q,y0,y1\n1,2,3,4\n2,3,,x\n", "two.nn");
    expect([lines.length, code]).toEqual([2, 0]);
  });

  test("is that of every example", async () => {
    for (const name of ["iris", "seattle-weather"]) {
      const text = readFileSync(`examples/${name}/${name}.csv`, "utf8");
      files.write(`${name}.csv`, text);
      files.write(`${name}.nn`, readFileSync(`examples/${name}/${name}.nn`, "utf8"));
      const { lines, code } = await predicted(text, `${name}.nn`);
      expect([name, lines.length, code]).toEqual([name, text.trimEnd().split("\n").length - 1, 0]);
    }
  });
});
