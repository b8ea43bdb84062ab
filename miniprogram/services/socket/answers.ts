import type { RequestUrl } from '../../../protocol/requests'
import { failure, results, type Answer } from '../wire/shapes'
import { ChatError } from './chat-error'
import { wordsOf, type AnswerFrame, type ToldWrong } from './frames'

/** What the server answered; throws what it refused with. An answer that is wrong is a fault of the server's. */
export function readAnswer<U extends RequestUrl>(
  url: U,
  { data, error }: AnswerFrame,
  wrong: ToldWrong
): Answer<U> {
  if (error !== undefined) throw refusalIn(url, error, wrong)
  try {
    const answer = results[url](data)
    if (answer.isPart) wrong(`${url} a part`)
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

/** Whether the request had an effect is unknown, and a repeat is harmless. */
function faulty(what: string, wrong: ToldWrong): ChatError {
  wrong(what)
  return new ChatError('internal', { message: `wrong answer: ${what}` })
}
