import { row } from './define.ts'

/** SERVER_UNREACHABLE by itself: clients that must stay small say it without the table. */
export const unreachable = row<{ url: string; detail: string }>({
  title: 'The studio does not answer',
  message: ({ url, detail }) => `No answer came from ${url}: ${detail}.`,
  remedy: 'See whether the studio is still running, and start it again with `npm start`; what was saved is intact.',
})
