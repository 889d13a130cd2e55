/** Dates of records as numbers, in UTC. */

/**
 * - `days`: days since 1970, with the time of day as a fraction.
 * - `hour`, `weekday`, `yearday`: sine and cosine of the place in a day, a week (of whole days, from Monday) and a year (of whole days, from 1 January).
 */
export const dateParts = ["days", "hour", "weekday", "yearday"] as const;

export type DatePart = (typeof dateParts)[number];

/** How many numbers tell a date by these parts. */
export function dateWidth(parts: readonly DatePart[]): number {
  return parts.reduce((sum, part) => sum + (part === "days" ? 1 : 2), 0);
}
