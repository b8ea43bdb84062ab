import { sourceFiles, type Import, type SourceFile } from './source-files'

/** What each folder may import. The longest matching folder counts. A folder may always import itself. */
const ARROWS: Record<string, readonly string[]> = {
  protocol: ['miniprogram/protocol'],
  'miniprogram/protocol': [],
  'miniprogram/text': [],
  'miniprogram/components': ['miniprogram/text', 'miniprogram/protocol'],
  'miniprogram/platform': ['miniprogram/protocol'],
  'miniprogram/services': ['miniprogram/platform', 'miniprogram/protocol'],
  'miniprogram/stores': ['miniprogram/services', 'miniprogram/platform', 'miniprogram/protocol'],
  'miniprogram/composition': [
    'miniprogram/stores',
    'miniprogram/services',
    'miniprogram/platform',
    'miniprogram/server-address',
    'miniprogram/text',
  ],
  'miniprogram/server-address': ['miniprogram/platform/ports'],
  'miniprogram/pages': [
    'miniprogram/composition',
    'miniprogram/stores',
    'miniprogram/text',
    'miniprogram/protocol',
  ],
  'miniprogram/app': ['miniprogram/composition'],
  // A subpackage has its own stores and services; nothing in the main package may import them.
  'miniprogram/diagnostics': [
    'miniprogram/composition',
    'miniprogram/pages',
    'miniprogram/stores',
    'miniprogram/services',
    'miniprogram/platform',
    'miniprogram/text',
    'miniprogram/protocol',
  ],
  server: ['protocol', 'miniprogram/protocol'],
  'server/storage': [
    'server/clock',
    'server/random',
    'server/refusal',
    'server/row-text',
    'protocol',
    'miniprogram/protocol',
  ],
  'server/wire': ['server/refusal', 'server/row-text', 'protocol', 'miniprogram/protocol'],
  'server/bus': ['server/storage/storage', 'server/clock', 'server/log', 'server/turn', 'protocol'],
  'server/handlers': [
    'server/storage/room',
    'server/storage/storage',
    'server/bus/announcement',
    'server/clock',
    'server/refusal',
    'protocol',
    'miniprogram/protocol',
  ],
  simulator: [],
  'simulator/platform': [],
  'simulator/runtime': ['simulator/platform'],
  bench: ['protocol', 'miniprogram', 'server/node-flags.mjs'],
}

/** The packages that the phone's code may import. They are built into miniprogram_npm. */
const PHONE_PACKAGES = [/^dayjs(\/|$)/, /^mobx-miniprogram$/, /^mobx-miniprogram-bindings$/]

const isWithin = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`)

const roomOf = (file: string) =>
  Object.keys(ARROWS)
    .filter((room) => isWithin(file, room))
    .sort((a, b) => b.length - a.length)[0]

const isOnPhone = (file: string) => isWithin(file, 'miniprogram')

function mayImport(file: string, { target, isTypeOnly }: Import): boolean {
  const room = roomOf(file)
  if (!room) return false
  const rooms = [room, ...(ARROWS[room] ?? [])]
  if (isTypeOnly && isOnPhone(file)) rooms.push('protocol')
  return rooms.some((allowed) => isWithin(target, allowed))
}

const strays = (files: SourceFile[], isStray: (file: string, to: Import) => boolean) =>
  files.flatMap(({ file, imports }) =>
    imports.filter((to) => isStray(file, to)).map((to) => `${file} → ${to.target}`)
  )

const everything = sourceFiles('protocol', 'miniprogram', 'server', 'simulator', 'bench')

describe('imports between folders', () => {
  it('follow the table', () => {
    expect(strays(everything, (file, to) => !to.isPackage && !mayImport(file, to))).toEqual([])
  })

  it('let no package onto the phone except those built for it', () => {
    const onPhone = everything.filter(({ file }) => isOnPhone(file))

    expect(
      strays(onPhone, (_, to) => to.isPackage && !PHONE_PACKAGES.some((it) => it.test(to.target)))
    ).toEqual([])
  })

  it('let code that phone and server share import only code of that kind', () => {
    const shared = everything.filter(({ file }) => isWithin(file, 'miniprogram/protocol'))

    expect(shared.length).toBeGreaterThan(0)
    expect(strays(shared, (_, to) => !isWithin(to.target, 'miniprogram/protocol'))).toEqual([])
  })

  it('let only one folder import the database driver', () => {
    const drivers = everything.filter(
      ({ file, imports }) =>
        isWithin(file, 'server') &&
        imports.some((to) => to.isPackage && to.target.includes('sqlite'))
    )

    expect(drivers.map(({ file }) => file)).toHaveLength(1)
  })
})
