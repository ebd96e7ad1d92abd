// An emulator with one account, and one-line helpers for requests.
import { isFireworksError } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

export const BASE = "http://emulator/v1/accounts/acme/deployments";
export const START = "2026-03-01T12:00:00Z";
export const isConfig = (part) => (error) =>
  isFireworksError(error) && error.kind === "config" && error.message.includes(part);

export const emulated = (options) => createEmulator({ accountId: "acme", now: START, ...options });
export const state = async ({ fetch }, id = "x") => (await (await fetch(`${BASE}/${id}`)).json()).state;
export const undelete = ({ fetch }, init) => fetch(`${BASE}/x:undelete`, { method: "POST", body: "{}", ...init });
export const deleted = { deployments: [{ name: "x", state: "DELETED" }] };
