import { Gauge, type Registry } from 'prom-client'

/** Defined by the build. Absent in tests, which run the sources. */
declare const BUILT: { version: string; commit: string } | undefined

/** The version that is running. */
export const buildInfo =
  typeof BUILT === 'undefined' ? { version: 'unbuilt', commit: 'unknown' } : BUILT

/** Shows the version, the commit and Node's version as labels, as Prometheus exporters usually do. */
export function registerBuildInfo(registry: Registry): void {
  const labelNames = ['version', 'commit', 'node']
  const about = { name: 'huiyin_build_info', help: 'The running version.', labelNames }
  new Gauge({ ...about, registers: [registry] }).set({ ...buildInfo, node: process.version }, 1)
}
