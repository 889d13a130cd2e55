/** The address of the page, which has the model and its settings. */
import { fragmentOf, type Shared } from "./link.ts";

export class Address {
  #turn = 0;

  async remember(shared: Shared): Promise<void> {
    const turn = ++this.#turn;
    const fragment = await fragmentOf(shared);
    // Compression takes its time: what was remembered later may be there before.
    if (turn === this.#turn) history.replaceState(null, "", fragment);
  }
}
