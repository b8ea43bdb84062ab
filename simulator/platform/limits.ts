/** Sockets that one mini-program may hold, those included that are closed but not released yet. */
export const MAX_SOCKETS = 5
/** How long a closed socket still occupies its place. */
export const SOCKET_RELEASE_MS = 500
/** As before, where a phone is slow to release. */
export const SLOW_SOCKET_RELEASE_MS = 5_000
/** Sockets that real-device debugging allows. */
export const MAX_SOCKETS_DEBUGGING = 2
/** How long a socket takes to fail that fails by a fault. */
export const CONNECT_FAILS_AFTER_MS = 100
/** How late an open is that comes too late. */
export const OPEN_LATE_MS = 12_000
/** How long a closed socket still hears what arrives, where it does. */
export const LINGER_MS = 1_000
/** How long after it is shown an app may still count as suspended. */
export const WAKING_MS = 300
/** How long a socket may take to open, unless the call says otherwise. */
export const CONNECT_TIMEOUT_MS = 60_000
/** How long a request may take, unless the call says otherwise. */
export const REQUEST_TIMEOUT_MS = 60_000
/** Requests in flight at one time. */
export const MAX_REQUESTS = 10
/** How long hidden code still runs. */
export const SUSPEND_AFTER_MS = 5_000
/** How long after suspension sockets are cut, where that comes late. */
export const LATE_CUT_MS = 5_000
/** How long a hidden mini-program is kept, where it is not kept for ever. */
export const KILLED_AFTER_MS = 1_800_000
/** How long a native page stays that opens by itself. */
export const NATIVE_PAGE_MS = 20_000
/** How long the network is gone that drops by itself. */
export const NETWORK_GONE_MS = 3_000
/** The furthest that the clock is set by a fault. */
export const CLOCK_STEP_MS = 3_600_000
/** The most by which a timer rings late. */
export const TIMER_LATE_MS = 1_000
/** How late callbacks come where events overtake them. */
export const CALLBACK_LATE_MS = 50
/** How long wx.login takes to fail where it hangs. */
export const LOGIN_HANGS_MS = 20_000
/** Characters of one key and its value together. */
export const MAX_ENTRY_CHARS = 1024 * 1024
/** Characters of all that is stored. */
export const MAX_STORED_CHARS = 10 * 1024 * 1024
