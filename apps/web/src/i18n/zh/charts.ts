import type { charts as english } from '../en/charts.ts'
import type { Translation } from '../translation.ts'

export const charts: Translation<typeof english> = {
  'charts.step': '步',
  'charts.summaryLowest': '{label}在 {steps, plural, other {# 步}}内从 {first} 变为 {last}，最低 {extreme}（第 {at} 步）',
  'charts.summaryHighest': '{label}在 {steps, plural, other {# 步}}内从 {first} 变为 {last}，最高 {extreme}（第 {at} 步）',
  'charts.noPoints': '尚无测量值。曲线从第一步开始。',
  'charts.notANumber': '不是数字',
  'charts.cursor': '第 {step} 步',
  'charts.reading': '第 {step} 步：{values}',
  'charts.keys': '左右方向键逐点读出，按住 Shift 每次移动十点。',
  'charts.viewTable': '以表格查看',
  'charts.viewChart': '以图表查看',
  'charts.download': '下载 CSV',
  'charts.tableThinned': '均匀显示 {points} 个点中的 {shown} 个。CSV 文件包含全部。',
  'charts.trend': '粗线是相邻各步的平均值。',
  'charts.interval': '{share}，95% 区间为 {low} 至 {high}',
}
