/** Whether it can be an email address; the server has the last word. */
export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$|^\S+@localhost$/.test(text.trim())

export const leastPasswordLength = 10

export const isPassword = (text: string): boolean => text.length >= leastPasswordLength

/** Whether it can be the address of a hub. */
export function isWebAddress(text: string): boolean {
  const address = URL.parse(text.trim())
  return address !== null && /^https?:$/.test(address.protocol)
}

export const leastTokenLength = 8
