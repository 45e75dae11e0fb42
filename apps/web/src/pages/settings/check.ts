/** Whether it can be an email address; the server has the last word. */
export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$|^\S+@localhost$/.test(text.trim())

export const leastPasswordLength = 10

export const isPassword = (text: string): boolean => text.length >= leastPasswordLength
