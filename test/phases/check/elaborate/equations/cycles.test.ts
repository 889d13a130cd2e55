/** Recurrences step one way along one index; a value never depends on itself at the same position. */
import { expect, test } from "vitest";
import { faults, layerOf, said } from "../../model.ts";

test.each([
  ["a value of its own position", "h[i] = h[i] + x[i] output h", ["h"]],
  ["two values of each other", "a[i] = b[i] + x[i] b[i] = a[i] output a", ["a", "b"]],
  ["steps both ways", "h[i] = (h[i - 1] else 0) + (h[i + 1] else 0) + x[i] output h", ["h"]],
])("%s is refused", (_, body, names) => {
  const found = faults(layerOf(body));
  expect(found).toHaveLength(1);
  expect([said("cycleWithoutStep", { names }), said("cycleWithoutStep", { names: [...names].reverse() })]).toContain(found[0]);
});

test.each([
  ["a step back", "h[i] = (h[i - 1] else 0) + x[i] output h"],
  ["two values that step together", "a[i] = (b[i - 1] else 0) + x[i] b[i] = 2 * a[i] output a"],
  ["two steps at once", "h[i] = (h[i - 2] else 0) + (h[i - 1] else 0) + x[i] output h"],
])("%s is a recurrence", (_, body) => {
  expect(faults(layerOf(body))).toEqual([]);
});
