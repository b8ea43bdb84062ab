import type { User } from '../../../protocol/user'
import { MAX_ID_LENGTH } from '../../protocol/limits'
import { WrongShape, integer, record, shown, text, type Read } from './shape'

/** Upper limit for counts. The phone adds and compares them. */
export const MOST = 1e12
/** The end of the year 9999. Later times cannot be displayed. */
const LATEST_MS = 253_402_300_799_999
/** A newer version may allow longer names. They are cut at this length. */
export const NAME_SHOWN = 256
const LONGEST_ADDRESS = 2048
/** Of the words that stand for a kind, a reason or a code. */
export const LONGEST_CODE = 64

const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/

/** An opaque id. */
export const id: Read<string> = (value) => {
  const found = text(MAX_ID_LENGTH, 1)(value)
  if (UNPRINTABLE.test(found)) throw new WrongShape('')
  return found
}

/** A count. */
export const natural = integer(0, MOST)
/** The number of an entry in its log. */
export const seq = integer(1, MOST)
/** A time in milliseconds, rounded: a fraction is harmless. */
export const time: Read<number> = (value) =>
  integer(0, LATEST_MS)(typeof value === 'number' ? Math.round(value) : value)
/** A name or a title, cut to what is shown. */
export const name = shown(NAME_SHOWN)
/** The address of a picture; may be empty. */
export const avatar = shown(LONGEST_ADDRESS)

/** A person, as others see them. */
export const user = record<User>({ id, name, avatar })
