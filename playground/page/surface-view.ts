/** Predictions over the plane, with the examples as points. */
import type { Surface } from "../trainer/api.ts";
import { classColor, type Color, css, diverging, isDarkPage, middleOf, mixed, shade } from "./colors.ts";

/** The side of the picture in pixels of the canvas. */
const side = 480;

/** `cross`: a place that is marked, in shares of width and height from below. */
export function drawSurface(canvas: HTMLCanvasElement, surface: Surface, cross?: readonly [number, number]): void {
  const cells = new OffscreenCanvas(surface.size, surface.size);
  const small = cells.getContext("2d");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (context === null || small === null) return;
  const { size, values, width, points, axes: [across, up] } = surface;
  if (across === undefined || up === undefined) return;
  const picture = small.createImageData(size, size);
  const middle = middleOf(isDarkPage());
  for (let cell = 0; cell < size * size; cell++) {
    const [red, green, blue] = colorOfCell(values.subarray(cell * width, (cell + 1) * width), surface, middle);
    // The second number grows upward.
    const place = (size - 1 - Math.floor(cell / size)) * size + (cell % size);
    picture.data.set([red, green, blue, 255], 4 * place);
  }
  small.putImageData(picture, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(cells, 0, 0, side, side);
  context.lineWidth = 2;
  context.strokeStyle = css(middle);
  for (let at = 0; at + 2 < points.length; at += 3) {
    const [x = 0, y = 0, value = 0] = points.subarray(at, at + 3);
    context.fillStyle = css(pointColor(value, surface));
    context.beginPath();
    context.arc(side * (x - across.from) / (across.to - across.from), side * (1 - (y - up.from) / (up.to - up.from)), 7, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  if (cross === undefined) return;
  const [x, y] = [side * cross[0], side * (1 - cross[1])];
  context.strokeStyle = css(shade(1, isDarkPage()));
  context.beginPath();
  context.moveTo(x - 14, y);
  context.lineTo(x + 14, y);
  context.moveTo(x, y - 14);
  context.lineTo(x, y + 14);
  context.stroke();
}

/** The place of a click, in shares of width and height from below. */
export function placeOf(event: MouseEvent, canvas: HTMLCanvasElement): readonly [number, number] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [(event.clientX - left) / width, 1 - (event.clientY - top) / height];
}

/** The two numbers at a place. */
export function pointAt({ axes: [across, up] }: Surface, [x, y]: readonly [number, number]): readonly [number, number] {
  return [(across?.from ?? 0) + x * ((across?.to ?? 1) - (across?.from ?? 0)), (up?.from ?? 0) + y * ((up?.to ?? 1) - (up?.from ?? 0))];
}

/** The colors of the classes, in the shares of their probabilities; a number on a scale of two colors. */
function colorOfCell(cell: Float32Array, { classes, range }: Surface, middle: Color): Color {
  const [only = 0] = cell;
  if (classes.length === 0) return diverging(1.4 * ((only - range[0]) / (range[1] - range[0] || 1) - 0.5), middle);
  const shares = cell.length === 1 ? [1 - only, only] : [...cell];
  const color = shares.reduce<Color>((sum, share, k) => mixedSum(sum, classColor(k), share), [0, 0, 0]);
  return mixed(middle, color, 0.6);
}

function mixedSum(sum: Color, color: Color, share: number): Color {
  return [sum[0] + share * color[0], sum[1] + share * color[1], sum[2] + share * color[2]];
}

function pointColor(value: number, { classes, range }: Surface): Color {
  return classes.length > 0 ? classColor(value) : diverging(2 * ((value - range[0]) / (range[1] - range[0] || 1) - 0.5), [128, 128, 128]);
}
