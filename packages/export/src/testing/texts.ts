/** Sentences of many scripts, each with what makes its writing hard to cut: marks, joiners, no spaces, case. */
const sentences = [
  'The quick brown fox can\'t jump; it\'s 12,345.67 metres — "really"?',
  'I\'LL SAY WHAT THEY\'VE SAID, WE\'RE DONE, HE\'D KNOW, I\'M SURE, DON\'T.',
  'Der süße Größenwahn: Straßenbahnübergänge für 3,50 €.',
  'L\'été dernier, où étiez-vous ? Ça m\'a plu : « cœur ».',
  '¿Cómo estás? ¡Mañana habrá piñatas en el 2º piso!',
  'São Paulo não é a capital; Brasília é.',
  'Zażółć gęślą jaźń, proszę.',
  'Příliš žluťoučký kůň úpěl ďábelské ódy.',
  'Árvíztűrő tükörfúrógép.',
  'İstanbul\'da ılık bir gün, IĞDIR ığdır.',
  'Tiếng Việt có nhiều dấu thanh: ngữ, người, được.',
  'Ελληνικά: η γρήγορη αλεπού, ΟΔΟΣ και οδός.',
  'Привет, мир! Съешь ещё этих мягких булок.',
  'Україна — їжак, ґанок, п\'ять.',
  'Հայերեն լեզու՝ գեղեցիկ է։',
  'ქართული ენა ძალიან ლამაზია.',
  'עברית: שָׁלוֹם עוֹלָם, מה נשמע?',
  'العربية: مَرْحَبًا بِالعَالَمِ، ١٢٣٤ كتابًا.',
  'فارسی: می‌خواهم کتاب‌ها را بخوانم ۵۶۷.',
  'اردو میں لکھنا آسان ہے۔',
  'हिन्दी में लिखना: क्षत्रिय, ज्ञान, १२३।',
  'বাংলা ভাষা: আমি ভালো আছি, ৪৫৬।',
  'தமிழ் எழுத்து: வணக்கம் நண்பர்களே.',
  'తెలుగు లిపి చాలా అందంగా ఉంటుంది.',
  'ಕನ್ನಡ ಭಾಷೆ, ಮತ್ತು സുന്ദരമായ മലയാളം.',
  'ภาษาไทยไม่มีช่องว่าง น้ำ กำลัง ๑๒๓',
  'ພາສາລາວ ແລະ ភាសាខ្មែរ និង မြန်မာစာ',
  'བོད་སྐད་ཡིག་གཟུགས།',
  'አማርኛ ጽሑፍ፣ ሰላም ለዓለም።',
  'ᓄᓇᕗᑦ ᐃᓄᒃᑎᑐᑦ ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ',
  '中文没有空格，标点也是全角的。第１２３章《红楼梦》！',
  '繁體中文：臺灣的學習資料庫。',
  '日本語では漢字とひらがなとカタカナを使います。ﾊﾝｶｸも。',
  '한국어는 띄어쓰기가 있어요. ㅋㅋㅋ 각각.',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒎𝒂𝒕𝒉 𝟘𝟙𝟚 and 𠜎𠜱𠝹 beyond the basic plane',
  'e\u0301te\u0301 and n\u0303 decomposed, Å and Å, ﬁ ﬂ ligatures, ǅ title case',
  'Roman Ⅻ, fractions ½ ⅓, superscripts x²³, circled ①⑳, ௧௨௩ ৪ ٤',
  '👩‍👩‍👧‍👦 👍🏽 🇩🇪🇫🇷 🏳️‍🌈 ❤️ ☺︎ 🧑🏿‍🚀 emoji with joiners',
  '😀😃😄😁😆 five in a row, then 🤷🏻‍♀️!',
  'zero\u200bwidth\u200c\u200djoin\ufeffers, soft\u00adhyphen, \u2066isolates\u2069 and \u202eoverride',
  'non\u00a0breaking\u2009thin\u3000wide\u1680ogham\u2028line\u2029paragraph\u0085next',
]

const snippets = [
  'def fibonacci(n: int) -> int:\n    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)\n',
  'for (let i = 0; i < 10_000; i++) { console.log(`${i}: ${i ** 2}`); }\n',
  '#include <stdio.h>\nint main(void) {\n\tprintf("%d\\n", 0x1F);\n\treturn 0;\n}\n',
  'SELECT * FROM "users" WHERE id != 42 AND name LIKE \'%o\'\'brien%\';',
  '<div class="a b" style=\'color:#ff00aa\'>&nbsp;&lt;tag/&gt;</div>',
  '{"key": [1, 2.5e-10, null, true], "nested": {"a\\u0041": "\\\\"}}',
  'fn main() { let x: Vec<&\'static str> = vec!["a"; 3]; println!("{x:?}") }',
  '\\begin{align} \\frac{\\partial f}{\\partial x} &= \\sum_{i=1}^{n} x_i^2 \\end{align}',
  'https://example.org/path?q=1&r=%20two#frag-3 user.name+tag@mail.example',
  '$ git commit -m "fix: don\'t" && cd ~/src || exit 1 # comment',
  '| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] todo\n\n```\ncode\n```\n',
  '2026-04-01T12:34:56.789Z +1 (555) 123-4567 192.168.0.1 1e10 0b1010 1,000,000',
  '====----####****____~~~~````',
  'camelCaseWords snake_case_words SCREAMING_CASE kebab-case-words XMLHttpRequest',
]

const spaces = ['', ' ', '  ', '   ', '       ', '\n', '\n\n', '\n\n\n', ' \n', '\n ', '\r\n', '\r\n\r\n', '\t', '\t\t', ' \t ', '\n\t\n']

/** Single code points around which tables of Unicode differ, and bytes that are no words. */
const oddities = ['', ' ', '\n', '\0', '\u0001', '\u007f', '\u0080', '\u00ad', '\u0300', '\u3000', '\ufeff', '\ufffd', '\u{10ffff}', '\u{e0001}']

/**
 * At least 2,000 texts, the same each time: sentences, code and white space alone, cut at odd places, and joined.
 *
 * @param special tokens to write between words
 */
export function testTexts(special: readonly string[]): string[] {
  const parts = [...sentences, ...snippets]
  const texts = [...parts, ...spaces, ...oddities]
  const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]
  for (const [index, part] of parts.entries()) {
    for (const [at, space] of spaces.entries()) {
      const other = pick(parts, index * 7 + at * 3 + 1)
      const points = [...part]
      const cut = (index * 5 + at * 11) % points.length
      texts.push(space + part + pick(spaces, at + index))
      texts.push(points.slice(0, cut).join('') + space + points.slice(cut).join(''))
      texts.push(part.slice(0, 12) + space + other.slice(-12))
      if (special.length > 0) texts.push(pick(special, at) + space + other + pick(special, at + index) + part)
    }
  }
  return [...new Set(texts.filter((text) => text.isWellFormed()))]
}
