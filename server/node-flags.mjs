/**
 * What Node is started with to run the server. A young generation of 16 MB from the start keeps what lives as long
 * as a connection together in memory: it is moved there once, and not in small portions while people sign in.
 */
export const NODE_FLAGS = ['--min-semi-space-size=16']
