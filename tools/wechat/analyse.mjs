/** analyse.mjs COMPILED: prints a line for every module that WeChat's analyser cannot find. */
import ci from 'miniprogram-ci'

const project = new ci.Project({
  appid: 'touristappid',
  type: 'miniProgram',
  projectPath: process.argv[2],
  privateKey: 'requested, but not needed to analyse',
  ignores: [],
})

await ci.analyseCode(project)
process.exit(0)
