import type { WritesOf } from './write.ts'

export const systemWrites: WritesOf<'system'> = {
  updateSettings: {
    keeps: 'last',
    write: async ({ call }, n) => void (await call('updateSettings', { auditDays: 1000 + n })),
    find: async ({ call }) => [[(await call('getSettings', {})).auditDays - 1000]],
  },
}
