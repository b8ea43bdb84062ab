/** How many sockets a mini-program may have, including closed ones that are not released yet. */
export const MAX_SOCKETS = 5
/** How long a closed socket still occupies its slot. */
export const SOCKET_RELEASE_MS = 500
/** The same on a phone that releases sockets slowly. */
export const SLOW_SOCKET_RELEASE_MS = 5_000
/** How many sockets real-device debugging allows. */
export const MAX_SOCKETS_DEBUGGING = 2
/** How long a socket takes to fail because of a fault. */
export const CONNECT_FAILS_AFTER_MS = 100
/** The delay of an open event that comes too late. */
export const OPEN_LATE_MS = 12_000
/** How long a closed socket still receives data, with that fault. */
export const LINGER_MS = 1_000
/** How long an app may still count as suspended after it was shown. */
export const WAKING_MS = 300
/** How long a socket may take to open, unless the call specifies otherwise. */
export const CONNECT_TIMEOUT_MS = 60_000
/** How long a request may take, unless the call specifies otherwise. */
export const REQUEST_TIMEOUT_MS = 60_000
/** How many requests may run at the same time. */
export const MAX_REQUESTS = 10
/** How long code continues to run after the app was hidden. */
export const SUSPEND_AFTER_MS = 5_000
/** How long after suspension sockets are cut, with the fault of late cuts. */
export const LATE_CUT_MS = 5_000
/** How long a hidden mini-program is kept, with the fault that ends it. */
export const KILLED_AFTER_MS = 1_800_000
/** How long a native page stays that a fault opened. */
export const NATIVE_PAGE_MS = 20_000
/** How long the network is away after a fault dropped it. */
export const NETWORK_GONE_MS = 3_000
/** The most by which a fault sets the clock. */
export const CLOCK_STEP_MS = 3_600_000
/** The most by which a timer fires late. */
export const TIMER_LATE_MS = 1_000
/** How late callbacks come, with the fault that lets events overtake them. */
export const CALLBACK_LATE_MS = 50
/** How long wx.login takes to fail, with the fault that delays it. */
export const LOGIN_HANGS_MS = 20_000
/** The maximum number of characters of a key and its value. */
export const MAX_ENTRY_CHARS = 1024 * 1024
/** The maximum number of characters in total. */
export const MAX_STORED_CHARS = 10 * 1024 * 1024
