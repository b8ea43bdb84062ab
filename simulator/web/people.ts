/** The phones' owners, and the group that the demo server adds them to. */
interface People {
  names: readonly string[]
  group: string
}

const CHINESE: People = {
  names: ['张三', '李四', '王五', '小雨', '阿明', '晓风', '子墨', '安然'],
  group: '回音体验群',
}

const ENGLISH: People = {
  names: ['Emma', 'Jack', 'Olivia', 'Sam', 'Grace', 'Oscar', 'Nora', 'Leo'],
  group: 'Huiyin demo group',
}

/** The titles of the demo server's groups. The owner's name decides which of them a phone has. */
export const GROUPS: readonly string[] = [CHINESE.group, ENGLISH.group]

/** The owners' names for a phone language in WeChat's notation. */
export const namesIn = (language: string): readonly string[] =>
  (language.startsWith('zh') ? CHINESE : ENGLISH).names

/** The conversations to open on NAME's phone, the best first: the other person of a pair, otherwise the group. */
export function meetingPlaces(name: string, names: readonly string[]): readonly string[] {
  const others = names.filter((other) => other !== name)
  if (others.length === 0) return []
  return others.length === 1 ? [...others, ...GROUPS] : GROUPS
}
