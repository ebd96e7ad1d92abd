import type { Policy } from "./policy.ts";

const keyOf = (id: string) => `policy:${id}`;

/** Keeps a policy for the form that edits a deployment. */
export function handPolicy(id: string, policy: Policy): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(policy));
  } catch {
    // the form starts from what is saved
  }
}

/** Takes the policy that was kept for a deployment's form, once. */
export function takePolicy(id: string): Policy | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(id));
    sessionStorage.removeItem(keyOf(id));
    return text === null ? undefined : (JSON.parse(text) as Policy);
  } catch {
    return undefined;
  }
}
