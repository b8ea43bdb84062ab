/** Faults of the network and of calls that use it. Each is decided at a change or a call. */
export const NETWORK = {
  'network-change-untold': 'The phone switches to another network without an event.',
  'network-change-told-twice': 'A change of the network is reported twice.',
  'network-type-fails': 'getNetworkType fails.',
  'sockets-refused': 'Every socket is refused, but HTTP works.',
  'http-fails': 'Requests fail at once, but sockets work.',
  'http-hangs': 'A request is never sent, and fails only when its timeout expires.',
  'http-answer-lost':
    'A request arrives, but its response is lost. It fails when its timeout expires.',
  'login-fails': 'wx.login fails.',
  'login-hangs': 'wx.login fails only after twenty seconds.',
} as const
