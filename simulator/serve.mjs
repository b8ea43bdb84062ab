import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Serves the files of a folder on the loopback address. Answers its port, and how to close it. */
export async function serveFolder(folder, port) {
  const server = createServer((request, response) => answer(folder, request, response))
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { port: server.address().port, close }
}

function answer(folder, { method, url }, response) {
  const file = fileOf(folder, url)
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405).end()
  if (file === undefined) return void response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** Nothing outside of the folder has a url. */
function fileOf(folder, url) {
  try {
    const { pathname } = new URL(url, 'http://127.0.0.1')
    const file = path.join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname))
    const isInside = file.startsWith(folder + path.sep)
    return isInside && statSync(file).isFile() ? file : undefined
  } catch {
    return undefined // not a url, or not a file
  }
}
