import { Gauge, type Registry } from 'prom-client'

/** Put in by the build. Absent in tests, which run the sources. */
declare const BUILT: { version: string; commit: string } | undefined

/** Which version runs. */
export const buildInfo =
  typeof BUILT === 'undefined' ? { version: 'unbuilt', commit: 'unknown' } : BUILT

/** Shows the version, the commit and Node's version as labels, as is usual. */
export function registerBuildInfo(registry: Registry): void {
  const labelNames = ['version', 'commit', 'node']
  const about = { name: 'huiyin_build_info', help: 'The version that runs.', labelNames }
  new Gauge({ ...about, registers: [registry] }).set({ ...buildInfo, node: process.version }, 1)
}
