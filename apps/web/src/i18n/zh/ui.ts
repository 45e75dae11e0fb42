import type { ui as english } from '../en/ui.ts'
import type { Translation } from '../translation.ts'

export const ui: Translation<typeof english> = {
  'ui.recommended': '推荐',
  'ui.copy': '复制',
  'ui.copied': '已复制',
  'ui.copyFailed': '复制失败。请选中文本后手动复制。',
  'ui.close': '关闭',
  'ui.dismiss': '忽略',
  'ui.back': '返回',
  'ui.loading': '正在加载',
  'ui.working': '正在处理',
  'ui.problemTitle': '出现问题',
  'ui.errorTitle': '错误：{title}',
  'ui.pageTitle': '{title} – Tunesmith',
  'ui.optional': '（选填）',
  'ui.increase': '增加',
  'ui.decrease': '减少',
  'ui.info': '信息',
  'ui.success': '成功',
  'ui.warning': '警告',
  'ui.error': '错误',
  'ui.errorCode': '代码 {code}',
  'ui.tryAgain': '重试',
  'ui.notifications': '通知',
  'ui.more': '更多操作',
}
