import { createPhone } from '../platform/phone'
import { firstPageOf, type MiniProgram } from '../runtime/mini-program'
import { lookAt, type PageInFront } from '../runtime/page-in-front'
import { routeOf, urlOf } from '../runtime/pages/route'
import { Phone } from '../runtime/phone'
import { browserStorage } from './browser-storage'
import { browserTransport } from './browser-transport'
import { browserClock, browserRandom } from './browser-world'
import { showComplaints } from './complaints'
import { handOn } from './hand'
import { foreignProgram } from './program'
import { settingsIn, type PhoneIframe, type PhoneWindow } from './phone-window'
import { watched } from './watched-transport'

declare global {
  var miniProgram: MiniProgram | undefined
}

const { name, theme, page, asksName, habits } = settingsIn(location.search)
const { path, query } = routeOf(`/${page}`)
const given = (window.frameElement as PhoneIframe | null)?.given
const server = location.origin
const element = document.querySelector<HTMLElement>('#screen')

// WeChat writes zh_CN, but fonts and punctuation depend on the browser's zh-CN
document.documentElement.lang = habits.language.replace('_', '-')

const program = globalThis.miniProgram

if (element !== null && program !== undefined) {
  const platform = createPhone({
    clock: browserClock,
    random: browserRandom,
    transport: given ? watched(browserTransport, given) : browserTransport,
    storage: browserStorage(`${foreignProgram ?? ''}${name}`),
    name: asksName ? '' : name,
    ...(given && { faults: given.faults }),
    launch: {
      path: path === '' ? firstPageOf(program) : path,
      query: foreignProgram === undefined ? { ...query, server } : query,
      scene: 1001,
    },
  })
  const phone: Phone = new Phone({
    program,
    platform,
    element,
    theme,
    habits,
    capsule: {
      leave: () => platform.controls.hide(),
      reenter: () => given?.relaunch(),
      copyLink: () => navigator.clipboard.writeText(linkTo(lookAt(phone.topPage))),
    },
    assetUrl: (path) =>
      /^(https?|data|blob):/.test(path) ? path : `mini-program/${path.replace(/^\//, '')}`,
  })
  showComplaints(phone.reports, document.body)
  window.addEventListener('error', ({ error }) => phone.reports.add(error))
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    phone.rejected(event.reason, event.promise)
  })
  const screen = phone.screen
  ;(window as PhoneWindow).phone = {
    controls: platform.controls,
    state: () => platform.state(),
    watch: (listener) => platform.watch(listener),
    theme: () => screen.theme,
    setTheme: (chosen) => phone.setTheme(chosen),
    setKeyboard(isSimulated) {
      screen.keyboard.isSimulated = isSimulated
    },
    stats: phone.stats,
    front: () => phone.stack.top && lookAt(phone.stack.top),
    hand: handOn(element),
    isUsed: usedBy(element),
  }
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', ({ matches }) => phone.setTheme(matches ? 'dark' : 'light'))
  phone.load()
  phone.launch()
}

/** Tells whether somebody has touched the screen or typed. Events from scripts are not trusted and do not count. */
function usedBy(screen: HTMLElement): () => boolean {
  let isUsed = false
  const use = ({ isTrusted }: Event) => {
    isUsed ||= isTrusted
  }
  for (const type of ['pointerdown', 'keydown']) screen.addEventListener(type, use, true)
  return () => isUsed
}

/** A link to the page of phones that opens this page on every phone. */
function linkTo(front: PageInFront): string {
  const page = urlOf({ path: front.path, query: { ...front.query } })
  return `${location.origin}/?${new URLSearchParams({ page }).toString()}`
}
