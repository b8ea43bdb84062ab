import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.mjs'

const APP_ID = /^wx[0-9a-f]{16}$/
const SETTINGS = 'mp.weixin.qq.com → 管理 → 开发管理 → 开发设置'

/** The app id and the upload key of `WECHAT_APPID` and `WECHAT_UPLOAD_KEY`; throws a Failure that says what to get. */
export function accountFrom({ WECHAT_APPID: appid = '', WECHAT_UPLOAD_KEY: keyPath = '' }) {
  if (appid === '')
    throw new Failure(
      `WECHAT_APPID is missing: it is the AppID(小程序ID) at ${SETTINGS} → 开发者ID.`
    )
  if (!APP_ID.test(appid))
    throw new Failure(
      'WECHAT_APPID must be wx and 16 hexadecimal digits; a test account cannot upload.'
    )
  if (keyPath === '')
    throw new Failure(
      `WECHAT_UPLOAD_KEY is missing: it is the path of the upload key. Make one at ${SETTINGS} → 小程序代码上传, and keep the file outside of this folder.`
    )
  checkKey(keyPath, appid)
  return { appid, keyPath: path.resolve(keyPath) }
}

function checkKey(keyPath, appid) {
  const [owner] = /wx[0-9a-f]{16}/.exec(path.basename(keyPath)) ?? [appid]
  if (owner !== appid)
    throw new Failure(`WECHAT_UPLOAD_KEY is the key of ${owner}, and WECHAT_APPID is ${appid}.`)
  let text
  try {
    text = readFileSync(keyPath, 'utf8')
  } catch (error) {
    throw new Failure(`WECHAT_UPLOAD_KEY cannot be read: ${error.message}`)
  }
  try {
    createPrivateKey(text)
  } catch {
    throw new Failure(
      `WECHAT_UPLOAD_KEY is no upload key: ${keyPath} must be the private.${appid}.key that ${SETTINGS} → 小程序代码上传 gave.`
    )
  }
}
