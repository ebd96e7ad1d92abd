import type { Account, AccountsQuery, AccountPage as WirePage } from "#wasm";
import { Connection } from "./connection.js";
import { type CallOptions, type ClientOptions, copied } from "./options.js";

/** One page of the accounts that a key opens. */
export interface AccountPage extends WirePage {
  /** The accounts, in the requested order; there even when the service leaves the list out. */
  accounts: Account[];
}

/** A client for the accounts that a key opens. */
export class AccountsClient {
  readonly #connection: Connection;

  /** @throws {FireworksError} of kind `config`, when an option is wrong, or there is no key */
  constructor(options: ClientOptions = {}) {
    this.#connection = new Connection(options);
  }

  /** Reads one page of the accounts. */
  listPage(query?: AccountsQuery, options?: CallOptions): Promise<AccountPage> {
    return this.#connection.call(options, () => ({ endpoint: "list accounts", query: { ...copied(query) } }));
  }
}
