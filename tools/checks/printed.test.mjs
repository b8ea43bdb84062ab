import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { saidByCompiler } from './compiles.mjs'
import { missingModules } from './modules-are-found.mjs'

describe('the output of WeChat’s tools', () => {
  it('loses its noise and the path of the scratch folder', () => {
    const printed = [
      '[miniprogram-builder] getservice CI',
      '[error] get white ext list fail Error: getaddrinfo ENOTFOUND host',
      'file: app.ts',
      ' /scratch/project/app.ts: Unexpected token (1:6)',
      '',
    ].join('\n')

    assert.equal(
      saidByCompiler(printed, '/scratch/project'),
      'file: app.ts\n app.ts: Unexpected token (1:6)'
    )
  })

  it('is never empty if the tool failed', () => {
    assert.equal(saidByCompiler('\n', '/scratch'), 'the compiler failed without a message')
  })

  it('names each missing module and the module that requires it', () => {
    const printed = `Js module a.js resolve dep failed
Error: Couldn't resolve the Js file "./gone" relative to "/pages/a.js:1:248"
    at resolve (index.js:1:7314)`

    assert.deepEqual(missingModules(printed), [
      'pages/a.js requires ./gone (Js), which does not ship',
    ])
  })
})
