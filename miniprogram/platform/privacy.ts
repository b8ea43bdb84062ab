import type { PlatformError } from './ports'

/**
 * Why WeChat's privacy rules refused a call: the console's privacy guide does not declare it (`undeclared`), or the
 * user did not accept the guide (`declined`).
 */
export type PrivacyRefusal = 'undeclared' | 'declined'

const BY_ERRNO: Readonly<Record<number, PrivacyRefusal>> = {
  112: 'undeclared',
  101100: 'undeclared',
  103: 'declined',
  104: 'declined',
  101102: 'declined',
}

/** The privacy refusal in a failure, if there is one. Old clients report it in words only, without a number. */
export function privacyRefusalIn({ errno, message }: PlatformError): PrivacyRefusal | undefined {
  const known = errno === undefined ? undefined : BY_ERRNO[errno]
  if (known !== undefined) return known
  if (/not declared|privacy agreement/i.test(message)) return 'undeclared'
  return /privacy permission/i.test(message) ? 'declined' : undefined
}
