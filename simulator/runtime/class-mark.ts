/** Stands before every class in a compiled sheet: the prefix of its component is known when its code has run. */
export const CLASS_MARK = '__class58__'
