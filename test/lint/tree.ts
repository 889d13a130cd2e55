import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Room, rooms } from "./layers.ts";

const src = join(import.meta.dirname, "../../src");

/** Every file of `src`, by its path below. */
export const files: readonly string[] = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));

/** The rooms that the tree has: the folders of `src`, each phase and each target, the parts of the schedule, and the files beside them. */
export const places: readonly string[] = [...new Set(files.map((path) => path.split("/").slice(0, path.startsWith("phases/schedule/") ? 3 : /^(phases|targets)\//.test(path) ? 2 : 1).join("/")))];

/** The rules of a place of the tree. */
export function roomOf(place: string): Room | undefined {
  return rooms.findLast(({ path }) => path === place || (path.endsWith("/*") && !place.endsWith(".ts") && dirname(path) === dirname(place)));
}

export function placeOf(path: string): string | undefined {
  return places.find((place) => path === place || path.startsWith(`${place}/`));
}

/** Whether files of one place may import those of another. */
export function permits(place: string, other: string): boolean {
  return place === other || roomOf(place)?.imports.some((path) => other === path || other.startsWith(`${path}/`)) === true;
}

/** What a file needs to run: what it imports, types alone left out. */
export function needsOf(path: string): readonly string[] {
  const text = readFileSync(join(src, path), "utf8");
  return [...text.matchAll(/^(?:import|export) (?!type\b)[^;"]*?\bfrom "(\.[^"]+)"/gm)].map(([, specifier = ""]) => relative(src, join(src, dirname(path), specifier)));
}

/** What a file imports, whether by a declaration, in a call or in a type: files of `src` by their paths, and packages by their names. */
export function importsOf(path: string): { readonly inside: readonly string[]; readonly packages: readonly string[] } {
  const text = readFileSync(join(src, path), "utf8");
  const named = [...text.matchAll(/(?:^import [^;"]*?\bfrom |^export (?:type )?(?:\{[^}]*\}|\*[^;"]*?) ?from |^import |\bimport\()"([^"\s]+)"/gm)].flatMap(([, specifier]) => specifier ?? []);
  const inside = named.filter((specifier) => specifier.startsWith(".")).map((specifier) => relative(src, join(src, dirname(path), specifier)));
  return { inside, packages: named.filter((specifier) => !specifier.startsWith(".")) };
}
