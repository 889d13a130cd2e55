/** Classes for values that were never seen, and dates, in files that the command reads. */
import { afterAll, expect, test } from "vitest";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

files.write("shops.csv", `city,code,sales\n${Array.from({ length: 12 }, (_, i) => `${["rome", "oslo", "bonn"][i % 3]},${(i % 2) + 1},${i % 3}\n`).join("")}`);
files.write("shops.nn", `model Shops {
  input shop: { city: oneHot("rome", "oslo", other: "rest"), code: oneHot(1..2, other: 0) }
  output seen: [6] = shop { identity }
  shop dense(1)
  output sales: [1]
  loss squaredError(sales)
  train { data: csv("shops.csv") optimizer: adam(rate: 0.1) batch: 4 epochs: 2 }
}
`);

test("train tells which class no row has, and predict takes values of files that no row had", async () => {
  const weights = files.path("shops.safetensors");
  const trained = await nnc(["train", files.path("shops.nn"), "--out", weights]);
  expect(trained.code, trained.err).toBe(0);
  expect((trained.out + trained.err).match(/untrained class \(.*shops\.nn:2\): "0" of shop\.code: 0 of 12 training examples/g)).toHaveLength(1);
  const arguments_ = ["predict", files.path("shops.nn"), "--weights", weights];
  const lines = linesOf(await nnc(arguments_, "city,code\nrome,1\nlima,9\nRome,two\n,1\n"));
  expect(lines).toMatchObject([{ seen: [1, 0, 0, 1, 0, 0] }, { seen: [0, 0, 1, 0, 0, 1] }, { seen: [0, 0, 1, 0, 0, 1] }, { prediction: null, reason: "`city` is missing" }]);
  const json = linesOf(await nnc(arguments_, '{"city": "lima", "code": 9}\n{"city": 12, "code": 2}\n'));
  expect(json).toMatchObject([{ seen: [0, 0, 1, 0, 0, 1] }, { seen: [0, 0, 1, 0, 1, 0] }]);
});

files.write("days.csv", `day,last,sales\n${Array.from({ length: 12 }, (_, i) => `2024-05-${String(i + 1).padStart(2, "0")},${i % 3 === 0 ? "" : "1970-01-03"},${i % 7}\n`).join("")}`);
files.write("days.nn", `model Days {
  input at: { day: date(days, weekday), last: date(days, missing: mean) }
  output seen: [4] = at { identity }
  at standardize dense(1)
  output sales: [1]
  loss squaredError(sales)
  train { data: csv("days.csv") optimizer: adam(rate: 0.1) batch: 4 epochs: 2 }
}
`);

test("train and predict read dates, from text and from milliseconds of JSON", async () => {
  const weights = files.path("days.safetensors");
  const trained = await nnc(["train", files.path("days.nn"), "--out", weights]);
  expect(trained.code, trained.err).toBe(0);
  const arguments_ = ["predict", files.path("days.nn"), "--weights", weights];
  const lines = linesOf(await nnc(arguments_, "day,last\n1970-01-05T12:00:00Z,1970-01-02\n1970-01-05,\n,1970-01-02\n"));
  expect(lines).toMatchObject([{ seen: [4.5, 0, 1, 1] }, { seen: [4, 0, 1, 2] }, { prediction: null, reason: "`day` is missing" }]);
  expect(linesOf(await nnc(arguments_, `{"day": ${4.5 * 86400000}, "last": "1970-01-02"}\n`))).toMatchObject([{ seen: [4.5, 0, 1, 1] }]);
});
