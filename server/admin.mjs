/** `npm run admin`: builds the commands where they must be built, and runs one. */
import { pathToFileURL } from 'node:url'
import { buildAdmin } from './build.mjs'

const admin = await buildAdmin().catch(({ message }) => {
  console.error(message)
  process.exit(1)
})
await import(pathToFileURL(admin).href)
