import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { journey } from "./journey.mjs";

globalThis.outcome = Promise.all([deployments.init(), emulator.init()]).then(() => journey(deployments, emulator));
