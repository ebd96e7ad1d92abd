import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as emulator from "fireworks-deployments/emulator";
import * as deployments from "fireworks-deployments/slim";
import { journey } from "./journey.mjs";

deployments.initSync(readFileSync(createRequire(import.meta.url).resolve("fireworks-deployments/deployments.wasm")));
console.log(JSON.stringify(await journey(deployments, emulator)));
