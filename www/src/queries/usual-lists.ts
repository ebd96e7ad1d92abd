/** The lists as their views read them without a search, so that whoever asks the same shares the reply. */
export const LIVE = { orderBy: "create_time desc" };

/** Finds what was deleted and isn't purged. */
export const IS_DELETED = "(state = DELETED OR state = DELETING)";

export const DELETED = { showDeleted: true, orderBy: "purge_time", filter: IS_DELETED };
