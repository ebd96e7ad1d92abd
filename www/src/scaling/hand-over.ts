import type { Policy } from "./policy.ts";

const keyOf = (place: string, id: string) => `policy/${place}/${id}`;

/** Keeps a policy for the form that edits a deployment. */
export function handPolicy(place: string, id: string, policy: Policy): void {
  try {
    sessionStorage.setItem(keyOf(place, id), JSON.stringify(policy));
  } catch {
    // the form starts from what is saved
  }
}

/** Takes the policy that was kept for a deployment's form, once. */
export function takePolicy(place: string, id: string): Policy | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(place, id));
    sessionStorage.removeItem(keyOf(place, id));
    return text === null ? undefined : (JSON.parse(text) as Policy);
  } catch {
    return undefined;
  }
}
