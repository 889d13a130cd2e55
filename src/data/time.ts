/** Times in data files: dates as ISO 8601 writes them, on the scale of milliseconds. */

const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/;

/** Milliseconds since 1970 of `2024-05`, `2024-05-01` or `2024-05-01T12:30:00+02:00`; without a zone it is UTC. `undefined` of any other text, and of dates that there are not. */
export function dateIn(cell: string): number | undefined {
  const found = iso.exec(cell.trim());
  if (found === null) return undefined;
  const [, year = "", month = "", day = "01", hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = found;
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = [year, month, day, hour, minute, second].map(Number);
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d || h > 24 || min > 59 || s > 60) return undefined;
  return date.getTime() + ((h * 60 + min - minutesOf(zone)) * 60 + s) * 1000 + Number(`0.${fraction || "0"}`) * 1000;
}

/** The distance of a zone from UTC. */
function minutesOf(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || "0");
  return zone.startsWith("-") ? -minutes : minutes;
}
