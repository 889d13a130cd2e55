/** Colors of pictures: the same in light and dark, but for the middle of a scale, which is that of the page. */

export type Color = readonly [red: number, green: number, blue: number];

/** Of classes: Tol's muted colors, which stay apart for most who see colors otherwise. */
const classColors: readonly Color[] = [[51, 117, 190], [221, 119, 51], [68, 150, 110], [170, 68, 153], [204, 102, 119], [140, 140, 40], [90, 90, 190], [30, 150, 170], [136, 85, 60], [120, 120, 120]];

export function classColor(k: number): Color {
  return classColors[k % classColors.length] ?? [0, 0, 0];
}

export function css([red, green, blue]: Color): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}

export function mixed(a: Color, b: Color, share: number): Color {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** The color of the page behind pictures. */
export function middleOf(isDark: boolean): Color {
  return isDark ? [38, 41, 46] : [247, 247, 245];
}

const negative: Color = [214, 104, 32];
const positive: Color = [36, 104, 184];

/** A number from -1 to 1: orange below 0, blue above. */
export function diverging(value: number, middle: Color): Color {
  const share = Math.min(1, Math.abs(value));
  return Number.isFinite(value) ? mixed(middle, value < 0 ? negative : positive, share) : [128, 128, 128];
}

/** A number from 0 to 1: from the page to the ink. */
export function shade(value: number, isDark: boolean): Color {
  const ink: Color = isDark ? [236, 236, 232] : [24, 26, 30];
  return mixed(middleOf(isDark), ink, Math.max(0, Math.min(1, value)));
}

/** Whether the page is dark, by its style. */
export function isDarkPage(): boolean {
  const { colorScheme } = document.documentElement.style;
  return colorScheme === "dark" || (colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}
