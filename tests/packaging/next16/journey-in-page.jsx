"use client";
import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { useEffect } from "react";
import { journey } from "./journey.mjs";

/** Runs in the browser, though the server renders it too. */
export function JourneyInPage() {
  useEffect(() => {
    const loaded = Promise.all([deployments.init(), emulator.init()]);
    globalThis.outcome = loaded.then(() => journey(deployments, emulator));
  }, []);
  return null;
}
