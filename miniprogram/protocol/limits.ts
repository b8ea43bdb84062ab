/** The newest version of the protocol, which the phone speaks. */
export const PROTOCOL_VERSION = 1
/** The oldest version that the server still speaks. */
export const OLDEST_PROTOCOL_VERSION = 1

/** Longest inbound frame, in bytes of UTF-8. */
export const MAX_FRAME_BYTES = 64 * 1024
/** Longest response or batch from the server, in bytes of UTF-8. */
export const MAX_BATCH_BYTES = 256 * 1024

/** Longest id, in UTF-16 units. */
export const MAX_ID_LENGTH = 64
/** Longest name of a person or title of a conversation, in UTF-16 units. */
export const MAX_NAME_LENGTH = 64
/** Longest text of one message, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 4000
/** Most people that one message can mention. */
export const MAX_MENTIONS = 100

/** Most entries in one page of a history. */
export const HISTORY_PAGE = 100
/** Most conversations in one page of a sync. */
export const SYNC_PAGE = 200
/** Most known entries that a sync asks about. */
export const KNOWN_IN_SYNC = 100
/** Most people in one request. */
export const USERS_PAGE = 100
/** Most people that a conversation's row shows. */
export const MAX_PEOPLE_SHOWN = 9

/** A client that has been silent for this long sends a ping, unless the server specifies another interval. */
export const PING_MS = 25_000
/** The server drops a socket that has been silent for this long. */
export const SILENCE_MS = 60_000
/** A new socket must log in within this time. */
export const LOGIN_DEADLINE_MS = 10_000
/** How long the sender may recall a message. */
export const RECALL_WINDOW_MS = 120_000
/** Largest group in which members are notified of read marks. */
export const READ_NOTICE_MEMBERS = 200
