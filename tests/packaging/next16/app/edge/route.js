import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { journey } from "../../journey.mjs";

export const runtime = "edge";

export const GET = async () => Response.json(await journey(deployments, emulator));
