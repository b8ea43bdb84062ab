/** The values that an app reads while it starts, as on a phone after the installation. */
const ANSWERS = {
  getAccountInfoSync: {
    miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
  },
  getAppBaseInfo: { SDKVersion: '3.7.1', language: 'zh_CN', theme: 'light', version: '8.0.50' },
  getDeviceInfo: { platform: 'android', system: 'Android 14', brand: 'test', model: 'test' },
  getWindowInfo: {
    windowWidth: 375,
    windowHeight: 667,
    pixelRatio: 2,
    statusBarHeight: 20,
    safeArea: { top: 20, left: 0, right: 375, bottom: 667, width: 375, height: 647 },
  },
  getStorageSync: '',
  getStorageInfoSync: { keys: [], currentSize: 0, limitSize: 10240 },
  getLaunchOptionsSync: { path: 'pages/index', query: {}, scene: 1001, referrerInfo: {} },
  getEnterOptionsSync: { path: 'pages/index', query: {}, scene: 1001, referrerInfo: {} },
  getMenuButtonBoundingClientRect: {
    top: 24,
    left: 278,
    right: 365,
    bottom: 56,
    width: 87,
    height: 32,
  },
}

/** A `wx` that answers what is read at the start. All other calls never call back. */
export function createWx() {
  const task = new Proxy({}, { get: () => () => undefined })
  const objects = new Set(['connectSocket', 'request', 'uploadFile', 'createSelectorQuery'])
  return new Proxy(
    {},
    {
      get: (_, name) => () =>
        structuredClone(ANSWERS[name]) ?? (objects.has(name) ? task : undefined),
    }
  )
}
