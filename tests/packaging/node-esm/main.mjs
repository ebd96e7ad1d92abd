import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { journey } from "./journey.mjs";

console.log(JSON.stringify(await journey(deployments, emulator)));
