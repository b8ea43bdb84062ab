/** Sockets that one mini-program may hold, those included that are closed but not released yet. */
export const MAX_SOCKETS = 5
/** How long a closed socket still occupies its place. */
export const SOCKET_RELEASE_MS = 500
/** How long a socket may take to open, unless the call says otherwise. */
export const CONNECT_TIMEOUT_MS = 60_000
/** How long a request may take, unless the call says otherwise. */
export const REQUEST_TIMEOUT_MS = 60_000
/** Requests in flight at one time. */
export const MAX_REQUESTS = 10
/** How long hidden code still runs. */
export const SUSPEND_AFTER_MS = 5_000
/** Characters of one key and its value together. */
export const MAX_ENTRY_CHARS = 1024 * 1024
/** Characters of all that is stored. */
export const MAX_STORED_CHARS = 10 * 1024 * 1024
