/** The elementary functions of emitted modules: how exact they are, that they are the same in every engine, and that no other are used. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cos, cosh, exp, expm1, log, log1p, pow, sin, sinh, tanh } from "../../src/ir/equation/elementary.ts";
import { on } from "../../src/runtime/exponential.ts";
import * as special from "../../src/runtime/special.ts";
import { exact, exactPower, ulps } from "../support/exact.ts";
import { noise } from "../support/numbers.ts";
import { cases } from "../support/extent.ts";

const logistic = (x: number): number => special.logistic(on(x))[0]!;
const softplus = (x: number): number => special.softplus(on(x))[0]!;

/** Arguments of each function; a million of each with `NNC_ALL`. */
const count = cases(1500, 1_000_000);

/** Numbers of a range, and numbers of every size up to its end. */
function between(from: number, to: number, seed: number, smallest = 1e-25): readonly number[] {
  return Array.from(noise(count, seed), (u, k) => {
    if (k % 3 !== 0) return k % 3 === 1 ? from + ((u + 1) / 2) * (to - from) : Math.min(to, Math.max(from, 3 * u));
    const size = exp(log(smallest) + Math.abs(u) * (log(Math.max(-from, to)) - log(smallest)));
    return u < 0 && -size > from ? -size : Math.max(from, size);
  });
}

/** Each function, the range of its arguments, and by how many units of the last place it may be off: docs/reproducibility.md says the same. */
const functions: readonly (readonly [keyof typeof exact, (x: number) => number, number, number, number])[] = [
  ["exp", exp, -745, 709.7, 1], ["expm1", expm1, -50, 709.7, 1], ["sinh", sinh, -200, 200, 2], ["cosh", cosh, -200, 200, 2],
  ["log", log, 5e-324, 1e308, 1], ["log1p", log1p, -0.9999999, 1e60, 1], ["sin", sin, -1e6, 1e6, 1], ["cos", cos, -1e6, 1e6, 1],
  ["tanh", tanh, -20, 20, 4], ["logistic", logistic, -60, 60, 2], ["softplus", softplus, -60, 60, 2],
];

describe("how exact the functions are", () => {
  test.each(functions)("%s", (name, f, from, to, allowed) => {
    for (const x of between(from, to, name.length)) expect(ulps(f(x), exact[name](x)), `${name}(${x})`).toBeLessThanOrEqual(allowed);
  });

  test("sine and cosine of what is large, and next to a quarter turn", () => {
    const large = Array.from(noise(200, 3), (u) => u * pow(10, 300 * Math.abs(u)));
    const near = Array.from({ length: 400 }, (_, n) => (n + 1) * 1.5707963267948966);
    for (const x of [...large, ...near, 1.5707963267948966 * 100_000, 6381956970095103 * 2 ** 797]) {
      expect(ulps(sin(x), exact.sin(x)), `sin(${x})`).toBeLessThanOrEqual(1);
      expect(ulps(cos(x), exact.cos(x)), `cos(${x})`).toBeLessThanOrEqual(1);
    }
  });

  test("powers", () => {
    const bases = between(1e-300, 1e300, 5, 1e-300);
    const exponents = noise(count, 6);
    for (const [k, x] of bases.entries()) {
      const most = Math.min(700 / Math.abs(log(x)), 1e15);
      const y = (exponents[k] ?? 0) * (k % 2 === 0 ? most : Math.min(most, 10));
      expect(ulps(pow(x, y), exactPower(x, y)), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
    }
    for (const [x, n, right] of [[3, 20, 3486784401], [10, 15, 1e15], [7, 18, 1628413597910449], [2, -1074, 5e-324], [2, 1023, 8.98846567431158e307], [1.5, 2, 2.25]] as const) expect(pow(x, n)).toBe(right);
  });
});

test("what the ends of the ranges and the exceptions give is what Math's give", () => {
  const special = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 709.5, -745.1, 1e-320, -1e-320, 5e-324, 1e308, -1e308, 710, -746, -800, 1e20, Infinity, -Infinity, NaN];
  const mine = { exp, expm1, log, log1p, sinh, cosh, tanh, sin, cos };
  const own = { exp: Math.exp, expm1: Math.expm1, log: Math.log, log1p: Math.log1p, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, sin: Math.sin, cos: Math.cos };
  const same = (found: number, right: number): boolean => Object.is(found, right) || Math.abs(found - right) <= 1e-15 * Math.abs(right);
  for (const [name, f] of Object.entries(mine)) {
    const right = own[name as keyof typeof own];
    for (const x of special) expect(same(f(x), right(x)), `${name}(${x}) = ${f(x)}, not ${right(x)}`).toBe(true);
  }
  for (const x of special) for (const y of special) expect(same(pow(x, y), Math.pow(x, y)), `pow(${x}, ${y}) = ${pow(x, y)}, not ${Math.pow(x, y)}`).toBe(true);
  for (const x of [709.5, 710.4, -710.4]) for (const [name, f] of [["sinh", sinh], ["cosh", cosh]] as const) expect(ulps(f(x), exact[name](x)), `${name}(${x})`).toBeLessThanOrEqual(2);
});

/** 32 bits of the bits of numbers (FNV-1a). */
function hashOf(values: Float64Array): string {
  let h = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer)) h = Math.imul(h ^ byte, 0x01000193);
  return (h >>> 0).toString(16);
}

test("the bits are those of every other engine and version", () => {
  const arguments_ = noise(20_000, 11);
  const all = functions.map(([name, f, from, to]) => [name, hashOf(Float64Array.from(arguments_, (u) => f(Math.max(from, u < 0 ? u * 3 : Math.min(to, u * 30)))))] as const);
  const powers = hashOf(Float64Array.from(arguments_, (u, k) => pow(1 + 0.9 * u, (k % 200) - 100.5)));
  expect(Object.fromEntries([...all, ["pow", powers]])).toMatchInlineSnapshot(`
    {
      "cos": "34455417",
      "cosh": "4ffbdaba",
      "exp": "fd75fca",
      "expm1": "1a5ba066",
      "log": "31bf0613",
      "log1p": "184ac65f",
      "logistic": "f2bf8fde",
      "pow": "f16ad24",
      "sin": "5d535fd2",
      "sinh": "84214701",
      "softplus": "3b911347",
      "tanh": "82dcc1e5",
    }
  `);
});

test("no file of the compiler or of the runtime uses a function that engines have in different ways", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const uses = files.flatMap((file) => {
    const code = readFileSync(`src/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, "");
    return [...code.matchAll(/Math\.(?:exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|(?<!\b2 )\*\*|\*\* [^\d]/g)].map(([found]) => `${file}: ${found}`);
  });
  expect(uses).toEqual([]);
});
