import { once } from 'node:events'
import type { Dialect } from '../dialects/dialect'
import type { Figures } from '../jobs'
import { connectAll, signInAll } from './arrive'

/** Everybody signs in. After the contender's memory is measured, everybody connects and stays silent. */
export async function idle(dialect: Dialect, url: string, people: number): Promise<Figures> {
  const expected = await signInAll(dialect, url, people)
  process.send?.('counting')
  await once(process, 'message')
  await connectAll(dialect, url, expected)
  return {}
}
