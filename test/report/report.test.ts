/** Pages of reports, from records. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { escape, html } from "../../src/report/html.ts";
import { linearScale, logarithmicScale } from "../../src/report/plot/scale.ts";
import { encodePng } from "../../src/report/png.ts";
import { rateReport } from "../../src/report/rate-report.ts";
import { trainingReport } from "../../src/report/training-report.ts";
import { tuneReport } from "../../src/report/tune-report.ts";
import { bestOf, leastBefore, ranked } from "../../src/report/tune-record.ts";
import { classes, numbers, rate, training, tune } from "./record.ts";

const page = trainingReport(training);

/** The names of elements that are not closed, or closed without being open. */
function unbalanced(text: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing = "", name = "", own = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/gi)) {
    if (own === "/" || /^(?:meta|img|br)$/.test(name)) continue;
    if (closing === "") open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

/** Every text of a record replaced. */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, text));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === "kind" || name === "measuredOn" || name === "date" || name === "formulas" ? each : withTexts(each, text)]));
}

describe("the page", () => {
  test("has every element closed", () => expect(unbalanced(page)).toEqual([]));

  test("loads nothing and runs nothing: a policy says so, and there is no address but of images inside", () => {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`);
    expect(page).not.toMatch(/<(?:script|link|iframe|object)/);
    expect([...page.matchAll(/(?:src|href)="([^"]{0,15})/g)].map(([, address]) => address)).toEqual(["data:image/png;"]);
  });

  test.each([`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='x`, "</style><b>", "\u001b[31m\u0000"])("shows %j as text, wherever it is", (text) => {
    const record: unknown = withTexts(training, text);
    const hostile = trainingReport(record as typeof training);
    expect(unbalanced(hostile)).toEqual([]);
    expect(hostile).not.toMatch(/<script|<b>|<img src=x|' onload|(?![\t\n\r])\p{Cc}/u);
    expect(hostile).toContain(escape(text));
  });

  test("has no number that is none", () => {
    expect(page.replace(/<details>[\s\S]*?<\/details>/g, "")).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("says how training ended, and of which weights the measures are", () => {
    expect(page).toContain("Stopped early after epoch 4 of 10. The measures below are of the weights of epoch 2, the best for early stopping.");
    expect(trainingReport({ ...training, outcome: { kind: "failed", reason: "the loss is NaN", of: 10 } })).toContain("Training failed after epoch 4 of 10: the loss is NaN.");
    expect(trainingReport({ ...training, outcome: { kind: "stopped", of: 10 } })).toContain("Interrupted after epoch 4 of 10.");
  });

  test("has the measures of the test, and troubles with place, evidence and advice", () => {
    expect(page).toContain("<div><dt>test loss</dt><dd>0.75</dd></div><div><dt>test accuracy</dt><dd>50.00%</dd></div>");
    expect(page).toContain("<dt>examples: training + validation + test</dt><dd>80 + 20 + 10</dd>");
    expect(page).toContain("<strong>dead units</strong> <code>pets.nn:3</code></p><p>3 of 4 units of dense1 get no gradient</p><p class=\"quiet\">Advice: lower the rate, or take <code>elu</code></p>");
  });

  test("is written without epochs, outputs and equations too", () => {
    const { doc: _doc, ...rest } = training;
    const bare = trainingReport({ ...rest, epochs: [], outputs: [], mathematics: [], messages: [], examples: { training: 3, validation: 0, test: 0 }, troubles: [], outcome: { kind: "stopped", of: 10 } });
    expect(unbalanced(bare)).toEqual([]);
    expect(bare).not.toMatch(/NaN|undefined|id="curves"/);
  });

  test("has the numbers of each plot as a table", () => {
    const plots = page.match(/<figure>/g)?.length ?? 0;
    const tables = [...page.matchAll(/<details><summary>Numbers/g)].length;
    // Loss, accuracy and rate share the table of the epochs.
    expect([plots, tables]).toEqual([3 + 1 + 2, 1 + 1 + 2]);
    expect(page).toContain("<td class=\"number\">4</td>".replace("td", "th scope=\"row\"").replace("</td>", "</th>"));
  });

  test("equations are MathML", () => {
    expect(page.match(/<math/g)?.length).toBeGreaterThanOrEqual(5);
    expect(page).toContain("∑");
    expect(page).not.toContain("\\sum");
  });

  test("a metric that is not finite breaks its line", () => {
    const epochs = training.epochs.map((e, i) => (i === 2 ? { ...e, loss: NaN } : e));
    const lines = (text: string): number => text.match(/class="(?:line|dot) first"/g)?.length ?? 0;
    const only = (of: typeof training.epochs): string => trainingReport({ ...training, outputs: [], epochs: of });
    expect(lines(only(epochs))).toBe(lines(only(training.epochs)) + 1);
  });

  test("calibration error is that of the bins", () => {
    const bins = classes.calibration.filter(({ count }) => count > 0);
    const error = bins.reduce((sum, { probability, accuracy }) => sum + Math.abs(accuracy - probability), 0) / bins.length;
    expect(page).toContain(`Expected calibration error (15 bins): ${error.toFixed(3)}.`);
    expect(page).toContain(`R² ${numbers.r2}`);
  });
});

describe("the page of a range test", () => {
  test("says what to write, and leaves out losses far above the first", () => {
    const text = rateReport(rate);
    expect(unbalanced(text)).toEqual([]);
    expect(text).toContain("Write <code>optimizer: adam(rate: 0.01)</code> in line 7.");
    expect(text.match(/<circle/g)).toHaveLength(4);
    expect(text.replace(/<details>[\s\S]*?<\/details>/g, "")).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("is written of a test without a suggestion, and of one without steps", () => {
    const { suggestion: _suggestion, write: _write, ...bare } = rate;
    for (const steps of [rate.steps, []]) {
      const text = rateReport({ ...bare, steps });
      expect(unbalanced(text)).toEqual([]);
      expect(text).toContain("there is no rate to suggest");
      expect(text.replace(/<details>[\s\S]*?<\/details>/g, "")).not.toMatch(/undefined|Infinity/);
    }
  });
});

test("templates escape what is put in, and not what a template gave", () => {
  expect(html`<p>${"a<b"}${html`<i>${"&"}</i>`}${[1, undefined, "'"]}</p>`.text).toBe("<p>a&lt;b<i>&amp;</i>1&#39;</p>");
});

describe("scales", () => {
  test.each([[0, 1], [-3, 8], [0.001, 0.0012], [1e-9, 5e9], [5, 5], [0, 0], [-2e7, -1e7]])("of %d to %d has ticks in order that are told apart", (low, high) => {
    const { ticks, place } = linearScale({ low, high, from: 0, to: 100 });
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(12);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    for (const { at } of ticks) expect(place(at)).toBeGreaterThanOrEqual(-1e-6);
    expect(place(low)).toBeGreaterThanOrEqual(-1e-6);
    expect(place(high)).toBeLessThanOrEqual(100 + 1e-6);
  });

  test.each([[1e-7, 10], [0.02, 0.9], [3, 3], [1, 1e300]])("logarithmic, of %d to %d", (low, high) => {
    const { ticks, place } = logarithmicScale({ low, high, from: 0, to: 100 });
    expect(ticks.length).toBeGreaterThanOrEqual(1);
    for (const { at } of ticks) expect(Math.abs(place(at) - 50)).toBeLessThanOrEqual(50 + 1e-6);
  });
});

test("PNG holds the pixels", () => {
  const pixels = Uint8Array.from({ length: 24 }, (_, i) => i * 10);
  const png = Buffer.from(encodePng({ kind: "image", width: 4, height: 2, channels: 3, pixels }));
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([4, 2, 8, 2]);
  const length = png.readUInt32BE(33);
  expect(png.toString("latin1", 37, 41)).toBe("IDAT");
  const rows = inflateSync(png.subarray(41, 41 + length));
  expect(rows.length).toBe(2 * 13);
  expect([...rows.subarray(1, 13), ...rows.subarray(14)]).toEqual([...pixels]);
});

describe("the page of a search", () => {
  const text = tuneReport(tune);

  test("ranks by epochs, then by loss; what failed is last", () => {
    expect(ranked(tune.trials).map(({ number }) => number)).toEqual([2, 4, 1, 3]);
    expect(bestOf(tune.trials)?.number).toBe(2);
    expect(leastBefore(tune.trials)).toEqual({ number: 2, step: tune.trials[1]?.steps[0] });
    expect(leastBefore(tune.trials.filter(({ number }) => number !== 2))).toBeUndefined();
    expect(bestOf(tune.trials.filter(({ failure }) => failure !== undefined))).toBeUndefined();
  });

  test("has every element closed, a chart for each setting with the best marked in it, and the failures", () => {
    expect(unbalanced(text)).toEqual([]);
    expect(text.match(/class="ring"/g)).toHaveLength(3);
    expect(text).toContain("Configuration 3 failed: the loss is NaN");
    expect(text).toContain("<code>optimizer: sgd(rate: 0.05)</code>");
    expect(text).not.toMatch(/NaN(?!<\/li>)|undefined|Infinity/);
  });

  test("shows hostile text as text, and is written where everything failed", () => {
    const hostile = tuneReport({ ...tune, model: "<script>", dimensions: tune.dimensions.map((d) => ({ ...d, name: "<b>" })), write: [{ line: 1, setting: "<img>" }] });
    expect(hostile).not.toMatch(/<script|<b>|<img/);
    const failed = tuneReport({ ...tune, write: [], trials: tune.trials.map(({ number, values }) => ({ number, values, steps: [], failure: { kind: "failed", reason: "no" } })) });
    expect(unbalanced(failed)).toEqual([]);
    expect(failed).toContain("Every configuration failed.");
  });
});
