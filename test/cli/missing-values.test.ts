/** Missing values of fields in the command: filled, counted where they drop rows, and the same in predictions from files and in programs. */
import { afterAll, expect, test } from "vitest";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

files.write("birds.csv", "wing,sex,site,mass,year\n1,f,a,1,2000\n2,m,b,2,2001\n,f,?,3,2002\n4,,a,4,NA\n5,f,b,,2003\nNA,m,a,6,2004\n");
files.write("birds.nn", `model Birds {
  input bird: { wing: missing(mean), sex: oneHot("f", "m", missing: mode), site: oneHot("a", "b", missing: indicator), year: missing(drop) }
  output filled: [7] = bird { identity }
  bird standardize dense(1)
  output mass: [1]
  loss squaredError(mass)
  train { data: csv("birds.csv") optimizer: adam(rate: 0.1) batch: 2 epochs: 2 }
}
`);

test("train fills what the model fills, and counts the rows that lack the rest by column", async () => {
  const weights = files.path("birds.safetensors");
  const trained = await nnc(["train", files.path("birds.nn"), "--out", weights]);
  expect(trained.err).toContain("2 of 6 rows of ");
  expect(trained.err).toContain("birds.csv dropped: a value is missing in `mass` (1) and `year` (1)");
  const measured = await nnc(["eval", files.path("birds.nn"), "--weights", weights]);
  expect(measured.err).toContain("a value is missing in `mass` (1) and `year` (1)");
  expect([trained.code, measured.code]).toEqual([0, 0]);

  // The rows with a mass and a year have the wings 1 and 2, two females and two males of which the first class is taken.
  const predicted = await nnc(["predict", files.path("birds.nn"), "--weights", weights], "wing,sex,site,year\n,,,2000\n9,m,b,2001\n1,f,a,\n");
  const lines = linesOf(predicted);
  expect(lines[0]).toMatchObject({ filled: [1.5, 1, 0, 0, 0, 1, 2000] });
  expect(lines[1]).toMatchObject({ filled: [9, 0, 1, 0, 1, 0, 2001] });
  expect(lines[2]).toEqual({ prediction: null, row: 3, line: 4, reason: "`year` is missing" });
  expect(predicted.code).toBe(0);
});
