/**
 * What Node is started with to run the server. A young generation of 16 MB from the start keeps what lives as long
 * as a connection together in memory: it is moved there once, and not in small portions while people sign in. Up to
 * 64 MB, where much is under way at once: what has been answered by the next collection is never copied.
 */
export const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=64']
