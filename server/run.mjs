/** `npm run server`: builds the server if necessary, then runs it. With `--build` it only builds. */
import { pathToFileURL } from 'node:url'
import { buildServer } from './build.mjs'
import { whenAbandoned } from './npm-parent.mjs'

whenAbandoned(() => process.emit('SIGTERM') || process.exit(1))

const server = await buildServer().catch(({ message }) => {
  console.error(message)
  process.exit(1)
})
if (!process.argv.includes('--build')) await import(pathToFileURL(server).href)
