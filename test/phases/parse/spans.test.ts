import { expect, test } from "vitest";
import { parsed, valid } from "./files.ts";
import type { Span } from "../../../src/source/source.ts";

interface Found {
  readonly kind: string;
  readonly text: string;
  readonly node: object;
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "end" in value && "source" in value;
}

/** Every node of the tree that has a span. */
function nodes(value: unknown, parent: Span | undefined, visit: (node: object, span: Span, parent: Span | undefined) => void): void {
  if (Array.isArray(value)) for (const v of value) nodes(v, parent, visit);
  else if (typeof value === "object" && value !== null) {
    const own = "span" in value && isSpan(value.span) ? value.span : undefined;
    if (own !== undefined) visit(value, own, parent);
    for (const [key, part] of Object.entries(value)) if (key !== "span" && key !== "source") nodes(part, own ?? parent, visit);
  }
}

function all(text: string): readonly Found[] {
  const found: Found[] = [];
  nodes(parsed(text).file.declarations, undefined, (node, span) => found.push({ kind: "kind" in node ? String(node.kind) : "", text: text.slice(span.start, span.end), node }));
  return found;
}

test.each(valid)("$name: every span is inside its parent's, trimmed, and names and literals read as written", ({ text }) => {
  let count = 0;
  nodes(parsed(text).file.declarations, undefined, (node, span, parent) => {
    const written = text.slice(span.start, span.end);
    count++;
    expect(written).toBe(written.trim());
    expect(written).not.toBe("");
    expect(balanced(written)).toBe(true);
    if (parent !== undefined) {
      expect(span.start).toBeGreaterThanOrEqual(parent.start);
      expect(span.end).toBeLessThanOrEqual(parent.end);
    }
    if ("text" in node) expect(written).toBe(node.text);
    if ("kind" in node && node.kind === "string" && "value" in node) expect(JSON.parse(written)).toBe(node.value);
  });
  expect(count).toBeGreaterThan(2);
});

/** Brackets that close what they open, so that what a span shows can be read. */
function balanced(written: string): boolean {
  let depth = 0;
  for (const c of written.replace(/"[^"]*"|\/\/.*/g, "")) {
    if ("([{".includes(c)) depth++;
    if (")]}".includes(c) && --depth < 0) return false;
  }
  return depth === 0;
}

test.each([
  ["binary", "(a + b) * (c - d)"], ["binary", "(x) - (y) - (z)"], ["binary", "(x) - (y)"], ["unary", "-(q)"], ["binary", "(m) ^ (n)"], ["unary", "not (k)"], ["conditional", "(r) ? (s) : (t)"],
])("parentheses belong to the %s %s", (kind, expression) => {
  for (const source of [`activation f(x) = ${expression}`, `activation f(x) = (${expression}) + 1`]) expect(all(source).some((f) => f.kind === kind && f.text === expression)).toBe(true);
  if (expression === "(x) - (y)") expect(all("activation f(x) = (x) - (y) - (z)").some((f) => f.text === expression)).toBe(true);
});

const text = "model A(n = 3) {\n  input a: [28, ..s], b: { x, y: oneHot(0..9) }\n  conv(n, kernel: 5) relu m.bias -> [7]  as z\n  d[i < 2] = (x[i, 0] else -1) + sum(j, k < n: a[j] ? b : c)\n  let e = z { relu }\n  train { rate: 2 }\n}";

test.each([
  ["reference", "conv(n, kernel: 5)"], ["call", "relu"], ["reference", "m.bias"], ["shapeAssertion", "-> [7]"], ["as", "as z"], ["value", "kernel: 5"],
  ["guarded", "(x[i, 0] else -1)"], ["reference", "sum(j, k < n: a[j] ? b : c)"], ["value", "k < n: a[j] ? b : c"], ["conditional", "a[j] ? b : c"],
  ["equation", "d[i < 2] = (x[i, 0] else -1) + sum(j, k < n: a[j] ? b : c)"], ["pack", "..s"], ["recordKind", "{ x, y: oneHot(0..9) }"], ["range", "0..9"],
  ["shapeKind", "[28, ..s]"], ["let", "let e = z { relu }"], ["train", "train { rate: 2 }"], ["chain", text], ["", "n = 3"], ["", "rate: 2"], ["", "a: [28, ..s]"], ["unary", "-1"],
])("a %s: %s", (kind, written) => {
  expect(all(text).some((f) => f.kind === kind && f.text === written)).toBe(true);
});
