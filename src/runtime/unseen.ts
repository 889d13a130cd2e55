/** Classes of inputs where any value that is none of the others is one of the last class. */
import { classNumber } from "./checks.ts";

/** The index of a class, given by name; of any other name that of the last class. Where no name is a number, a number is an index. */
export function classOrOther(value: unknown, classes: readonly (string | number)[], name: string, index?: number): number {
  return isOther(value, classes) ? classes.length - 1 : classNumber(value, classes, name, index);
}

function isOther(value: unknown, classes: readonly (string | number)[]): boolean {
  if (classes.includes(value as string | number)) return false;
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value) && classes.some((c) => typeof c === "number"));
}

/** Where numbers of a data set are names of classes. */
interface OtherClasses {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly (string | number)[];
}

/** Flat numbers with the last class in place of each that is no name, in columns `from` to `to` - 1 of rows of `width` numbers; lists of examples as they are. */
export function nameOthers(data: ArrayLike<unknown>, width: number, columns: readonly OtherClasses[]): ArrayLike<unknown> {
  if (typeof data !== "object" || data === null || typeof data[0] !== "number") return data;
  return Array.from(data, (value, i) => {
    const { classes } = columns.find(({ from, to }) => i % width >= from && i % width < to) ?? {};
    return classes !== undefined && isOther(value, classes) ? classes[classes.length - 1] : value;
  });
}
