import type { Page } from '@playwright/test'
import type { Output } from '@tunesmith/contract'
import { requestOf, type ClientInput } from '@tunesmith/contract/client'
import type { ReadName } from '../src/api/index.ts'

/**
 * Shows a page as if the studio answered a read with something else, made of its real answer: for states that are over too
 * soon to be looked at, or that should never come about. What would stream its news is silent meanwhile.
 */
export async function answersAsIf<N extends ReadName>(
  page: Page, name: N, input: ClientInput<N>, change: (real: Output<N>) => Output<N>,
): Promise<void> {
  const { pathname } = new URL(requestOf(name, input).url, 'http://studio')
  await page.route((url) => url.pathname === pathname, async (route) => {
    try {
      const response = await route.fetch()
      await route.fulfill({ response, json: change(await response.json() as Output<N>) })
    } catch (error) {
      if (!/closed|disposed/.test(String(error))) throw error // the page was left meanwhile
    }
  })
  await page.route((url) => url.pathname === `${pathname}/stream`, () => {})
}
