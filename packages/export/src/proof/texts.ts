import type { Conversation } from '@tunesmith/text'

const exchange = (question: string, answer: string): Conversation =>
  ({ messages: [{ role: 'user', content: question }, { role: 'assistant', content: answer }] })

/** What a model is asked where nothing of its own data is given: several languages, numbers, code, and more than one turn. */
export const usualExamples: readonly Conversation[] = [
  exchange('When does the library open on Sundays?', 'On Sundays the library opens at ten in the morning and closes at four.'),
  exchange('Wie viel kostet eine Karte für zwei Erwachsene?', 'Zwei Karten für Erwachsene kosten zusammen 24,50 Euro.'),
  exchange('¿Dónde puedo dejar la bicicleta?', 'Puede dejarla en el patio, junto a la entrada norte.'),
  exchange('Résumez en une phrase : le train de 8 h 12 a du retard.', 'Le train de 8 h 12 partira plus tard que prévu.'),
  exchange('图书馆周末几点开门？', '周末上午十点开门，下午四点关门。'),
  exchange('كم عدد أيام الأسبوع؟', 'سبعة أيام.'),
  exchange('Write a function that adds two numbers.', '```js\nfunction add(a, b) {\n  return a + b\n}\n```'),
  {
    messages: [
      { role: 'system', content: 'Answer in one word.' },
      { role: 'user', content: 'What is 7 × 6?' },
      { role: 'assistant', content: '42' },
      { role: 'user', content: 'And half of it? 🙂' },
      { role: 'assistant', content: '21' },
    ],
  },
]

/** Texts that tokenizers have cut differently from one another: white space, digits, marks, scripts, emoji, code. */
export const tokenizerTexts: readonly string[] = [
  'Hello, world!', ' leading space', 'trailing space ', 'two  spaces', 'three   spaces', '\ttab', 'line\nbreak', '\n\n', 'a\r\nb', ' ',
  '1', '12', '123', '1234567890', '3.14159', '1,234,567.89', '12:30', '50%', '€9.99', '2026-11-26',
  "don't", "I'LL", "we've", 'e-mail', 'snake_case', 'CamelCase', 'ALLCAPS', 'mixed123Case', '...', '?!', '(a)[b]{c}', '"quoted"', '<tag attr="x">',
  'naïve café', 'Straße', 'übergroß', 'ÀÉÎÕÜ', 'e\u0301 combining', 'ﬁ ligature', 'İstanbul', 'ŁÓDŹ',
  'Привет, мир', 'Γειά σου', 'שלום', 'مرحبا بالعالم', 'नमस्ते दुनिया', 'สวัสดี', '你好，世界', 'こんにちは世界', '안녕하세요', '繁體中文',
  '🙂', '👩‍👩‍👧‍👦', '🇩🇪', 'a🙂b', '½', 'x²', '∑∫√', '→', '\u00a0nbsp', '\u200bzero', '\u2028',
  'function f(x) { return x * 2; }', 'if (a && b || !c) {\n\treturn null;\n}', 'SELECT * FROM t WHERE a = 1;', 'https://example.org/a?b=c#d',
  '/usr/local/bin', 'C:\\Windows', '    indented', '# Heading\n\n- item\n- item', '$x^2 + y^2 = z^2$', '\\frac{1}{2}', '0xFF', '1e-5', 'aaaaaaaaaaaaaaaa', '',
]
