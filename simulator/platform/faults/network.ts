/** Faults of the network and of calls that need it. They are decided at each change or call. */
export const NETWORK = {
  'network-change-untold': 'Another network takes over, and no event says so.',
  'network-change-told-twice': 'A change of the network is reported twice.',
  'network-type-fails': 'getNetworkType fails.',
  'sockets-refused': 'Every socket is refused while HTTP answers.',
  'http-fails': 'A request fails at once while sockets work.',
  'http-hangs': 'A request never leaves, and fails only by its timeout.',
  'http-answer-lost': 'A request arrives, but its answer is lost: it fails by its timeout.',
  'login-fails': 'wx.login fails.',
  'login-hangs': 'wx.login calls back only after twenty seconds, with a failure.',
} as const
