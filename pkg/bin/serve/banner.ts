import { plain } from "../output/terminal.js";

/** A deployment of the emulator, as far as the banner shows it. */
export interface Shown {
  name?: string;
  state?: string;
}

/** The facts that a server prints when it starts. */
export interface Summary {
  url: string;
  /** The accounts that requests may use: the only one accepted, or those of the deployments. Empty: any. */
  accounts: string[];
  deployments: Shown[];
  /** The settings of clients. */
  environment: Record<string, string>;
  /** True if only the given key is accepted. It is a secret, and not in `environment`. */
  needsKey: boolean;
}

/** The number of deployments that the banner names, of each account. */
const MOST = 10;
const LOCAL = { account: "local", key: "fw_local" };

/** Summarizes an emulator that accepts these credentials, or any. */
export function summaryOf(
  url: string,
  deployments: Shown[],
  { accountId, apiKey }: { accountId?: string | undefined; apiKey?: string | undefined },
): Summary {
  const accounts = accountId ? [accountId] : [...new Set(deployments.map(accountOf))];
  const environment = {
    FIREWORKS_BASE_URL: url,
    FIREWORKS_ACCOUNT_ID: accounts[0] ?? LOCAL.account,
    ...(apiKey === undefined && { FIREWORKS_API_KEY: LOCAL.key }),
  };
  const shown = deployments.map(({ name = "", state = "" }) => ({ name, state }));
  return { url, accounts, deployments: shown, environment, needsKey: apiKey !== undefined };
}

/** Formats a summary for people. */
export function bannerOf({ url, accounts, deployments, environment, needsKey }: Summary): string {
  const groups = byAccount(deployments);
  const parts = [...groups].map(([account, own]) => {
    const limit = accounts.includes(account) ? "" : `, which no request can reach: only ${accounts[0]} is accepted`;
    return groupOf(account, own, limit);
  });
  if (groups.size === 0)
    parts.push(accounts.length > 0 ? `Account ${accounts[0]} has no deployments.` : "No deployments.");
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`);
  if (needsKey) settings.push("FIREWORKS_API_KEY=…");
  const key = needsKey ? "; only the given API key is accepted" : "";
  return [
    `Emulator listening on ${url}`,
    ...parts,
    `To use it from a shell${key}:\n  export ${settings.join(" ")}`,
    `Its own methods: ${url}/emulator/`,
  ].join("\n\n");
}

function byAccount(deployments: Shown[]): Map<string, Shown[]> {
  const groups = new Map<string, Shown[]>();
  for (const deployment of deployments) {
    const account = accountOf(deployment);
    const group = groups.get(account);
    if (group) group.push(deployment);
    else groups.set(account, [deployment]);
  }
  return groups;
}

function groupOf(account: string, deployments: Shown[], limit: string): string {
  const rows = deployments
    .slice(0, MOST)
    .map(({ name = "", state = "" }) => [plain(idOf(name)), plain(state)] as const);
  const width = Math.max(...rows.map(([id]) => id.length));
  const count = deployments.length === 1 ? "1 deployment" : `${deployments.length} deployments`;
  const left = deployments.length - rows.length;
  return [
    `Account ${plain(account)}: ${count}${limit}`,
    ...rows.map(([id, state]) => `  ${id.padEnd(width)}  ${state}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ].join("\n");
}

const accountOf = ({ name = "" }: Shown): string => name.split("/")[1] ?? "";
const idOf = (name: string): string => name.split("/").at(-1) ?? "";

/** A value as a shell reads it. */
function quoted(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
