import type { models as english } from '../en/models.ts'
import type { Translation } from '../translation.ts'

export const models: Translation<typeof english> = {
  'models.title': '模型',
  'models.lead': '这台机器上的模型：自带的、下载的，以及您训练的。',
  'models.trained': '在此训练',
  'models.trained.none': '您训练的模型会显示在这里，可以对话，也可以继续训练。',
  'models.available': '可作为起点',
  'models.origin.bundled': 'Tunesmith 自带',
  'models.origin.downloaded': '已下载',
  'models.origin.imported': '已导入',
  'models.origin.trained': '在此训练',
  'models.parameters': '{count} 个参数',
  'models.size': '大小',
  'models.context': '上下文',
  'models.context.tokens': '{count, plural, other {# 个词元}}',
  'models.licence': '许可证',
  'models.languages': '语言',
  'models.base': '训练自',
  'models.fits.well': '适合这台机器',
  'models.fits.tight': '勉强适合这台机器',
  'models.fits.no': '太大，无法在此训练',
  'models.notTrainable': '无法在此训练',
  'models.chat': '对话',
  'models.train': '以它为起点训练',
}
