/** Runs one task at a time, and of those that wait the latest alone. */
export class Latest {
  #running = false;
  #next: (() => Promise<void>) | undefined;

  run(task: () => Promise<void>): void {
    this.#next = task;
    if (!this.#running) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running = true;
    try {
      for (let task = this.#take(); task !== undefined; task = this.#take()) await task();
    } finally {
      this.#running = false;
    }
  }

  #take(): (() => Promise<void>) | undefined {
    const task = this.#next;
    this.#next = undefined;
    return task;
  }
}
