import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sendUnderTrace } from './conversation'
import { failingSyncs } from './failing-syncs'
import { proofFor, type Proof } from './proof'
import { systemCalls, type SystemCall } from './system-calls'

/** Shows from the system's own record that every message was synced before anybody was told about it. */
export async function main(entry: string): Promise<void> {
  const folder = mkdtempSync(path.join(path.dirname(entry), 'proof-'))
  const place = (name: string) => ({
    entry,
    data: path.join(folder, name),
    trace: path.join(folder, `${name}.trace`),
  })
  const mids = await sendUnderTrace(place('whole'))
  const calls = systemCalls(readFileSync(place('whole').trace, 'utf8'))
  const proof = proofFor(mids, calls)
  console.log(inWords(proof))
  const failures = await failingSyncs(place('failing'))
  console.log(failures.words)
  const flaws = [...proof.flaws, ...failures.flaws]
  for (const flaw of flaws) console.error(flaw)
  if (flaws.length > 0) process.exitCode = 1
  else rmSync(folder, { recursive: true })
}

function inWords({ ways, flaws }: Proof): string {
  const syncs = new Set(ways.map(({ synced }) => synced))
  const example = ways.at(-1)
  const shown = example ? [example.written, example.synced, example.told].map(line) : []
  return [
    `messages told of: ${ways.length + flaws.length}, of which ${ways.length} behind a sync of the log that holds them`,
    `syncs behind which they came: ${syncs.size}`,
    ...shown,
  ].join('\n')
}

function line({ name, target, rest, result }: SystemCall): string {
  const isShort = rest.length < 60
  const shown = isShort ? rest : `${rest.slice(0, 30)} … ${rest.length} characters) = ${result}`
  return `  ${name}(<${path.basename(target)}>${shown}`
}
