import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { systemClock as clock } from '../../server/clock'
import { registerDiskMetrics } from '../../server/disk-metrics'
import { metricsPage } from '../../server/http/metrics-page'
import { Metrics } from '../../server/metrics'
import { systemRandom as random } from '../../server/random'
import { Refusal } from '../../server/refusal'
import { openSqlite } from '../../server/storage/sqlite/open'
import { startListening } from './listening'
import { Scene } from './scene'

const TOKEN = '0123456789abcdef'

describe('who may read the metrics', () => {
  const { registry } = new Metrics()
  const ask = (address: string, headers: Record<string, string> = {}, token?: string) =>
    metricsPage(
      { method: 'GET', path: '/metrics', headers, body: '', address },
      { registry, token }
    )
  const refusal = new Refusal('forbidden', 'metrics: only for this machine, or with METRICS_TOKEN')

  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])(
    'this machine may: %s',
    async (address) => {
      expect((await ask(address)).body).toContain('huiyin_connections 0')
    }
  )

  it.each(['192.168.1.5', '203.0.113.9', '::ffff:10.0.0.1', '2001:db8::1', ''])(
    'others may not: %s',
    async (address) => {
      await expect(ask(address)).rejects.toEqual(refusal)
    }
  )

  it.each(['x-forwarded-for', 'x-real-ip', 'x-forwarded-host', 'forwarded', 'via'])(
    'clients of a proxy on this machine may not: %s',
    async (name) => {
      await expect(ask('127.0.0.1', { [name]: '127.0.0.1' })).rejects.toEqual(refusal)
      await expect(ask('127.0.0.1', { [name]: '' })).rejects.toEqual(refusal)
    }
  )

  it('everybody with the token may, if there is one', async () => {
    const bearer = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.9' }

    expect(await ask('203.0.113.9', bearer, TOKEN)).toHaveProperty('status', 200)
    await expect(ask('203.0.113.9', bearer)).rejects.toEqual(refusal)
    for (const authorization of ['', TOKEN, `Bearer ${TOKEN}x`, 'Bearer ', `Basic ${TOKEN}`]) {
      await expect(ask('203.0.113.9', { authorization }, TOKEN)).rejects.toEqual(refusal)
    }
  })
})

describe('the metrics show', () => {
  const shown = (scene: Scene) => scene.http('GET /metrics').then(({ body }) => body)

  it('how sign-ins ended, over HTTP and on sockets', async () => {
    const scene = new Scene()
    const ming = await scene.signsIn('Ming')
    await scene.connects(ming)
    await scene.http('POST /api/login', { code: 'demo:', deviceId: 'd' })
    const stranger = scene.device()
    await stranger.isRefused('/login', { token: 'none', deviceId: 'd', protocol: 1 })

    const body = await shown(scene)

    expect(body).toContain('huiyin_sign_ins_total{way="http",outcome="ok"} 1')
    expect(body).toMatch(/huiyin_sign_ins_total\{way="http",outcome="(forbidden|bad-request)"\} 1/)
    expect(body).toContain('huiyin_sign_ins_total{way="socket",outcome="ok"} 1')
    expect(body).toMatch(/huiyin_sign_ins_total\{way="socket",outcome="(expired|signed-out)"\} 1/)
    await scene.ends()
  })

  it('refused HTTP requests, and the number of rate-limited frames', async () => {
    const scene = new Scene({ requestRate: { perSecond: 0.001, burst: 2 } })
    await scene.http('POST /api/call', {})
    await scene.http('POST /api/call', {})
    const device = await scene.connects(await scene.signsIn('Ming'))
    await device.gets('/ping')
    await device.gets('/ping')
    await device.isRefused('/ping')
    await device.isRefused('/ping')

    const body = await shown(scene)

    expect(body).toContain('huiyin_refusals_total{at="/api/call",reason="expired"} 2')
    expect(body).toMatch(/huiyin_rate_limited_frames_total 2\n/)
    await scene.ends()
  })

  it('refused upgrades and pages, without the requested paths', async () => {
    const server = await startListening()
    const options = { headers: { origin: 'https://elsewhere.example' } }
    await once(new WebSocket(`${server.url.replace('http', 'ws')}/nope`), 'error')
    await once(new WebSocket(`${server.url.replace('http', 'ws')}/ws`, options), 'error')
    await fetch(`${server.url}/secret-path`)
    await fetch(`${server.url}/api/server`, options)

    const body = await (await fetch(`${server.url}/metrics`)).text()

    expect(body).toContain('huiyin_refusals_total{at="/ws",reason="not-found"} 1')
    expect(body).toContain('huiyin_refusals_total{at="/ws",reason="forbidden"} 1')
    expect(body).toContain('huiyin_refusals_total{at="other",reason="not-found"} 1')
    expect(body).toContain('huiyin_refusals_total{at="/api/server",reason="forbidden"} 1')
    expect(body).not.toContain('secret-path')
    await server.close()
  })

  it('how long commits and syncs take', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-timing-'))
    const metrics = new Metrics()
    const timing = {
      elapsed: () => clock.elapsed(),
      committed: (ms: number) => metrics.commits.observe(ms),
      synced: (ms: number) => metrics.syncs.observe(ms),
    }
    const file = join(folder, 'huiyin.db')
    const storage = openSqlite({ file, clock, random, syncing: 'beside', timing })
    registerDiskMetrics(metrics, folder)
    await storage.ensureUser({ identity: 'demo:Ming', name: 'Ming', avatar: '' })

    const body = await metrics.registry.metrics()

    expect(body).toMatch(/huiyin_commit_duration_seconds_count [1-9]/)
    expect(body).toMatch(/huiyin_sync_duration_seconds_count [1-9]/)
    expect(body).toMatch(/huiyin_database_bytes [1-9]/)
    expect(body).toMatch(/huiyin_database_log_bytes [1-9]/)
    expect(body).toMatch(/huiyin_disk_free_bytes [1-9]/)
    await storage.close()
    rmSync(folder, { recursive: true })

    expect(await metrics.registry.metrics()).not.toMatch(/\nhuiyin_disk_free_bytes/)
  })
})
