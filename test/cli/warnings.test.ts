/** Warnings of `nnc check` and `nnc build`: they refuse nothing, and comments silence them in every format. */
import { afterAll, expect, test } from "vitest";
import { folder } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const at = folder();
afterAll(() => at.remove());

function model(hidden: string, data: string): string {
  return `model Net(width = 8) {${hidden}
  input x: [2]
  dense(4) relu dense(1)
  output y: [1]
  loss squaredError
  train {
    data: csv("rows.csv")${data}
  }
}
`;
}

const loud = at.write("loud.nn", model("", ""));
const silent = at.write("silent.nn", model(" // nnc-ignore NN709: for the next version", " // nnc-ignore NN618: made by the build"));

test("a warning refuses neither check nor build", async () => {
  const { code, out, err } = await nnc(["check", loud]);
  expect([code, out.match(/NN\d{3}/g), err]).toEqual([0, ["NN709", "NN618"], "1 file checked: no errors, 2 warnings\n"]);
  const built = await nnc(["build", loud, "-o", at.path("loud.js")]);
  // A module needs no data.
  expect([built.code, built.err.match(/NN\d{3}/g)]).toEqual([0, ["NN709"]]);
});

test.each([["pretty", ""], ["json", "[]\n"], ["github", ""]])("comments silence warnings as %s", async (format, nothing) => {
  expect(await nnc(["check", silent, "--format", format])).toEqual({ code: 0, out: nothing, err: "1 file checked: no errors\n" });
});

test("comments silence warnings as sarif", async () => {
  const { out } = await nnc(["check", silent, "--format", "sarif"]);
  expect(JSON.parse(out).runs[0].results).toEqual([]);
});

test("comments silence warnings of build", async () => {
  expect((await nnc(["build", silent, "-o", at.path("silent.js")])).err).toBe("");
});

test("a missing data file is answered with the one that is there", async () => {
  at.write("row.csv", "x0,x1,y\n1,2,3\n");
  expect((await nnc(["check", loud])).out).toContain('help: write `"row.csv"`');
});
