/** The argument of setData: values by path, such as `chunks[3].rows[12]`. */
export type Patch = Record<string, unknown>

/** Draws a patch. The first one after subscribing contains everything. */
export type PatchListener = (patch: Patch) => void
