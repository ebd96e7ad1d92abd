import { endpoints } from "./endpoints.js";
import { Refusal } from "./refusal.js";

/** An ID, as the API's resource names have them. */
const ID = "[a-z0-9-]{1,63}";

/**
 * The check that a request is one of the endpoints, for the deployments of one account.
 *
 * @param {string} accountId
 * @returns {(method: string, path: string) => void} throws a refusal
 */
export function routesOf(accountId) {
  if (!new RegExp(`^${ID}$`).test(accountId))
    throw new TypeError("the account ID must contain only a-z, 0-9 and hyphens");
  const routes = endpoints.map(([method, path]) => {
    const pattern = path.replace("{account}", accountId).replace("{deployment}", ID);
    return { method, path: new RegExp(`^${pattern}$`) };
  });
  return (method, path) => {
    const methods = routes.filter((route) => route.path.test(path)).map((route) => route.method);
    if (methods.length === 0) throw new Refusal(403, `only the deployments of the account ${accountId} can be called`);
    if (!methods.includes(method))
      throw new Refusal(405, `this URL takes only ${methods.join(", ")}`, { allow: methods.join(", ") });
  };
}
