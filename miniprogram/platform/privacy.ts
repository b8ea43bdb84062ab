import type { PlatformError } from './ports'

/**
 * How WeChat's privacy rules refuse a call: its use is not declared in the console's privacy guide
 * (`undeclared`), or the user did not agree to the guide (`declined`).
 */
export type PrivacyRefusal = 'undeclared' | 'declined'

const BY_ERRNO: Readonly<Record<number, PrivacyRefusal>> = {
  112: 'undeclared',
  101100: 'undeclared',
  103: 'declined',
  104: 'declined',
  101102: 'declined',
}

/** Which of them a failure is, if it is one: old clients give the words without the number. */
export function privacyRefusalIn({ errno, message }: PlatformError): PrivacyRefusal | undefined {
  const known = errno === undefined ? undefined : BY_ERRNO[errno]
  if (known !== undefined) return known
  if (/not declared|privacy agreement/i.test(message)) return 'undeclared'
  return /privacy permission/i.test(message) ? 'declined' : undefined
}
