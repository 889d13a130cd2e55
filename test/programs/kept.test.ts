/** Programs that once were computed wrongly, and a few of every kind of step: judged as random ones are. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "./random/judge.ts";

const folder = new URL("kept/", import.meta.url);

test.each(readdirSync(folder).filter((name) => name.endsWith(".nn")))("%s", (name) => {
  expect(judge(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
});
