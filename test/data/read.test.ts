import { describe, expect, test } from "vitest";
import type { Encoding } from "../../src/ir/model/types.ts";
import { oneHot, read, real, record, textAt } from "./model.ts";

const flower = { flower: record({ length: real(), width: real() }), species: oneHot("a", "b") };

describe("a series", () => {
  const text = "rain,wind,kind\n1,10,a\n2,20,b\n3,30,a\n4,40,b\n5,50,b\n";
  const past = { past: record({ rain: real(2), wind: real() }), rain: real(1) };

  test("gives inputs the rows up to now, and outputs those from now on", async () => {
    const { data, diagnostics } = (await read(text, past, "series", ["rain"]));
    expect(diagnostics).toEqual([]);
    expect(data?.count).toBe(3);
    expect(data?.arrays.get("past")).toEqual(Float64Array.of(1, 2, 20, 2, 3, 30, 3, 4, 40));
    expect(data?.arrays.get("rain")).toEqual(Float64Array.of(3, 4, 5));
  });

  test("without its outputs has one more example, whose present is after the last row", async () => {
    expect((await read(text, { past: past.past }, "series")).data?.arrays.get("past")).toEqual(Float64Array.of(1, 2, 20, 2, 3, 30, 3, 4, 40, 4, 5, 50));
  });

  test("looks ahead as far as an output is long, and knows classes", async () => {
    const letters = { kind: "oneHot", classes: ["a", "b"], shape: [2] } as const;
    const { data } = (await read(text, { now: record({ kind: letters }), rain: real(2), kind: letters }, "series", ["rain", "kind"]));
    expect(data?.count).toBe(2);
    expect(data?.arrays.get("now")).toEqual(Float64Array.of(1, 0, 0, 1, 0, 1, 1, 0));
    expect(data?.arrays.get("rain")).toEqual(Float64Array.of(3, 4, 4, 5));
    expect(data?.arrays.get("kind")).toEqual(Int32Array.of(0, 1, 1, 1));
  });

  test("drops and counts the examples that lack a value in any of their rows", async () => {
    const { data, diagnostics } = (await read("rain,wind\n1,10\n2,20\n,30\n4,40\n5,50\n6,60\n", past, "series", ["rain"]));
    expect(data?.arrays.get("past")).toEqual(Float64Array.of(4, 5, 50));
    expect(data?.dropped).toBe(3);
    expect(diagnostics.map((d) => d.message)).toEqual(["3 of 4 examples of data.csv dropped: a value is missing in `rain`"]);
  });

  test("tells of a faulty cell once, however many examples read it", async () => {
    const { diagnostics } = (await read("rain,wind\n1,10\n2,20\nmuch,30\n4,40\n5,50\n", { past: past.past }, "series"));
    expect(diagnostics.map((d) => d.message)).toEqual(["line 4: `rain` takes numbers, not \"much\""]);
  });
});

test("a value that is none of the classes is one of the last where that is for all others, and a missing one is missing", async () => {
  const encoding = { ...oneHot("a", "b", "rest"), other: true } as const;
  const { data, diagnostics } = await read("kind,n\na,1\nx,2\n,3\nrest,4\n b ,5\n?,6\n", { kind: encoding, r: record({ kind: encoding, n: real() }) });
  expect(data?.arrays.get("kind")).toEqual(Int32Array.of(0, 2, 2, 1));
  expect(data?.arrays.get("r")).toEqual(Float64Array.of(1, 0, 0, 1, 0, 0, 1, 2, 0, 0, 1, 4, 0, 1, 0, 5));
  expect(diagnostics.map((d) => d.message)).toEqual(["2 of 6 rows of data.csv dropped: a value is missing in `kind`"]);
});

test("dates become days and places on circles, in tables and in series, and other forms are faults", async () => {
  const when = { kind: "real", shape: [3], date: ["days", "weekday"] } as const;
  const { data } = await read("when,n\n1970-01-05,1\n1970-01-05T12:00Z,2\n,3\n", { r: record({ when, n: real() }) });
  expect(data?.arrays.get("r")).toEqual(Float64Array.of(4, 0, 1, 1, 4.5, 0, 1, 2));
  const filled = await read("when\n\n1970-01-05\n", { r: { kind: "record", fields: [{ name: "when", encoding: when, missing: { fill: "mean", indicator: false } }] } });
  expect(filled.data?.arrays.get("r")).toEqual(Float64Array.of(0, 1, 0, 1, 0, 1, 4, 0, 0, 0, 1, 0));
  const series = await read("when,n\n1970-01-05,1\n1970-01-12,2\n1970-01-19,3\n", { r: record({ when, n: real(2) }) }, "series");
  expect(series.data?.arrays.get("r")).toEqual(Float64Array.of(11, 0, 1, 1, 2, 18, 0, 1, 2, 3));
  const { diagnostics } = await read("when,n\n20240501,1\n", { r: record({ when, n: real() }) });
  expect(diagnostics.map((d) => d.message)).toEqual(['line 2: `when` takes dates such as 2024-05-01 or 2024-05-01T12:30:00Z, not "20240501"']);
});

describe("missing values of fields that are filled", () => {
  const filled = { fill: "mean", indicator: false } as const;

  test("are 0 with the mark 1 behind them, and keep their row", async () => {
    const bird: Encoding = { kind: "record", fields: [{ name: "wing", encoding: real(), missing: filled }, { name: "sex", encoding: oneHot("f", "m"), missing: filled }, { name: "age", encoding: real() }] };
    const { data, diagnostics } = await read("age,sex,wing\n1,f,5\n2,NA,\n,m,7\n3,m,8\n", { bird });
    expect(data?.arrays.get("bird")).toEqual(Float64Array.of(5, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 2, 8, 0, 0, 1, 0, 3));
    expect(diagnostics.map((d) => d.message)).toEqual(["1 of 4 rows of data.csv dropped: a value is missing in `age`"]);
  });

  test("are marked one by one in a series", async () => {
    const past: Encoding = { kind: "record", fields: [{ name: "rain", encoding: real(2), missing: filled }] };
    const { data } = await read("rain\n1\n\n?\n3\n", { past }, "series");
    expect(data?.arrays.get("past")).toEqual(Float64Array.of(1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 3, 0));
  });

  test("that are no numbers are faults all the same", async () => {
    const bird: Encoding = { kind: "record", fields: [{ name: "wing", encoding: real(), missing: filled }] };
    expect((await read("wing\n1\nlong\n", { bird })).diagnostics.map((d) => d.message)).toEqual(["line 3: `wing` takes numbers, not \"long\""]);
  });
});

describe("values", () => {
  test("fields of a record stand in the order of the model, not of the file", async () => {
    const { data, diagnostics } = (await read("species,width,length\nb,1,2\na,3,4\n", flower));
    expect(diagnostics).toEqual([]);
    expect(data?.count).toBe(2);
    expect(data?.arrays.get("flower")).toEqual(Float64Array.of(2, 1, 4, 3));
    expect(data?.arrays.get("species")).toEqual(Int32Array.of(1, 0));
  });

  test("a oneHot field is a block, a binary field one number", async () => {
    const { data } = (await read("x,sex,size\n1,f,l\n2,m,s\n", {
      bird: record({ sex: { kind: "binary", classes: ["m", "f"], shape: [] }, size: oneHot("s", "m", "l"), x: real() }),
    }));
    expect(data?.arrays.get("bird")).toEqual(Float64Array.of(1, 0, 0, 1, 1, 0, 1, 0, 0, 2));
  });

  test.each(["1", "1.0", " 1 ", "01", "1e0"])("a class that is a number is read from %j", async (cell) => {
    expect((await read(`digit\n${cell}\n`, { digit: oneHot(0, 1, 2) })).data?.arrays.get("digit")).toEqual(Int32Array.of(1));
  });

  test.each([["5", 5], ["-3", -3], ["+.5", 0.5], ["1e-4", 1e-4], ["2.", 2]])("%j is a number", async (cell, value) => {
    expect((await read(`x\n${cell}\n`, { x: real() })).data?.arrays.get("x")).toEqual(Float64Array.of(value));
  });

  test.each(["0x10", "Infinity", "1,5", "1_000", "one", "1e999"])("%j is no number", async (cell) => {
    const { data, diagnostics } = (await read(`x\ty\n${cell}\t0\n`, { x: real() }));
    expect(data).toBeUndefined();
    expect(diagnostics.map(({ code, span }) => [code, textAt(span)])).toEqual([["NN605", cell]]);
  });

  test("an index is a whole number below its bound", async () => {
    const values = { token: { kind: "index", below: 3, shape: [] } } as const;
    expect((await read("token\n2\n0\n", values)).data?.arrays.get("token")).toEqual(Int32Array.of(2, 0));
    for (const cell of ["3", "-1", "1.5"]) expect((await read(`token\n${cell}\n`, values)).diagnostics[0]?.code).toBe("NN606");
  });
});

describe("arrays of columns", () => {
  const image = { image: real(2, 2), digit: oneHot(0, 1) };
  const pixels = Float64Array.of(1, 2, 3, 4);

  test.each([
    ["numbered after the value", "image0,image1,image2,image3,digit"],
    ["with an underscore", "image_1,image_2,image_3,image_4,digit"],
    ["by row and column", "image_0_0,image_0_1,image_1_0,image_1_1,digit"],
    ["in brackets", '"image[0,0]","image[0,1]","image[1,0]","image[1,1]",digit'],
    ["the one family of that size", "p00,p01,p10,p11,digit"],
    ["all that is left", "north,east,south,west,digit"],
  ])("%s", async (_name, header) => {
    const { data, diagnostics } = (await read(`${header}\n1,2,3,4,1\n`, image));
    expect(diagnostics).toEqual([]);
    expect(data?.arrays.get("image")).toEqual(pixels);
  });

  test("a family beside columns nobody reads", async () => {
    expect((await read("id,p0,p1,p2,p3,digit\n9,1,2,3,4,1\n", image)).data?.arrays.get("image")).toEqual(pixels);
  });

  test("too few columns", async () => {
    const { diagnostics } = (await read("p0,p1,p2,digit\n1,2,3,1\n", image));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["NN603", "`image` takes 4 columns of data.csv, and 3 are left that no other value takes"],
    ]);
  });

  test("of two families of the size neither is guessed", async () => {
    expect((await read("p0,p1,p2,p3,q0,q1,q2,q3,digit\n1,2,3,4,1,2,3,4,1\n", image)).diagnostics[0]?.code).toBe("NN603");
  });

  test("one component is read from the column of its name", async () => {
    expect((await read("mass\n7\n", { mass: real(1) })).data?.arrays.get("mass")).toEqual(Float64Array.of(7));
  });
});

describe("missing values", () => {
  test.each(["", "NA", "N/A", "NaN", "null", "?", "."])("a row with %j is dropped and counted", async (cell) => {
    const { data, diagnostics } = (await read(`length,width,species\n1,2,a\n${cell},2,b\n3,4,b\n`, flower));
    expect(data?.arrays.get("flower")).toEqual(Float64Array.of(1, 2, 3, 4));
    expect(data?.dropped).toBe(1);
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ["NN611", "warning", "1 of 3 rows of data.csv dropped: a value is missing in `length`"],
    ]);
  });

  test("a class may be called NA", async () => {
    const { data } = (await read("region\nNA\nEU\n", { region: oneHot("EU", "NA") }));
    expect(data?.arrays.get("region")).toEqual(Int32Array.of(1, 0));
  });

  test("columns the model does not read may have gaps", async () => {
    expect((await read("x,note\n1,\n2,NA\n", { x: real() })).data?.count).toBe(2);
  });

  test("a dropped row may hold what would be a fault elsewhere", async () => {
    expect((await read("length,width,species\n1,2,a\n,two,a\n", flower)).data?.count).toBe(1);
  });

  test("no rows, and no complete rows", async () => {
    expect((await read("x\n", { x: real() })).diagnostics[0]?.message).toBe("data.csv has no examples");
    expect((await read("x,y\n,1\n,2\n", { x: real() })).diagnostics[0]?.message).toBe(
      "data.csv has no complete example: each of its 2 rows lacks a value",
    );
    expect((await read("", { x: real() })).diagnostics.map(({ code }) => code)).toEqual(["NN602"]);
  });
});

describe("faults", () => {
  test("a column that is not there points at the field and names the near one", async () => {
    const { diagnostics } = (await read("length,widht,species\n1,2,a\n", flower));
    const [fault] = diagnostics;
    expect(diagnostics).toHaveLength(1);
    expect([fault?.code, fault?.message]).toEqual(["NN602", "data.csv has no column `width`; did you mean `widht`?"]);
    expect(fault && textAt(fault.span)).toBe("width");
    expect(fault?.fixes[0]?.edits[0]?.text).toBe("widht");
    expect(fault?.notes[0]?.message).toBe("its columns are `length`, `widht`, `species`");
  });

  test("a column that another field is read from is not proposed", async () => {
    const { diagnostics } = await read("length,species\n1,a\n", { ...flower, lengths: real() });
    expect(diagnostics.map(({ message, fixes }) => [message, fixes.length])).toContainEqual(["data.csv has no column `lengths`", 0]);
  });

  test("an unknown class points at its cell, once for each word", async () => {
    const { data, diagnostics } = (await read("length,width,species\n1,2,a\n1,2,c\n1,2,c\n1,2,dd\n", flower));
    expect(data).toBeUndefined();
    expect(diagnostics.map(({ code, span }) => [code, textAt(span), span.start])).toEqual([
      ["NN604", "c", 4],
      ["NN604", "dd", 4],
    ]);
    expect(diagnostics[0]?.message).toContain('line 3: "c" is not a class of `species`, which has "a", "b"');
    expect(diagnostics[0]?.message).toContain("1 more like it");
    expect(diagnostics[0]?.notes[0]?.span && textAt(diagnostics[0].notes[0].span)).toBe("species");
  });

  test("a word where a number stands, on the line it stands on though blank lines and quoted line ends precede it", async () => {
    const { diagnostics } = (await read('x,note\r\n\r\n1,"two\nlines, ""quoted"""\r\nhigh,ok\r\n', { x: real() }));
    expect(diagnostics.map(({ code, message, span }) => [code, message, textAt(span)])).toEqual([
      ["NN605", 'line 5: `x` takes numbers, not "high"', "high"],
    ]);
  });

  test("a row of another length", async () => {
    const { data, diagnostics } = (await read("x,y\n1,2\n3\n4,5,6\n", { x: real() }));
    expect(data).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["NN607", "line 3 has 1 cell, and the header names 2 columns, and 1 more like it"],
    ]);
  });

  test("a quote that is not closed", async () => {
    expect((await read('x,y\n1,"2\n3,4\n', { x: real() })).diagnostics[0]?.code).toBe("NN608");
  });

  test("two columns of one name, if the model reads it", async () => {
    expect((await read("x,x\n1,2\n", { x: real() })).diagnostics[0]?.code).toBe("NN609");
    expect((await read("x,y,y\n1,2,3\n", { x: real() })).diagnostics).toEqual([]);
  });
});

describe("the ways files are written", () => {
  const expected = { flower: Float64Array.of(1.5, 2), species: Int32Array.of(1) };

  test.each([
    ["semicolons", "length;width;species\n1.5;2;b\n"],
    ["tabs", "length\twidth\tspecies\n1.5\t2\tb\n"],
    ["bars", "length|width|species\n1.5|2|b\n"],
    ["carriage returns", "length,width,species\r\n1.5,2,b\r\n"],
    ["line ends of several systems", "length,width,species\r\n1.5,2,b\n"],
    ["line ends of old Macs", "length,width,species\r1.5,2,b\r"],
    ["quotes", '"length","width","species"\n"1.5","2","b"\n'],
    ["a byte order mark", "\uFEFFlength,width,species\n1.5,2,b\n"],
    ["spaces", "length, width, species\n 1.5 , 2 , b\n"],
    ["no last line end", "length,width,species\n1.5,2,b"],
    ["blank lines", "length,width,species\n\n1.5,2,b\n\n"],
  ])("%s", async (_name, text) => {
    const { data, diagnostics } = (await read(text, flower));
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(data?.arrays ?? [])).toEqual(expected);
  });
});

test("of many unknown words ten are told, and the last message counts the others", async () => {
  const words = Array.from({ length: 5000 }, (_, i) => `w${i}`).join("\n");
  const { diagnostics } = (await read(`kind\n${words}\n`, { kind: oneHot("a", "b") }));
  expect(diagnostics).toHaveLength(10);
  expect(diagnostics[9]?.message).toContain("4990 more like it");
});
