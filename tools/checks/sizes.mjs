/** Adds up compiled files by their top folder. Subpackages do not count towards the main package. */
export function sizes(files, app) {
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => folderOf(root))
  const parts = new Map()
  let main = 0
  for (const { file, bytes } of files) {
    const root = roots.find((folder) => file.startsWith(folder))
    const part = root ? `${root} (subpackage)` : firstFolder(file)
    parts.set(part, (parts.get(part) ?? 0) + bytes)
    if (!root) main += bytes
  }
  return { main, parts: [...parts].sort(([, a], [, b]) => b - a) }
}

const folderOf = (root) => `${root.replace(/^\/|\/$/g, '')}/`
const firstFolder = (file) => (file.includes('/') ? `${file.split('/')[0]}/` : 'files at the root')
