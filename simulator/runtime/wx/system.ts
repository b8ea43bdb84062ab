import { USUAL_FONT_SIZE } from '../habits'
import type { Phone } from '../phone'
import type { Api } from './api'

const STATUS_BAR_PX = 20
const NAVIGATION_BAR_PX = 44

/** Information and events about screen, theme and keyboard. */
export function systemApis(api: Api, phone: Phone): Record<string, unknown> {
  const { screen } = phone
  const everything = () => ({ ...windowInfo(phone), ...appBase(phone), ...DEVICE })
  return {
    getWindowInfo: () => windowInfo(phone),
    getAppBaseInfo: () => appBase(phone),
    getDeviceInfo: () => DEVICE,
    getSystemInfoSync: everything,
    getSystemInfo: api.call('getSystemInfo', everything),
    getSystemInfoAsync: api.call('getSystemInfoAsync', everything),
    getMenuButtonBoundingClientRect: () => capsule(screen.element.clientWidth),
    onThemeChange: screen.onThemeChange.bind(screen),
    offThemeChange: screen.offThemeChange.bind(screen),
    onKeyboardHeightChange: screen.keyboard.onHeightChange.bind(screen.keyboard),
    offKeyboardHeightChange: screen.keyboard.offHeightChange.bind(screen.keyboard),
    vibrateShort: api.call('vibrateShort', () => undefined),
  }
}

const DEVICE = {
  platform: 'devtools',
  brand: 'huiyin',
  model: 'simulator',
  system: 'simulator',
}

function appBase({ screen, habits }: Phone) {
  const { language, fontSizeSetting } = habits
  return {
    SDKVersion: '3.7.1',
    version: '8.0.50',
    language,
    theme: screen.theme,
    fontSizeSetting,
    fontSizeScaleFactor: fontSizeSetting / USUAL_FONT_SIZE,
    enableDebug: false,
    host: { env: 'WeChat', appId: '', version: 0 },
  }
}

function windowInfo({ screen, stack }: Phone) {
  const { clientWidth: width, clientHeight: height } = screen.element
  const bars = STATUS_BAR_PX + NAVIGATION_BAR_PX
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: stack.top?.frame.viewport.clientHeight ?? height - bars,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: bars,
    safeArea: {
      top: STATUS_BAR_PX,
      bottom: height,
      left: 0,
      right: width,
      width,
      height: height - STATUS_BAR_PX,
    },
  }
}

function capsule(screenWidth: number) {
  const [width, height, top, margin] = [87, 32, STATUS_BAR_PX + 6, 7]
  const right = screenWidth - margin
  return { width, height, top, right, left: right - width, bottom: top + height }
}
