import { runSeed } from './run-seed'

const KEPT_LINES = 60

/** Runs the seeds given on the command line (`from`, `count` and `step`). Prints a line of JSON for each. */
async function main([from = '1', count = '1', step = '1']: string[]): Promise<void> {
  for (let turn = 0; turn < Number(count); turn++) {
    const outcome = await runSeed(Number(from) + turn * Number(step))
    const trace = outcome.violations.length > 0 ? outcome.trace.slice(-KEPT_LINES) : []
    process.stdout.write(`${JSON.stringify({ ...outcome, trace })}\n`)
  }
}

void main(process.argv.slice(2))
