/** compile.mjs PROJECT OUT: compiles PROJECT into OUT with WeChat's own compiler, without a key or network. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import ci from 'miniprogram-ci'

/** The limits that the compiler normally gets from WeChat's server, in MB and in counts. */
const LIMITS = {
  MaxCodeSize: 2,
  MaxSubpackageSubCodeSize: 2,
  MaxSubpackageFullCodeSize: 30,
  NavigateMiniprogramLimit: 10,
  MinTabbarCount: 2,
  MaxTabbarCount: 5,
  MaxTabbarIconSize: 40,
}

const [projectPath, out] = process.argv.slice(2)
const zip = `${out}.zip`

try {
  await compile()
  await unpack()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
// The compiler keeps its workers for ten minutes, and they would keep this process alive
process.exit(0)

async function compile() {
  const project = new ci.Project({
    appid: 'touristappid',
    type: 'miniProgram',
    projectPath,
    privateKey: 'requested, but not needed to compile',
    ignores: ['node_modules/**/*'],
    attr: async () => ({ setting: LIMITS }),
  })
  await ci.getCompiledResult({ project, version: '1', setting: { useProjectConfig: true } }, zip)
}

async function unpack() {
  const { files } = await JSZip.loadAsync(readFileSync(zip))
  for (const entry of Object.values(files).filter(({ dir }) => !dir)) {
    const target = path.join(out, entry.name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, await entry.async('nodebuffer'))
  }
  rmSync(zip)
}
