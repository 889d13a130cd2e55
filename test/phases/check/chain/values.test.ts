/** Names of values: found, missing, or lost to a fault. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, net, said } from "../model.ts";

describe("a name that is not found", () => {
  test("has the value that was meant as its fix", () => {
    expect(check(net("dense(4) as hidden let a = hiden { relu } add(a) dense(1)")).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `hidden`"]);
  });

  test("that is given below says so, with the place", () => {
    const [found] = check(net("let a = h { relu } dense(4) as h add(a) dense(1)")).diagnostics;
    expect(found?.message).toBe(said("valueBeforeItsName", { name: "h" }));
    expect(found?.notes.map(({ message }) => message)).toEqual(["named here"]);
  });

  test("of an import that failed says nothing more", () => {
    expect(faults(`import { swoosh } from "none.nn"\n${net("swoosh dense(1)")}`)).toEqual([said("fileNotFound", { path: "none.nn" })]);
  });
});

test("a value that was lost to a fault is not missed again", () => {
  expect(faults(net("dens(4) as h let a = h { relu } h add(a) dense(1)"))).toEqual([said("unknownName", { kind: "layer, block, activation or value", name: "dens" })]);
});

test("a value that nothing reads may not be dropped for another, with the place where it is made", () => {
  const [found] = check(net("dense(4) as h relu h dense(1)")).diagnostics;
  expect(found?.message).toBe(said("valueDiscarded", { name: "h" }));
  expect(found?.notes[0]?.span?.source.text.slice(found.notes[0].span.start, found.notes[0].span.end)).toBe("relu");
});
