/** `nnc explain CODE` prints the page of a diagnostic. */
import { expect, test } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { nnc } from "./terminal.ts";

test.each([...new Set(Object.values(catalogue).map(({ code }) => code))])("%s has a page", async (code) => {
  const { code: exit, out } = await nnc(["explain", code.toLowerCase()]);
  expect(exit).toBe(0);
  expect(out.startsWith(`### ${code}\n`)).toBe(true);
  expect(out.match(/^#{1,3} /gm)).toHaveLength(1);
});

test("a page says the rule, an example, its message, and the example mended", async () => {
  const { out } = await nnc(["explain", "NN501"]);
  expect(out).toMatch(/\*\*unknown setting\*\* \(error\)\. .*```nn\n.*```text\nerror NN501: .*Mended:\n\n```nn\n.*From other tools:\n\n- `batch_size`/s);
});

test("an unknown code is answered with the nearest", async () => {
  expect(await nnc(["explain", "NN4080"])).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/no diagnostic has the code NN4080: did you mean NN4\d\d\?/) });
});
