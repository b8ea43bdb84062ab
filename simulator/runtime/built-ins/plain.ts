import type { BuiltIn } from './built-in'

/** A plain box. */
export const plain = (tag: string): BuiltIn => ({
  tag,
  properties: tag === 'swiper-item' ? { itemId: String } : { enable: Boolean },
  make: () => ({}),
})
