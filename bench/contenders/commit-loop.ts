/** The disk's share alone: group commits of rows like ours, synced, without a network. */
import { DatabaseSync } from '@photostructure/sqlite'
import { percentile } from '../figures/statistics'
import { atPace } from '../pace'
import { TEXT, newMid } from '../message'
import type { CommitJob, Figures } from '../jobs'

const db = new DatabaseSync(process.argv[2] ?? ':memory:')
db.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 8000;
  CREATE TABLE entry (
    key INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL,
    mid TEXT, sender INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (conversation, seq)
  ) STRICT;
`)
const insert = db.prepare('INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
const body = JSON.stringify({ text: TEXT })
let written = 0

process.once('message', (job: CommitJob) => {
  void run(job).then((figures) => process.send?.({ figures }))
})
process.send?.({ port: 0 })

async function run(job: CommitJob): Promise<Figures> {
  return 'batch' in job ? { perSecond: await rowsPerSecond(job) } : latencies(job)
}

function commit(rows: number): void {
  db.exec('BEGIN IMMEDIATE')
  for (let row = 0; row < rows; row++) {
    const seq = ++written
    insert.run(row, seq, seq, newMid(), row, Date.now(), 'text', body)
  }
  db.exec('COMMIT')
}

async function rowsPerSecond({ batch, seconds }: { batch: number; seconds: number }) {
  const endMs = performance.now() + seconds * 1000
  const before = written
  while (performance.now() < endMs) {
    commit(batch)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return (written - before) / seconds
}

async function latencies(pace: { perSecond: number; seconds: number }) {
  const waitsMs: number[] = []
  let due: number[] = []
  const commitAll = (): void => {
    const group = due
    due = []
    commit(group.length)
    const nowMs = performance.now()
    for (const dueMs of group) waitsMs.push(nowMs - dueMs)
  }
  await atPace(pace, (dueMs) => {
    if (due.push(dueMs) === 1) setImmediate(commitAll)
  })
  return { p50: percentile(waitsMs, 0.5), p99: percentile(waitsMs, 0.99) }
}
