/** What a person can mend, in one sentence. */
export class Failure extends Error {}

const CONSOLE = 'mp.weixin.qq.com → 管理 → 开发管理 → 开发设置'

/** WeChat's error messages, and what to do about them. */
const REMEDIES = [
  {
    about: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|socket hang up/,
    sentence: () =>
      'servicewechat.com cannot be reached: connect this machine to the internet, or set HTTPS_PROXY.',
  },
  {
    about: /invalid ip:? *(\d[\d.]*|[\da-f:]+)/i,
    sentence: ([, address]) =>
      `WeChat does not accept this machine's address${address ? ` (${address})` : ''}: add it to the whitelist at ${CONSOLE} → 小程序代码上传 → IP白名单.`,
  },
  {
    about: /signature|private ?key|PEM|decoder|-10007/i,
    sentence: () =>
      `WeChat does not accept the upload key: make a new one at ${CONSOLE} → 小程序代码上传, and set WECHAT_UPLOAD_KEY to its path.`,
  },
  {
    about: /invalid appid|appid (?:not|is)|40013|41002/i,
    sentence: () => `WeChat does not know this WECHAT_APPID: copy it from ${CONSOLE} → 开发者ID.`,
  },
]

/** The sentence for an error of this command or of WeChat. */
export function explained(error) {
  if (error instanceof Failure) return error.message
  const said = error instanceof Error ? error.message : String(error)
  for (const { about, sentence } of REMEDIES) {
    const found = about.exec(said)
    if (found) return sentence(found)
  }
  return `WeChat refused: ${said.split('\n')[0]}`
}
