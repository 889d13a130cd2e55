/** Programs that once were computed wrongly, and a few of every kind of step: judged as random ones are; half of them without `NNC_ALL`. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sampled } from "../support/extent.ts";
import { judge } from "./random/judge.ts";

const folder = new URL("kept/", import.meta.url);

test.each(sampled(readdirSync(folder).filter((name) => name.endsWith(".nn")).sort(), 2))("%s", (name) => {
  expect(judge(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
});
