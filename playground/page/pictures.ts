/** Arrays as pictures: a cell for each number, enlarged without smoothing by the style sheet. */
import { type Color, diverging, isDarkPage, middleOf, shade } from "./colors.ts";

/** A rectangle of numbers: `values[offset + row * rowStep + column * columnStep]`. */
export interface Tile {
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Tiles of one picture, at most. */
const mostTiles = 64;

/** The tiles of an array of any rank: images by channel, kernels of convolutions by input and output, matrices and rows as they are. */
export function tilesOf(values: ArrayLike<number>, shape: readonly number[]): readonly Tile[] {
  const [a = 1, b = 1, c = 1, d = 1] = shape;
  switch (shape.length) {
    case 0: case 1: return [{ values, height: 1, width: a, offset: 0, rowStep: a, columnStep: 1 }];
    case 2: return [{ values, height: a, width: b, offset: 0, rowStep: b, columnStep: 1 }];
    case 3: return Array.from({ length: Math.min(mostTiles, c) }, (_, k) => ({ values, height: a, width: b, offset: k, rowStep: b * c, columnStep: c }));
    case 4: return Array.from({ length: Math.min(mostTiles, c * d) }, (_, k) => ({ values, height: a, width: b, offset: k, rowStep: b * c * d, columnStep: c * d }));
    default: return [];
  }
}

/** Weights from the pixels of an image to units, as one image for each unit; `undefined` where the rows are not its pixels. */
export function unitImages(values: ArrayLike<number>, shape: readonly number[], image: readonly number[]): readonly Tile[] | undefined {
  const [rows = 0, units = 0, more] = shape;
  const [height = 0, width = 0, channels = 1] = image;
  if (more !== undefined || rows !== height * width * channels) return undefined;
  return Array.from({ length: Math.min(mostTiles, units) }, (_, unit) => ({ values, height, width, offset: unit, rowStep: width * channels * units, columnStep: channels * units }));
}

export type Scale = "diverging" | "brightness";

/** Draws tiles beside each other into a canvas, which gets the size that they need; all have one scale. */
export function drawTiles(canvas: HTMLCanvasElement, tiles: readonly Tile[], scale: Scale): void {
  const [first] = tiles;
  if (first === undefined) return;
  const { height, width } = first;
  const across = Math.max(1, Math.min(tiles.length, Math.round(Math.sqrt(tiles.length * 2.5 * height / width))));
  const gap = tiles.length > 1 ? 1 : 0;
  const down = Math.ceil(tiles.length / across);
  canvas.width = across * (width + gap) - gap;
  canvas.height = down * (height + gap) - gap;
  canvas.classList.toggle("row", canvas.height === 1);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const picture = context.createImageData(canvas.width, canvas.height);
  const colorAt = colorsOf(tiles, scale);
  tiles.forEach((tile, k) => {
    const [left, top] = [(k % across) * (width + gap), Math.floor(k / across) * (height + gap)];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [red, green, blue] = colorAt(tile.values[tile.offset + row * tile.rowStep + column * tile.columnStep] ?? 0);
        picture.data.set([red, green, blue, 255], 4 * ((top + row) * canvas.width + left + column));
      }
    }
  });
  context.putImageData(picture, 0, 0);
}

/** From the greatest size of all numbers that are shown. */
function colorsOf(tiles: readonly Tile[], scale: Scale): (value: number) => Color {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { values, height, width, offset, rowStep, columnStep } of tiles) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const value = values[offset + row * rowStep + column * columnStep] ?? 0;
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
    }
  }
  const isDark = isDarkPage();
  const middle = middleOf(isDark);
  const size = Math.max(Math.abs(least), Math.abs(greatest)) || 1;
  return scale === "diverging" ? (value) => diverging(value / size, middle) : (value) => shade((value - least) / (greatest - least || 1), isDark);
}
