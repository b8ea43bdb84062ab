/** `npm run admin`: builds the commands if necessary, then runs one. */
import { pathToFileURL } from 'node:url'
import { buildAdmin } from './build.mjs'

const admin = await buildAdmin().catch(({ message }) => {
  console.error(message)
  process.exit(1)
})
await import(pathToFileURL(admin).href)
