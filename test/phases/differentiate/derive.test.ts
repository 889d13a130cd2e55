/**
 * Derivatives in equations: every form agrees with every other, and with central differences of the loss and of what is differentiated. A part of the models,
 * on a part of the targets; all of them in `npm run test:more`.
 */
import { expect, test } from "vitest";
import { judge } from "../../programs/random/judge.ts";
import { all, sampled } from "../../support/extent.ts";
import { models } from "./derived/models.ts";

test.each(sampled(Object.entries(models), 6, 1))("%s", (_name, text) => expect(judge(text, all)).toEqual([]));
