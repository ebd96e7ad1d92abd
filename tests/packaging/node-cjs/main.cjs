const deployments = require("fireworks-deployments");
const emulator = require("fireworks-deployments/emulator");

import("./journey.mjs")
  .then(({ journey }) => journey(deployments, emulator))
  .then((outcome) => console.log(JSON.stringify(outcome)));
