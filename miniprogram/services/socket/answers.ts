import type { RequestUrl } from '../../../protocol/requests'
import { failure, results, type Answer } from '../wire/shapes'
import { ChatError } from './chat-error'
import { wordsOf, type AnswerFrame, type ToldWrong } from './frames'

/** Returns the result of an answer, or throws its failure. An invalid answer counts as a server error. */
export function readAnswer<U extends RequestUrl>(
  url: U,
  { data, error }: AnswerFrame,
  wrong: ToldWrong
): Answer<U> {
  if (error !== undefined) throw refusalIn(url, error, wrong)
  try {
    const answer = results[url](data)
    if (answer.isPart) wrong(`${url} partly`)
    return answer
  } catch (problem) {
    throw faulty(wordsOf(url, problem), wrong)
  }
}

function refusalIn(url: string, error: unknown, wrong: ToldWrong): ChatError {
  try {
    const { code, ...detail } = failure(error)
    return new ChatError(code, detail)
  } catch (problem) {
    return faulty(wordsOf(`${url} error`, problem), wrong)
  }
}

/** It is unknown whether the request had an effect. Repeating it is harmless. */
function faulty(what: string, wrong: ToldWrong): ChatError {
  wrong(what)
  return new ChatError('internal', { message: `invalid answer: ${what}` })
}
