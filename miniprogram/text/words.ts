import { en } from './en'
import { zh } from './zh'

/** Every word that users see; Chinese is the original, each other language is complete. */
export type Words = typeof zh

/** The words for the phone's language: Chinese unless it speaks something else. */
export function wordsFor(language: string): Words {
  return language === '' || language.startsWith('zh') ? zh : en
}
