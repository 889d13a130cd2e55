/** Folders of pictures as the data of a model. */
import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { greyPng } from "../data/png.ts";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

const model = (source: string, input = "picture: [2, 3, 1]"): string => `model M {
  input ${input}
  flatten
  dense(2) softmax
  output kind: oneHot("light", "dark")
  loss crossEntropy
  train { data: ${source} batch: 4 epochs: 40 optimizer: sgd(rate: 0.0001) metrics: [accuracy] }
}
`;

beforeAll(() => {
  for (const name of ["all/light", "all/dark/more", "odd/light", "other/fish", "loose/light"]) mkdirSync(files.path(name), { recursive: true });
  for (let k = 0; k < 6; k++) {
    writeFileSync(files.path(`all/light/${k}.png`), greyPng([[200, 210 + k, 220], [230, 240, 250]]));
    writeFileSync(files.path(`all/dark/more/${k}.PNG`), greyPng([[0, k, 20], [30, 4, 5]]));
  }
  for (const name of ["all/light/.hidden.png", "all/light/notes.txt"]) writeFileSync(files.path(name), "no picture");
  writeFileSync(files.path("odd/light/1.png"), greyPng([[1, 2], [3, 4]]));
  writeFileSync(files.path("other/fish/1.png"), greyPng([[1, 2, 3], [4, 5, 6]]));
  for (const name of ["loose/1.png", "loose/light/2.png"]) writeFileSync(files.path(name), greyPng([[1, 2, 3], [4, 5, 6]]));
});

test("trains on a folder for each class, predicts a folder and a picture", async () => {
  const path = files.write("all.nn", model('images("all")'));
  const { ran, weights } = await files.train("all.nn", "--epochs", "40");
  expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("12 examples") as string]);
  const all = await nnc(["predict", path, "--weights", weights, "--data", files.path("all")]);
  expect(linesOf(all)).toMatchObject([...Array.from({ length: 6 }, () => ({ kind: "dark" })), ...Array.from({ length: 6 }, () => ({ kind: "light" }))]);
  const one = await nnc(["predict", path, "--weights", weights, "--data", files.path("all/light/3.png")]);
  expect(linesOf(one)).toMatchObject([{ kind: "light" }]);
}, 180_000);

test.each([
  ["odd", "other size", /odd.light.1\.png: it has 2 × 2 pixels \(width × height\), and `picture` takes 3 × 2: write `images\("…", resize: true\)`/],
  ["other", "a folder that is no class", /"fish" is not a class of `kind`, which has "light", "dark"/],
  ["loose", "a picture in no folder", /loose.1\.png is in no folder of a class, and other pictures are/],
  ["none", "no folder", /no file `none` beside the model/],
])("nnc check of %s: %s", async (name, _what, message) => {
  const path = files.write(`${name}.nn`, model(`images("${name}")`));
  const { out, err } = await nnc(["check", path]);
  expect(out + err).toMatch(message);
});

test("pictures of another size are resized where that is asked for", async () => {
  const path = files.write("resize.nn", model('images("odd", resize: true)'));
  expect((await nnc(["check", path])).code).toBe(0);
});

test("a model without an input for pictures is told what they need", async () => {
  const path = files.write("flat.nn", model('images("all")', "picture: [6, 1]").replace("picture: [6, 1]\n  flatten", "picture: [6]"));
  const { code, out, err } = await nnc(["check", path]);
  expect([code, out + err]).toEqual([1, expect.stringContaining("error NN620") as string]);
});

test("options of other sources are none of pictures", async () => {
  const path = files.write("option.nn", model('images("all", delimiter: ";")'));
  const { out, err } = await nnc(["check", path]);
  expect(out + err).toContain("`resize`");
});
