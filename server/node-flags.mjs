/**
 * What Node is started with to run the server; docs/benchmarks.md has what it brings. A young generation of 16 MB from
 * the start: a message to a group of a hundred costs less. It may grow to 64 MB where much is under way
 * at once: what is answered before the next collection is never copied. Started with 32 or more, groups lose again.
 */
export const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=64']
