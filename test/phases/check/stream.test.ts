/** `stream`: the inputs that it names, and the axis of steps that they share with the outputs. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";

/** Codes with the text they are at. */
function found(inputs: string, body: string, stream: string): readonly string[] {
  return check(`model M(time = 6) {\n  input ${inputs}\n  ${body}\n  loss squaredError\n  ${stream}\n}`).diagnostics.map((d) => `${d.code} ${d.span.source.text.slice(d.span.start, d.span.end)}: ${d.message}`);
}

const gru = "gru(3)\n  output y: [time, 3]";

describe("inputs", () => {
  test("one or several, in any order", () => {
    expect(found("x: [time, 2]", gru, "stream x")).toEqual([]);
    const [model] = check("model M(time = 6) {\n  input a: [time], b: [time]\n  y[t < time] = a[t] * b[t]\n  y\n  output y: [time]\n  loss squaredError\n  stream b, a\n}").models;
    expect(model?.stream?.inputs.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(model?.stream?.steps).toBe(6);
  });

  test("no other value, and none that no output depends on", () => {
    expect(found("x: [time, 2]", `dense(2) as h\n  ${gru}`, "stream x, h")).toEqual(["NN440 h: `h` is no input that outputs depend on: `stream` takes `x`"]);
    expect(found("x: [time, 2], w: [time]", `x ${gru}`, "stream x, w").filter((d) => d.startsWith("NN440"))).toEqual(["NN440 w: `w` is no input that outputs depend on: `stream` takes `x`"]);
  });

  test("what else outputs depend on is given once, with a warning where it has the axis of the steps", () => {
    const beside = (w: string): readonly string[] => found(`x: [time, 2], w: ${w}`, "z[t, j] = x[t, j] * w[j]\n  z\n  output y: [time, 2]", "stream x");
    expect(beside("[2]")).toEqual([]);
    expect(found("x: [time, 2], w: [time]", "z[t, j] = x[t, j] * w[t]\n  z\n  output y: [time, 2]", "stream x")).toEqual(["NN441 stream x: `w` has the axis of the steps, and a stream is given it as a whole, once: write `stream x, w` if it comes step by step"]);
    expect(check("model M {\n  input x: [6], w: [2], v: [6]\n  y[t < 6] = x[t] * w[0]\n  y\n  output y: [6]\n  loss squaredError\n  stream x\n}").models[0]?.stream?.given.map(({ name }) => name)).toEqual(["w"]);
  });
});

describe("the axis of steps", () => {
  test("of each input and each output, of one size", () => {
    expect(found("x: [time, 2]", "lstmLast(3)\n  output y: [3]", "stream x")).toEqual(["NN442 stream x: the output `y` has the shape [3]: a first axis of 6 steps is expected"]);
    expect(found("x: { a, b }", "dense(3)\n  output y: [3]", "stream x")).toContain("NN442 x: the input `x` has the shape [2]: a first axis of steps is expected");
    expect(found("x: [time, 2], w: [5, 2]", "z[t < time, j] = x[t, j] * w[0, j]\n  z\n  output y: [time, 2]", "stream x, w")).toEqual(["NN442 w: the input `w` has the shape [5, 2]: a first axis of 6 steps is expected"]);
  });
});

test("a second `stream`, and one in a block", () => {
  expect(found("x: [time, 2]", gru, "stream x\n  stream x").map((d) => d.slice(0, 5))).toEqual(["NN350"]);
  expect(check("block b { relu stream x }\nmodel M { input x: [2, 2] b output y: [2, 2] loss squaredError }").diagnostics.map((d) => d.code)).toContain("NN349");
});
