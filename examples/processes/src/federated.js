/** Federated averaging: each client trains on rows of its own, and only weights leave it. */
import { batchOf, readExamples } from "./data.js";
import { createIris } from "./iris.nn";

const { data, count } = await readExamples();
const server = createIris({ seed: 42 });
server.fit(data, { epochs: 0, validation: 0 });

/** Clients of 30, 50 and 70 flowers. */
const order = Array.from({ length: count }, (_, i) => (i * 67) % count);
const clients = [order.slice(0, 30), order.slice(30, 80), order.slice(80)].map((rows) => {
  const [flower, species] = batchOf(data, rows);
  return { rows, data: { flower: Float64Array.from(flower), species: Int32Array.from(species) } };
});

for (let round = 1; round <= 10; round++) {
  const trained = clients.map((client) => {
    const network = createIris({ seed: 42 + round, weights: server.save({ only: "weights" }) });
    network.fit(client.data, { epochs: 5, validation: 0 });
    return { network, share: client.rows.length / count };
  });
  for (const [name, { values }] of Object.entries(server.parameters)) {
    values.fill(0);
    for (const { network, share } of trained) network.parameters[name].values.forEach((w, i) => (values[i] += share * w));
  }
  if (round % 5 === 0) console.log(`round ${round}: accuracy ${server.evaluate(data).metrics.accuracy.toFixed(3)}`);
}
