import type { Line, Rival, Trial } from '../trials'
import type { Results, Who } from './results'
import { table } from './table'

const COLUMNS: readonly Rival[] = ['bare-ws', 'commits', 'socket.io']
const HEAD = ['', 'huiyin', ...COLUMNS.flatMap((rival) => [rival, '×']), 'target']

/** The table: one line per figure, with ours, each rival's, and the ratio of ours to theirs. */
export function report(trials: readonly Trial[], results: Results): string {
  const rows = trials.flatMap((trial) => trial.lines.map((line) => row(trial, line, results)))
  return table([HEAD, ...rows])
}

/** How much of its core each process used. A process far below 100 % did not limit the figure. */
export function shares(trials: readonly Trial[], results: Results): string {
  const rows = trials.map((trial) => [
    trial.name,
    ...(['huiyin', 'bare-ws', 'socket.io'] as const).map((who) => shareCell(trial, who, results)),
  ])
  return table([['core used by server / generator', 'huiyin', 'bare-ws', 'socket.io'], ...rows])
}

function row(trial: Trial, line: Line, results: Results): string[] {
  const beside = COLUMNS.flatMap((rival) =>
    trial.rivals.includes(rival)
      ? [
          show(results.figure(trial, rival, line), line),
          results.ratio(trial, rival, line).toFixed(2),
        ]
      : ['', '']
  )
  return [
    line.title,
    show(results.figure(trial, 'huiyin', line), line),
    ...beside,
    verdict(trial, line, results),
  ]
}

function verdict(trial: Trial, { target, ...line }: Line, results: Results): string {
  if (!target) return ''
  const { rival, least = 0, most = Infinity } = target
  const ratio = results.ratio(trial, rival, line)
  const bound = target.most === undefined ? `≥ ${least}` : `≤ ${most}`
  return `${bound} × ${rival}: ${ratio >= least && ratio <= most ? 'held' : 'MISSED'}`
}

function show(value: number, { unit }: Line): string {
  switch (unit) {
    case '/s':
      return `${Math.round(value).toLocaleString('en')}/s`
    case 'ms':
      return `${value.toFixed(2)} ms`
    case 'KB':
      return `${(value / 1024).toFixed(1)} KB`
  }
}

function shareCell(trial: Trial, who: Who, results: Results): string {
  const { server, generator } = results.shares(trial, who)
  return `${percent(server)} / ${percent(generator)}`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
