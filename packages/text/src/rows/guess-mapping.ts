import type { Mapping } from '@tunesmith/contract'
import type { Row } from './row.ts'

/** Rows looked at; more would not change the guess. */
const mostRows = 1000

/** Words in the names of columns, in the languages people name them in. */
const hints = {
  question:
    /question|query|prompt|instruction|ask|user|human|customer|input|source|utterance|frage|anfrage|eingabe|pregunta|consulta|entrada|question|demande|domanda|pergunta|问题|提问|输入|السؤال|سؤال/iu,
  answer:
    /answer|response|reply|completion|output|target|assistant|bot|agent|label|class|category|intent|chosen|summary|translation|antwort|ausgabe|klasse|kategorie|respuesta|salida|etiqueta|réponse|reponse|sortie|risposta|resposta|答案|回答|回复|输出|标签|الجواب|جواب|إجابة/iu,
  system: /^(system|system[ _-]?prompt|role[ _-]?prompt|anweisung|systemanweisung)$/iu,
  /** Columns that say something about a row instead of being its text. */
  other: /^(id|uuid|idx|index|nr|no|number|date|time|timestamp|datum|fecha|url|link|source|quelle|author|lang|language|sprache)$|_id$/iu,
}

/** What the contents of a column look like. */
interface ColumnLook {
  name: string
  /** Characters a value, on average. */
  length: number
  /** Share of the values that end like a question. */
  asking: number
  /** Share of the rows that have text here. */
  filled: number
  /** Share of the values that are numbers or dates. */
  numeric: number
}

/**
 * What the columns of rows in no known layout probably mean, by their names and contents: the question is what asks, the
 * answer what replies, and where only one column holds text, it is running text. A person should confirm it. Null where
 * no column holds text.
 */
export function guessMapping(rows: Iterable<Row>): Mapping | null {
  const looks = lookAt(rows).filter(({ filled, numeric, name }) => filled > 0 && (numeric < 0.5 || hints.answer.test(name)))
  const system = looks.find(({ name }) => hints.system.test(name))
  const texts = looks.filter((look) => look !== system)
  if (texts.length === 0) return null
  const answer = best(texts, answerScore)
  const question = best(texts.filter((look) => look !== answer), questionScore)
  if (question === undefined) return { question: null, answer: answer!.name, system: null }
  return { question: question.name, answer: answer!.name, system: system?.name ?? null }
}

const questionScore = ({ name, asking, length, filled }: ColumnLook) =>
  (hints.question.test(name) ? 3 : 0) + 3 * asking + filled + Math.min(1, length / 40) - (hints.other.test(name) ? 4 : 0)

const answerScore = ({ name, asking, length, filled }: ColumnLook) =>
  (hints.answer.test(name) ? 3 : 0) - 3 * asking + filled + Math.min(1, length / 80)
  - (hints.other.test(name) ? 4 : 0) - (hints.question.test(name) ? 2 : 0)

function best(looks: readonly ColumnLook[], score: (look: ColumnLook) => number): ColumnLook | undefined {
  return looks.length === 0 ? undefined : looks.reduce((a, b) => (score(b) > score(a) ? b : a))
}

function lookAt(rows: Iterable<Row>): ColumnLook[] {
  const seen = new Map<string, { texts: number; characters: number; asking: number; numeric: number }>()
  let count = 0
  for (const { value } of rows) {
    if (++count > mostRows) break
    for (const [name, field] of Object.entries(value)) {
      if (typeof field !== 'string' && typeof field !== 'number') continue
      const text = String(field).trim()
      if (text === '') continue
      const look = seen.get(name) ?? { texts: 0, characters: 0, asking: 0, numeric: 0 }
      look.texts++
      look.characters += text.length
      if (/[?？؟]["'”»)]*$/u.test(text)) look.asking++
      if (/^[\d\s.,:;/%€$+-]+(T[\d:.Z+-]+)?$/u.test(text)) look.numeric++
      seen.set(name, look)
    }
  }
  const total = Math.min(count, mostRows)
  return [...seen].map(([name, { texts, characters, asking, numeric }]) => ({
    name, length: characters / texts, asking: asking / texts, filled: texts / total, numeric: numeric / texts,
  }))
}
