/** pack-npm.mjs PROJECT: builds PROJECT/miniprogram/miniprogram_npm with WeChat's own builder. */
import path from 'node:path'
import ci from 'miniprogram-ci'

const project = process.argv[2]
const { warnList } = await ci.packNpmManually({
  packageJsonPath: path.join(project, 'package.json'),
  miniprogramNpmDistDir: path.join(project, 'miniprogram'),
})

for (const { jsPath, msg } of warnList) console.error(`${path.relative(project, jsPath)}: ${msg}`)
if (warnList.length > 0) process.exitCode = 1
