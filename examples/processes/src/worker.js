/** One worker: computes gradients of the rows it is given, and takes the same steps as all others. */
import { connect } from "node:net";
import { batchOf, readExamples } from "./data.js";
import { bytesOf, gradientsOf, numbersOf, updateBy } from "./gradients.js";
import { createIris } from "./iris.nn";
import { receive, send } from "./messages.js";

const { data } = await readExamples();
const network = createIris();
const socket = connect(Number(process.argv[2]), "127.0.0.1", () => send(socket, { kind: "ready" }));
receive(socket, (message, bytes) => {
  switch (message.kind) {
    case "load": network.load(bytes); break;
    case "rows": {
      const loss = network.accumulate(...batchOf(data, message.rows), message.rows.length);
      send(socket, { kind: "gradients", loss }, bytesOf(gradientsOf(network)));
      break;
    }
    case "update": updateBy(network, numbersOf(bytes)); break;
  }
});
