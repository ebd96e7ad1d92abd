import * as emulator from "fireworks-deployments/emulator";
import * as deployments from "fireworks-deployments/inline";
import { journey } from "./journey.mjs";

// the client's module is in the script; the emulator's is a file that this page serves itself
globalThis.outcome = emulator.init("./emulator.wasm").then(() => journey(deployments, emulator));
