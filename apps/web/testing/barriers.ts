import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What keeps some people from using what is shown, by axe's rules for WCAG 2.2 AA. */
export async function barriers(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(tags).setLegacyMode() // no second page each time, for frames of other servers
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** By how much a page is wider than the window; data in regions of their own may be. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Running English in a page of another language; data, code and names keep theirs. */
export const untranslated = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const keepsItsLanguage = 'bdi, code, pre, textarea, script, noscript, style, [lang]:not(html), [dir=auto], [aria-live]'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isEnglish = /\b[a-z]+(?: [a-z]+){2}/i.test(node.nodeValue ?? '')
      if (isEnglish && node.parentElement!.closest(keepsItsLanguage) === null) found.push(node.nodeValue!)
    }
    return found
  })
