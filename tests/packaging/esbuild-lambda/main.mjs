import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { journey } from "./journey.mjs";

journey(deployments, emulator).then((outcome) => console.log(JSON.stringify(outcome)));
