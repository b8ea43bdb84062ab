import { huiyin } from '../dialects/huiyin'
import { connectAll } from '../generator/arrive'
import { outgoing } from '../message'

const TEXTS = 100
const LONG = '长'.repeat(3_900)
const BETWEEN_MS = 52

/** Returns the demo's group, with a page of long texts at its end. */
export async function fillLog(url: string, [name = '']: readonly string[]): Promise<string> {
  const [person] = await connectAll(huiyin, url, [{ name, token: await huiyin.prepare(url, name) }])
  if (!person) throw new Error('nobody came')
  const cid = await huiyin.group([person])
  const say = async (data: object): Promise<void> => {
    await person.request('/message/send', { ...outgoing(cid), ...data })
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  for (let count = 0; count < TEXTS; count++) await say({ body: { text: LONG } })
  person.leave()
  return cid
}
