/** Weights as pictures: orange below 0, blue above, each array on a scale of its own. */
import type { WeightPicture } from "../trainer/api.ts";
import { element } from "./dom.ts";
import { fourDigits, shapeText } from "./numbers.ts";
import { drawTiles, tilesOf, unitImages } from "./pictures.ts";

export interface WeightsView {
  /** `image`: the shape of images that the network takes. */
  show(weights: readonly WeightPicture[], image: readonly number[] | undefined): void;
}

/** Pixels of the longer side of a picture. */
const largest = 220;

interface Shown {
  readonly canvas: HTMLCanvasElement;
  readonly range: HTMLElement;
}

export function createWeightsView(parent: HTMLElement): WeightsView {
  let names = "";
  const shown = new Map<string, Shown>();
  return {
    show(weights, image) {
      const now = weights.map(({ name, shape }) => `${name}${shapeText(shape)}`).join();
      if (now !== names) {
        names = now;
        shown.clear();
        parent.replaceChildren(...weights.map(({ name, shape }) => {
          const canvas = element("canvas", { role: "img", "aria-label": `Weights ${name}` });
          const range = element("span", { class: "quiet" });
          shown.set(name, { canvas, range });
          return element("figure", { class: "array" }, element("figcaption", {}, element("strong", {}, name), ` ${shapeText(shape)} `, range), canvas);
        }));
      }
      // Of a dense layer behind an image each unit is an image.
      const units = weights.findIndex(({ shape }) => shape.length === 2);
      weights.forEach(({ name, shape, values }, k) => {
        const found = shown.get(name);
        if (found === undefined) return;
        const images = k === units && image !== undefined ? unitImages(values, shape, image) : undefined;
        drawTiles(found.canvas, images ?? tilesOf(values, shape), "diverging");
        const { width, height } = found.canvas;
        found.canvas.style.width = `${Math.round(width * Math.min(largest / width, largest / height, 24))}px`;
        let size = 0;
        for (const value of values) size = Math.max(size, Math.abs(value));
        found.range.textContent = `±${fourDigits(Number(size.toPrecision(2)))}`;
      });
    },
  };
}
