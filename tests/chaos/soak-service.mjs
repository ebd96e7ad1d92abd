// The service of a soak, behind the proxy, in a thread of its own: its memory and its sockets don't count as the client's. A
// message to it closes all connections.
import { once } from "node:events";
import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { openLedger } from "./ledger.mjs";
import { planOf } from "./plans.mjs";
import { chaos } from "./proxy.mjs";

const { seed, count } = workerData;
// it ends with the thread
const ledger = await openLedger({ after() {} });
const server = createServer(chaos(ledger, seed).listener);
for (let call = 0; call < count; call++) ledger.put(planOf(seed, call));
server.listen(0, "127.0.0.1");
await once(server, "listening");
// the server itself forgets those whose reply was written past it
const sockets = new Set();
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
});
parentPort.on("message", () => {
  for (const socket of sockets) socket.destroy();
});
parentPort.postMessage(`http://127.0.0.1:${server.address().port}`);
