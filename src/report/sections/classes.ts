/** An output of classes: confusion matrix, quality by class, reliability diagram. */
import { grouped } from "../../numbers.ts";
import { type Content, html, type Markup } from "../html.ts";
import { fixed, inside, line, plot } from "../plot/plot.ts";
import { linearScale } from "../plot/scale.ts";
import type { CalibrationBin, ClassRecord } from "../record.ts";
import { numbersOf, scroll, table } from "../table.ts";

export function classesOf(record: ClassRecord, on: string): Markup {
  const { output, classes, byClass, confusion } = record;
  const share = (x: number): string => x.toFixed(3);
  const quality = table({
    caption: `${output}: by class`, captionHidden: false,
    head: ["class", "precision", "recall", "F1", "support"],
    rows: byClass.map(({ precision, recall, f1, support }, k) => [classes[k] ?? "", share(precision), share(recall), share(f1), grouped(support)]),
  });
  const matrix = confusion && html`<div>${matrixOf(output, classes, confusion)}</div>`;
  return html`<p>Of the ${on} examples.</p><div class="side">${matrix}<div>${quality}</div>${calibration(record)}</div>`;
}

/** The depth of a cell's colour is its share of the row. */
function matrixOf(output: string, classes: readonly string[], counts: readonly (readonly number[])[]): Markup {
  const cell = (count: number, total: number, same: boolean): Content => {
    const share = total === 0 ? 0 : count / total;
    return html`<td class="cell ${same ? "right" : "wrong"}${count === 0 ? " none" : ""}" style="--share:${share.toFixed(3)}">${grouped(count)}</td>`;
  };
  const rows = counts.map((row, i) => {
    const total = row.reduce((a, b) => a + b, 0);
    return html`<tr><th scope="row">${classes[i]}</th>${row.map((count, k) => cell(count, total, i === k))}</tr>\n`;
  });
  return scroll(`${output}: confusion matrix`, html`<table class="matrix"><caption>${output}: confusion matrix</caption><thead><tr><th scope="col" class="corner">true ↓ predicted →</th>${classes.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`);
}

/** Accuracy over the probability of the predicted class; the closer to the diagonal, the better calibrated. */
function calibration({ output, calibration: bins }: ClassRecord): Markup {
  const x = linearScale({ low: 0, high: 1, from: inside.left, to: inside.right });
  const y = linearScale({ low: 0, high: 1, from: inside.bottom, to: inside.top });
  const filled = bins.filter(({ count }) => count > 0);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const error = filled.reduce((sum, { count, accuracy, probability }) => sum + (count / total) * Math.abs(accuracy - probability), 0);
  const bars = bins.map(({ count, accuracy }, k) => {
    if (count === 0) return undefined;
    const [left, right] = [x.place(k / bins.length), x.place((k + 1) / bins.length)];
    const top = y.place(accuracy);
    return html`<rect class="bar" x="${fixed(left + 0.5)}" width="${fixed(right - left - 1)}" y="${fixed(top)}" height="${fixed(Math.max(0.5, inside.bottom - top))}"/>`;
  });
  const marks = [bars, line({ style: "faint", points: [[0, 0], [1, 1]] }, x, y), filled.map(({ probability, accuracy }) => html`<circle class="dot second" cx="${fixed(x.place(probability))}" cy="${fixed(y.place(accuracy))}" r="3"/>`)];
  const description = `${output}: share of correct predictions by the probability of the predicted class. The expected calibration error is ${error.toFixed(3)}.`;
  const picture = plot({ x, y, xLabel: "probability of the predicted class", description, marks });
  return html`<figure><figcaption>${output}: calibration</figcaption>${picture}
<p class="note">Bars: the share of correct predictions by bin of the predicted class’s probability. On the dashed line the two are equal; a dot is at the mean probability of its bin. Expected calibration error (${bins.length} bins): ${error.toFixed(3)}.</p>${numbersOf({
    caption: `${output}: calibration`, head: ["probability", "predictions", "mean probability", "accuracy"],
    rows: bins.map((bin, k) => [`${(k / bins.length).toFixed(2)}–${((k + 1) / bins.length).toFixed(2)}`, ...numbers(bin)]),
  })}</figure>`;
}

function numbers({ count, probability, accuracy }: CalibrationBin): readonly string[] {
  return count === 0 ? ["0", "", ""] : [grouped(count), probability.toFixed(3), accuracy.toFixed(3)];
}
