import type { BuiltIn } from './built-in'

/** A component that is only a box. */
export const plain = (tag: string): BuiltIn => ({
  tag,
  properties: tag === 'swiper-item' ? { itemId: String } : { enable: Boolean },
  make: () => ({}),
})
