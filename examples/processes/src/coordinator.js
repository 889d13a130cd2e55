/** Hands out rows, adds gradients, and has all workers take the same step. */
import { once } from "node:events";
import { createServer } from "node:net";
import { bytesOf, numbersOf, updateBy } from "./gradients.js";
import { receive, send } from "./messages.js";

/** A worker that does not answer for so long is given up. */
const patience = 10_000;

export class Coordinator {
  #network;
  #server;
  /** Workers that have the network's weights. */
  #workers = new Set();
  /** Those that wait for the step to end. */
  #waiting = new Set();
  #arrived = [];

  constructor(network) {
    this.#network = network;
    this.#server = createServer((socket) => {
      receive(socket, (message, bytes) => (message.kind === "ready" ? this.#join(socket) : socket.emit("answer", message, bytes)));
      socket.on("error", () => {}).on("close", () => {
        this.#workers.delete(socket);
        this.#waiting.delete(socket);
      });
    });
  }

  async listen() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this.#server.address().port;
  }

  #join(socket) {
    this.#waiting.add(socket);
    for (const arrived of this.#arrived.splice(0)) arrived();
  }

  /** Waits for so many workers, old and new. */
  async arrived(count) {
    while (this.#workers.size + this.#waiting.size < count) await new Promise((done) => this.#arrived.push(done));
  }

  get workers() {
    return this.#workers.size;
  }

  /** One step on a batch; gives its mean loss. Rows of a worker that dies go to the others, so the step is the same whoever computes it. */
  async step(rows) {
    // Whoever comes between two steps begins with the weights, the state of the optimizer and the number of the step.
    for (const socket of this.#waiting) {
      send(socket, { kind: "load" }, this.#network.save());
      this.#workers.add(socket);
    }
    this.#waiting.clear();
    const found = new Map();
    for (let left = [rows]; left.length > 0;) {
      if (this.#workers.size === 0) throw new Error("no worker is left");
      const parts = shares(left.flat(), [...this.#workers]);
      const answers = await Promise.allSettled(parts.map(([socket, part]) => ask(socket, part)));
      left = [];
      answers.forEach(({ status, value }, k) => (status === "fulfilled" ? found.set(parts[k][1][0], value) : left.push(parts[k][1])));
    }
    // In the order of the rows, not of arrival: one seed gives one result.
    const ordered = rows.flatMap((row) => found.get(row) ?? []);
    const gradients = new Float64Array(ordered[0].gradients.length);
    let loss = 0;
    for (const part of ordered) {
      const weight = part.count / rows.length;
      part.gradients.forEach((g, i) => (gradients[i] += weight * g));
      loss += weight * part.loss;
    }
    updateBy(this.#network, gradients);
    for (const socket of this.#workers) send(socket, { kind: "update" }, bytesOf(gradients));
    return loss;
  }

  close() {
    for (const socket of [...this.#workers, ...this.#waiting]) socket.end();
    this.#server.close();
  }
}

/** Rows for each worker, as equal as they get; a worker without rows is left out. */
function shares(rows, workers) {
  const ends = workers.map((_, k) => Math.round(((k + 1) * rows.length) / workers.length));
  return workers.map((socket, k) => [socket, rows.slice(ends[k - 1] ?? 0, ends[k])]).filter(([, part]) => part.length > 0);
}

/** The gradients of some rows; rejects where the worker dies or is silent. */
async function ask(socket, rows) {
  const gone = new AbortController();
  const end = () => gone.abort();
  socket.once("close", end);
  const timer = setTimeout(() => socket.destroy(), patience);
  try {
    send(socket, { kind: "rows", rows });
    const [{ loss }, bytes] = await once(socket, "answer", { signal: gone.signal });
    return { loss, count: rows.length, gradients: numbersOf(bytes) };
  } finally {
    clearTimeout(timer);
    socket.off("close", end);
  }
}
