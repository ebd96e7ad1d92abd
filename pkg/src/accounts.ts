import type { Account, AccountsQuery, AccountPage as WirePage } from "#wasm";
import { Connection } from "./connection.js";
import { CALL, type CallOptions, type ClientOptions, copied } from "./options.js";
import { refuseUnknownParameters } from "./parameters.js";
import type { CallPromise } from "./promise.js";

/** One page of the accounts that a key can access. */
export interface AccountPage extends WirePage {
  /** The accounts, in the requested order. Always an array, even when the service omits it. */
  accounts: Account[];
}

/** A client for the accounts that a key can access. */
export class AccountsClient {
  readonly #connection: Connection;

  /** @throws {FireworksError} of kind `config` if an option is invalid or no key is set */
  constructor(options: ClientOptions = {}) {
    this.#connection = new Connection(options);
  }

  /** Returns one page of accounts. */
  listPage(query?: AccountsQuery, options?: CallOptions): CallPromise<AccountPage> {
    return this.#connection.call(options, [], () => {
      const asked = copied(query);
      refuseUnknownParameters("list accounts", asked, CALL);
      return { endpoint: "list accounts", query: asked };
    });
  }
}
