/** What canonical text looks like: one file with everything in it, and the faults that broke it once. */
import { expect, test } from "vitest";
import { formatted, textOf } from "./corpus.ts";

test("a file with everything", async () => {
  await expect(formatted(textOf("test/phases/format/samples/ugly.nn"))).toMatchFileSnapshot("samples/canonical.nn");
});
