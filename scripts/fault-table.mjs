/**
 * Writes the tables of docs/faults.md from test/faults/guards.json and the names of the tests. A test compares them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import prettier from 'prettier'

const ROOT = path.resolve(import.meta.dirname, '..')
const PAGE = path.join(ROOT, 'docs/faults.md')
const FOLDER = path.join(ROOT, 'test/faults')
const HEAD = ['tag', 'what happens, and what must follow', 'guard', 'test']

const testOf = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(FOLDER, file), 'utf8')
      return (text.match(/(?<=it\('\[)[FXI]\d\d/g) ?? []).map((tag) => [tag, file])
    })
)

function rowOf({ tag, what, file, guard }) {
  const test = testOf.get(tag)
  const cells = [
    tag,
    what,
    `[${file}](../${file}) \`${guard}\``,
    `[${test}](../test/faults/${test})`,
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** The page, with the table of each family of tags made anew. */
async function made(page) {
  const guards = JSON.parse(readFileSync(path.join(FOLDER, 'guards.json'), 'utf8'))
  let text = page
  for (const family of new Set(guards.map(({ tag }) => tag[0]))) {
    const rows = guards.filter(({ tag }) => tag.startsWith(family)).map(rowOf)
    const table = [`| ${HEAD.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n')
    text = text.replace(
      new RegExp(`^\\| tag .*\\n\\| -.*\\n(\\| ${family}\\d\\d .*\\n?)+`, 'm'),
      () => `${table}\n`
    )
  }
  return prettier.format(text, { ...(await prettier.resolveConfig(PAGE)), filepath: PAGE })
}

const before = readFileSync(PAGE, 'utf8')
const after = await made(before)
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/faults.md differs from test/faults/guards.json: run npm run faults:table')
    process.exit(1)
  }
} else writeFileSync(PAGE, after)
