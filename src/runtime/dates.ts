/** Dates as numbers: days since 1970, and places in a day, a week and a year. All of it in UTC. */
import { checkNumber, checkShape, inWords } from "./checks.ts";
import { isMissing } from "./missing.ts";
import { cos, sin } from "./trigonometric.ts";

const isoDate = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/;

/** Milliseconds since 1970 of `2024-05`, `2024-05-01` or `2024-05-01T12:30:00+02:00`; without a zone it is UTC. `undefined` of any other text, and of dates that there are not. */
export function dateIn(text: string): number | undefined {
  const found = isoDate.exec(text.trim());
  if (found === null) return undefined;
  const number = (group: number, other: number): number => (found[group] === undefined ? other : Number(found[group]));
  const [y, m, d, h, min, s] = [number(1, 0), number(2, 0), number(3, 1), number(4, 0), number(5, 0), number(6, 0)] as const;
  if (m < 1 || m > 12 || d < 1 || d > dayOf(m < 12 ? y : y + 1, m < 12 ? m + 1 : 1, 1) - dayOf(y, m, 1) || h > 24 || min > 59 || s > 60) return undefined;
  const fraction = found[7] === undefined ? 0 : Number(`0.${found[7]}`);
  return dayOf(y, m, d) * 86400000 + ((h * 60 + min - zoneMinutes(found[8] ?? "Z")) * 60 + s) * 1000 + fraction * 1000;
}

/** The distance of a zone from UTC. */
function zoneMinutes(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", ""));
  return zone.startsWith("-") ? -minutes : minutes;
}

/** Days since 1970 of a date of the Gregorian calendar, by years that begin in March, so that the leap day is their last. */
function dayOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The year of a day since 1970. */
function yearOf(day: number): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (day < dayOf(guess, 1, 1)) return guess - 1;
  return day < dayOf(guess + 1, 1, 1) ? guess : guess + 1;
}

/** The share of a day, a week or a year at a day since 1970 and a share of it. */
function turnOf(part: string, day: number, share: number): number {
  if (part === "hour") return share;
  // 1970 began on a Thursday.
  if (part === "weekday") return ((((day + 3) % 7) + 7) % 7) / 7;
  const year = yearOf(day);
  const first = dayOf(year, 1, 1);
  return (day - first) / (dayOf(year + 1, 1, 1) - first);
}

/** Writes the numbers of a moment, in milliseconds since 1970, at `into[at]`, `into[at + stride]` and so on: of `days` one, of other parts sine and cosine. */
export function writeMoment(moment: number, into: { [index: number]: number }, at: number, stride: number, parts: readonly string[]): void {
  const days = moment / 86400000;
  const day = Math.floor(days);
  const angles = new Float64Array(3);
  let next = at;
  for (const part of parts) {
    if (part === "days") {
      into[next] = days;
      next += stride;
      continue;
    }
    const angle = 6.283185307179586 * turnOf(part, day, days - day);
    angles[0] = angle;
    into[next] = sin(angles)[0]!;
    angles[0] = angle;
    into[next + stride] = cos(angles)[0]!;
    next += 2 * stride;
  }
}

/**
 * Writes a date at `into[at]`: text of ISO 8601, milliseconds since 1970, an object with `getTime`, or the `width` numbers themselves.
 * Where `stride` is 2, it may be missing, and a mark lies behind each number: 1 where it is (then the number is 0), else 0.
 */
export function writeDate(value: unknown, into: { [index: number]: number }, at: number, stride: number, parts: readonly string[], width: number, name: string): void {
  if (stride === 2) {
    const missing = isMissing(value);
    for (let i = 0; i < width; i++) {
      into[at + 2 * i] = 0;
      into[at + 2 * i + 1] = missing ? 1 : 0;
    }
    if (missing) return;
  }
  if (typeof value === "object" && value !== null && "length" in value) {
    const numbers = value as ArrayLike<unknown>;
    checkShape(numbers, [width], name);
    for (let i = 0; i < width; i++) into[at + stride * i] = checkNumber(numbers[i], `${name}[${i}]`);
    return;
  }
  writeMoment(momentOf(value, name), into, at, stride, parts);
}

function momentOf(value: unknown, name: string): number {
  const moment = typeof value === "string" ? dateIn(value) : typeof value === "object" && value !== null && "getTime" in value && typeof value.getTime === "function" ? (value.getTime() as unknown) : value;
  if (typeof moment === "number" && Number.isFinite(moment)) return moment;
  throw new TypeError(`${name} is ${typeof value === "string" ? JSON.stringify(value) : inWords(value)}, not a date: give text such as "2024-05-01" or "2024-05-01T12:30:00Z", milliseconds since 1970, or a Date`);
}
