import type { Locator, Page } from '@playwright/test'

/** Ways to work a page. Each knows the two things one does with it: to press something, and to write into a field. */
export interface Hands {
  /** Follows a link, presses a button, chooses an option. */
  press(target: Locator): Promise<void>
  /** Puts a text in the place of what a field holds. */
  write(field: Locator, text: string): Promise<void>
}

/** What of a control a pointer meets: of a radio button its card, since the button itself is hidden. */
const shown = (target: Locator) => target.locator('xpath=ancestor-or-self::*[self::label or not(ancestor::label)][1]')

export const mouse = (): Hands => ({
  press: (target) => shown(target).click(),
  async write(field, text) {
    await field.click({ clickCount: 3 })
    await field.fill(text)
  },
})

export const touch = (): Hands => ({
  press: (target) => shown(target).tap(),
  async write(field, text) {
    await field.tap()
    await field.fill(text)
  },
})

/** Tab, arrows, Enter and Space alone; what they cannot reach, or what gets lost or hidden on the way, is an error. */
export function keyboard(page: Page): Hands {
  let isFresh = true // the browser puts the focus nowhere in a page it has just loaded
  page.on('load', () => {
    isFresh = true
  })

  async function reach(target: Locator) {
    await target.waitFor()
    for (let presses = 0; presses < 120; presses++) {
      const way = await target.evaluate(wayTo)
      if (way === 'here') return checkFocus(target)
      if (way === 'lost' && !isFresh) throw new Error(`the focus is lost on the way to ${target}`)
      if (way !== 'soon') await page.keyboard.press(keys[way])
      else await page.waitForTimeout(20)
      isFresh = false
    }
    throw new Error(`the keyboard does not reach ${target}`)
  }

  return {
    async press(target) {
      await reach(target)
      const isChoice = await target.evaluate((element) => element.matches('[type=radio], [type=checkbox]'))
      if (!isChoice) await page.keyboard.press('Enter')
      else if (!(await target.isChecked())) await page.keyboard.press('Space')
    },
    async write(field, text) {
      await reach(field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
  }
}

const keys = {
  before: 'Tab', behind: 'Shift+Tab', lost: 'Tab', above: 'ArrowDown', below: 'ArrowUp', beside: 'ArrowRight', past: 'ArrowLeft',
} as const

/** Where the focus is, seen from an element: the key that brings it nearer, if any. */
function wayTo(element: Element): keyof typeof keys | 'here' | 'soon' {
  const focused = document.activeElement
  if (focused === element) return 'here'
  if (focused === null || focused === document.body) return 'lost'
  const comesAfter = (focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const list = element.closest('[role=listbox], [role=menu]')
  if (list !== null) return !list.contains(focused) ? 'soon' : comesAfter ? 'above' : 'below'
  const row = element.closest('[role=radiogroup], [role=tablist]')
  if (row?.contains(focused)) return comesAfter ? 'beside' : 'past'
  return comesAfter ? 'before' : 'behind'
}

/** Whoever works by keyboard has to see where they are: the focus is marked, and nothing lies over it. */
async function checkFocus(target: Locator) {
  const fault = await target.evaluate((focused) => {
    const element = focused.closest('label') ?? focused
    const { left, top, width, height } = element.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12))
    if (above === null) return 'outside of the window'
    if (!element.contains(above) && !above.contains(element)) return 'covered'
    const around: Element[] = []
    for (let each: Element | null = focused; each !== null && around.length < 4; each = each.parentElement) around.push(each)
    const isMarked = [...around, ...element.querySelectorAll('*')].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    return isMarked ? null : 'not marked'
  })
  if (fault !== null) throw new Error(`${target} has the focus and is ${fault}`)
}
