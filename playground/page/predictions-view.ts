/** What the network says of the examples. */
import type { Predictions, Snapshot, Surface, WrongExample } from "../trainer/api.ts";
import { classColor, css, isDarkPage, shade } from "./colors.ts";
import { element } from "./dom.ts";
import { counted, fourDigits, percent } from "./numbers.ts";
import { drawTiles, tilesOf } from "./pictures.ts";
import { drawSurface, placeOf, pointAt } from "./surface-view.ts";

export interface PredictionsView {
  show(snapshot: Snapshot): void;
  /** After a change of colors. */
  redraw(): void;
  clear(): void;
}

/** Classes up to which a table of all pairs is shown. */
const mostClasses = 12;

/** `added`: a point of the plane was set, with the class that is chosen. */
export function createPredictionsView(parent: HTMLElement, added: (surface: Surface, point: readonly [number, number], choice: number) => void): PredictionsView {
  let last: Snapshot = {};
  let surface: Surface | undefined;
  let choice = 0;
  const canvas = element("canvas", { class: "surface", role: "application", tabindex: "0", "aria-label": "Predictions over the plane of the two inputs, with the examples as points. Arrows move a cross, Enter sets a point there." });
  /** Where the keyboard sets a point, in shares of width and height from below. */
  let cross: readonly [number, number] | undefined;
  const draw = (shown: Surface): void => drawSurface(canvas, shown, document.activeElement === canvas ? cross : undefined);
  canvas.addEventListener("click", (event) => {
    if (surface !== undefined) added(surface, pointAt(surface, placeOf(event, canvas)), choice);
  });
  canvas.addEventListener("keydown", (event) => {
    if (surface === undefined) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const [x, y] = cross ?? [0.5, 0.5];
    if (event.key === "Enter" && cross !== undefined) added(surface, pointAt(surface, cross), choice);
    else if (step === undefined) return;
    else cross = [inside(x + (step[0] ?? 0) / 40), inside(y + (step[1] ?? 0) / 40)];
    event.preventDefault();
    draw(surface);
  });
  canvas.addEventListener("blur", () => surface !== undefined && draw(surface));
  const show = (): void => {
    const { predictions } = last;
    const shown = last.surface;
    const isNew = shown !== undefined && (surface === undefined || String(surface.classes) !== String(shown.classes));
    surface = shown ?? surface;
    if (surface !== undefined) {
      if (isNew || !canvas.isConnected) parent.replaceChildren(canvas, chooser(surface, choice, (k) => (choice = k)));
      draw(surface);
    } else if (predictions !== undefined) parent.replaceChildren(...contentOf(predictions));
  };
  return {
    show(snapshot) {
      if (snapshot.surface === undefined && snapshot.predictions === undefined) return;
      last = snapshot;
      if (snapshot.surface === undefined) surface = undefined;
      show();
    },
    redraw: show,
    clear() {
      last = {};
      surface = undefined;
      choice = 0;
      parent.replaceChildren();
    },
  };
}

function inside(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/** Which class a click sets; of numbers, the least or the greatest. */
function chooser({ classes, range }: Surface, chosen: number, choose: (k: number) => void): HTMLElement {
  const names = classes.length > 0 ? classes : range.map(fourDigits);
  const options = names.map((name, k) => {
    const input = element("input", { type: "radio", name: "point-class", value: String(k), ...(k === chosen && { checked: "" }) });
    input.addEventListener("change", () => choose(k));
    const dot = element("span", { class: "dot", "aria-hidden": "true" });
    dot.style.backgroundColor = css(classes.length > 0 ? classColor(k) : k === 0 ? [214, 104, 32] : [36, 104, 184]);
    return element("label", {}, input, dot, name);
  });
  return element("fieldset", { class: "chooser" }, element("legend", {}, "A click sets a point:"), ...options);
}

function contentOf(predictions: Predictions): readonly HTMLElement[] {
  switch (predictions.kind) {
    case "classes": return classContent(predictions);
    case "numbers": return [scatter(predictions)];
    case "images": return [element("p", { class: "quiet" }, "Inputs, and below each what the network makes of it."), imagePairs(predictions)];
  }
}

function classContent({ classes, counts, examples, wrong, imageShape }: Extract<Predictions, { kind: "classes" }>): readonly HTMLElement[] {
  const right = classes.reduce((sum, _, k) => sum + (counts[k * (classes.length + 1)] ?? 0), 0);
  const summary = element("p", {}, `${percent(right / examples)} of ${counted(examples, "example")} right`);
  const table = classes.length > mostClasses ? [] : [confusion(classes, counts)];
  if (wrong.length === 0) return [summary, ...table];
  const heading = element("h3", {}, `Wrong: ${examples - right}`);
  const list = element("ul", { class: imageShape === undefined ? "wrong" : "wrong images" }, ...wrong.map((each) => wrongItem(each, imageShape)));
  return imageShape === undefined ? [summary, ...table, heading, list] : [summary, heading, list, ...table];
}

function wrongItem({ number, actual, predicted, probability, image }: WrongExample, shape: readonly number[] | undefined): HTMLElement {
  const text = `${actual} taken for ${predicted}`;
  if (image === undefined || shape === undefined) return element("li", {}, `example ${number}: ${text} (${percent(probability)})`);
  const canvas = element("canvas", { role: "img", "aria-label": `Example ${number}: ${text}`, title: `example ${number}: ${text} (${percent(probability)})` });
  drawTiles(canvas, tilesOf(image, shape), "brightness");
  return element("li", {}, canvas, element("span", { "aria-hidden": "true" }, `${actual} → ${predicted}`));
}

function confusion(classes: readonly string[], counts: Uint32Array): HTMLElement {
  const isDark = isDarkPage();
  const head = element("tr", {}, element("th", { scope: "col" }, "true \\ predicted"), ...classes.map((name) => element("th", { scope: "col" }, name)));
  const rows = classes.map((name, actual) => {
    const own = counts.subarray(actual * classes.length, (actual + 1) * classes.length);
    const all = own.reduce((a, b) => a + b, 0);
    return element("tr", {}, element("th", { scope: "row" }, name), ...classes.map((_, guess) => {
      const count = own[guess] ?? 0;
      const share = all === 0 ? 0 : count / all;
      const cell = element("td", {}, count === 0 ? "" : String(count));
      cell.style.backgroundColor = css(shade(0.85 * share, isDark));
      if (share > 0.5) cell.style.color = css(shade(0, isDark));
      return cell;
    }));
  });
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Confusion matrix" }, element("table", { class: "confusion" }, element("thead", {}, head), element("tbody", {}, ...rows)));
}

/** True numbers to the right, predicted ones upward; right predictions are on the diagonal. */
function scatter({ output, pairs }: Extract<Predictions, { kind: "numbers" }>): HTMLElement {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of pairs) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const side = 480;
  const canvas = element("canvas", { class: "surface", role: "img", "aria-label": `${output}: predicted over true numbers` });
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  const place = (value: number): number => 8 + (side - 16) * (value - least) / (greatest - least || 1);
  const isDark = isDarkPage();
  if (context !== null) {
    context.fillStyle = css(shade(0, isDark));
    context.fillRect(0, 0, side, side);
    context.strokeStyle = css(shade(0.3, isDark));
    context.beginPath();
    context.moveTo(0, side);
    context.lineTo(side, 0);
    context.stroke();
    context.fillStyle = css(classColor(0));
    context.globalAlpha = 0.5;
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      context.beginPath();
      context.arc(place(pairs[at] ?? 0), side - place(pairs[at + 1] ?? 0), 4, 0, 2 * Math.PI);
      context.fill();
    }
  }
  return element("figure", {}, canvas, element("figcaption", { class: "quiet" }, `${output}: predicted (upward) over true, from ${fourDigits(least)} to ${fourDigits(greatest)}`));
}

function imagePairs({ output, shape, given, made }: Extract<Predictions, { kind: "images" }>): HTMLElement {
  const picture = (name: string, image: Float32Array): HTMLElement => {
    const canvas = element("canvas", { role: "img", "aria-label": name });
    drawTiles(canvas, tilesOf(image, shape), "brightness");
    return canvas;
  };
  return element("ul", { class: "pairs" }, ...given.map((image, k) => element("li", {}, picture(`Input ${k + 1}`, image), picture(`${output} ${k + 1}`, made[k] ?? image))));
}
