import type { IndexVariable } from "./types.ts";

/** Makes index variables that no other part of a program uses. A phase starts one at `program.nextIndex`. */
export class Fresh {
  #next: number;

  constructor(next: number) {
    this.#next = next;
  }

  /** Greater than every id handed out: what a program's `nextIndex` becomes. */
  get next(): number {
    return this.#next;
  }

  variable(name: string, lower: number, upper: number): IndexVariable {
    const id = this.#next++;
    return { kind: "variable", id, name, lower, upper, key: `‹${id}›` };
  }

  /** Another variable of the same name and range. */
  like(variable: IndexVariable): IndexVariable {
    return this.variable(variable.name, variable.lower, variable.upper);
  }
}
