import * as viaFile from "fireworks-deployments";
import * as emulatorViaFile from "fireworks-deployments/emulator";
import * as emulator from "fireworks-deployments/emulator/inline";
import * as deployments from "fireworks-deployments/inline";
import * as slim from "fireworks-deployments/slim";
import { journey } from "./journey.mjs";

globalThis.outcome = Promise.all([viaFile.init(), emulatorViaFile.init()])
  .then(() => journey(viaFile, emulatorViaFile))
  .then(() => slim.fieldRules())
  .then(() => journey(deployments, emulator));
