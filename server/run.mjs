import { pathToFileURL } from 'node:url'
import { buildServer } from './build.mjs'

await import(pathToFileURL(await buildServer()).href)
