/** Lets the steps of a training through: all of them, one by one, or so many a second. */
export class Gate {
  #open = false;
  #permits = 0;
  #waiting: (() => void) | undefined;
  /** Milliseconds between steps. */
  #interval = 0;

  get isOpen(): boolean {
    return this.#open;
  }

  /** Before each step: `undefined` where it may run at once. */
  pass(): Promise<void> | undefined {
    if (this.#open) return this.#interval === 0 ? undefined : new Promise((resolve) => void setTimeout(resolve, this.#interval));
    if (this.#permits > 0) {
      this.#permits -= 1;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting = () => {
        this.#permits = Math.max(0, this.#permits - 1);
        resolve();
      };
    });
  }

  open(): void {
    this.#open = true;
    this.#release();
  }

  close(): void {
    this.#open = false;
  }

  /** Lets one step through, and closes. */
  permit(): void {
    this.#open = false;
    this.#permits += 1;
    this.#release();
  }

  /** Lets a step that waits end, whatever becomes of it. */
  abandon(): void {
    this.#release();
  }

  pace(updates: number): void {
    this.#interval = updates === 0 ? 0 : 1000 / updates;
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }
}
