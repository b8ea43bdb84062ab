/** The text that everybody sends: a short line of Chinese, 60 bytes of UTF-8. */
export const TEXT = '山谷里喊一声总会有回音从远处慢慢传回来的'

const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LENGTH = 8
const RANDOM_LENGTH = 16

/** A message id in our phones' form: 24 characters, the first ones ordered by time. */
export function newMid(): string {
  let mid = ''
  for (let rest = Date.now(), place = 0; place < TIME_LENGTH; place++) {
    mid = ALPHABET.charAt(rest % 64) + mid
    rest = Math.floor(rest / 64)
  }
  for (let place = 0; place < RANDOM_LENGTH; place++) {
    mid += ALPHABET.charAt(Math.floor(Math.random() * 64))
  }
  return mid
}

/** One more message for the conversation. */
export const outgoing = (cid: string) => ({
  cid,
  mid: newMid(),
  type: 'text',
  body: { text: TEXT },
})
