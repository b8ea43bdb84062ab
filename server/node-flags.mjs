/**
 * Node's flags for the server. docs/benchmarks.md has the measurements. The young generation starts at 16 MB: this
 * makes a message to a group of a hundred cheaper. It may grow to 64 MB under load, so that short-lived data is never
 * copied. A start value of 32 MB or more makes groups slower again.
 */
export const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=64']
