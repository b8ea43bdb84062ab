import { en } from './en'
import { zh } from './zh'

/** Every text that users see. Chinese is the original; every other language is complete. */
export type Words = typeof zh

/** The texts for the phone's language: Chinese if it is Chinese or unknown, otherwise English. */
export function wordsFor(language: string): Words {
  return language === '' || language.startsWith('zh') ? zh : en
}
