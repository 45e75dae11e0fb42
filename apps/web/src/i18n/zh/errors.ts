import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: '不存在',
    message: '没有 {id}，或者您无权查看。',
    remedy: '它可能已被删除；请在相应列表中查找。',
  },
  REQUEST_INVALID: {
    title: '请求无法使用',
    message: '{problems}。',
    remedy: '请更正所指出的内容。',
  },
  REQUEST_TOO_LARGE: {
    title: '太大',
    message: '发送的内容超过 {limitBytes}。',
    remedy: '请拆分文件；或将其路径交给命令行，命令行会就地读取。',
  },
  SIGN_IN_NEEDED: {
    title: '无人登录',
    message: '此操作需要账户，而请求没有有效的会话。',
    remedy: '请登录；运行工作室的终端会显示一次性链接。',
  },
  NOT_ALLOWED: {
    title: '不允许',
    message: '此操作需要角色 {needed}；此账户的角色是 {role}。',
    remedy: '请向此工作室的所有者申请相应的角色。',
  },
  REQUEST_FORGED: {
    title: '来自别处的请求',
    message: '该请求被拒绝，因为{detail}。',
    remedy: '请使用终端显示的地址打开工作室；其他地址需用 --allow-host 指定。',
  },
  LINK_EXPIRED: {
    title: '登录链接已失效',
    message: '登录链接只能使用一次，且有效时间很短。',
    remedy: '请重新启动工作室，或运行 `tunesmith studio link` 获取新链接。',
  },
  CREDENTIALS_WRONG: {
    title: '电子邮件或密码错误',
    message: '没有与此电子邮件和密码相符的账户。',
    remedy: '请重试，或使用登录链接：在运行工作室的机器上执行 `tunesmith studio link` 即可显示。',
  },
  KEY_NOT_FOR_THIS: {
    title: '此 API 密钥用于其他用途',
    message: '此 API 密钥是为其他用途创建的。',
    remedy: '请使用也为此用途创建的密钥；可在设置中新建。',
  },
  KEY_HAS_LIMITS: {
    title: '受限密钥不能这样做',
    message: '有限额的 API 密钥不能创建其他密钥，因为新密钥会有自己的限额。',
    remedy: '请在设置中创建密钥，或使用没有限额的密钥。',
  },
  KEY_LIMIT_REACHED: {
    title: 'API 密钥已达上限',
    message: '此 API 密钥{unit, select, requests {每分钟最多 {limit} 个请求} other {每天最多 {limit} 个 token}}；{seconds, plural, other {# 秒}}后可再次使用。',
    remedy: '请稍候，或使用其他密钥。',
  },
  TOO_MANY_ATTEMPTS: {
    title: '尝试次数过多',
    message: '尝试次数过多；{seconds, plural, other {# 秒}}后可再次尝试。',
    remedy: '请稍候再试。',
  },
  ACCOUNTS_NEEDED: {
    title: '没有账户时不可用',
    message: '工作室将可从其他机器通过 {host} 访问，但还没有所有者设置密码。',
    remedy: '请不带 --host 启动，用链接登录，在设置中设定密码，然后再带 --host 启动。',
  },
  EMAIL_TAKEN: {
    title: '电子邮件已被使用',
    message: '{email} 已有账户。',
    remedy: '请使用其他电子邮件，或更改该账户的角色。',
  },
  PERSON_NEEDED: {
    title: '不能使用 API 密钥',
    message: '账户的姓名、电子邮件和密码只能由本人更改，不能由持有密钥的程序更改。',
    remedy: '请在浏览器中登录，并在设置中更改。',
  },
  PASSWORD_NEEDED: {
    title: '需要当前密码',
    message: '只有同时提供账户的当前密码，才能更改电子邮件或密码。',
    remedy: '请提供当前密码。如果忘记了，请用链接登录：在运行工作室的机器上，`tunesmith studio link` 会显示一个链接。',
  },
  PASSWORD_WRONG: {
    title: '当前密码不正确',
    message: '所提供的密码不是此账户的密码；没有作任何更改。',
    remedy: '请再试一次。如果忘记了，请用链接登录：在运行工作室的机器上，`tunesmith studio link` 会显示一个链接。',
  },
  LAST_OWNER: {
    title: '最后一位所有者',
    message: '没有此账户，就没有人能管理工作室。',
    remedy: '请先让其他人成为所有者。',
  },
  NOT_NOW: {
    title: '现在不可行',
    message: '在当前状态下无法这样做。',
    remedy: '请查看其当前状态；页面加载后状态可能已改变。',
  },
  ANSWERS_MISSING: {
    title: '缺少回答',
    message: '训练还缺少这些回答：{missing}。',
    remedy: '请先完成向导中的这些页面。',
  },
  MODEL_NAME_TAKEN: {
    title: '该名称已属于某个模型',
    message: '{name} 是 Tunesmith 自带模型的名称；用这个名称将永远找不到别的模型。',
    remedy: '请为注册表选择另一个名称。',
  },
  MODEL_REGISTERED: {
    title: '该模型在注册表中',
    message: '无法删除 {model}：{versions} 将不再指向任何模型。',
    remedy: '如果不再有人需要这些版本，请先把它们移出注册表。',
  },
  MODEL_IN_USE: {
    title: '其他模型依赖它',
    message: '无法删除 {model}：{users} 离不开它。',
    remedy: '如果不再有人需要它们，请先删除它们。',
  },
  MODEL_VERSION_HAS_ALIAS: {
    title: '有别名指向该版本',
    message: '{aliases} 指向 {version}。',
    remedy: '请先让别名指向另一个版本，或移除该别名。',
  },
  MODEL_IS_GGUF: {
    title: '只能用来回答',
    message: '{model} 是为 llama.cpp 打包的 GGUF 文件：它可以回答，但不能用来训练或转换。',
    remedy: '请使用制作它的原模型（Hugging Face 格式）。',
  },
  MODEL_IMPORT_UNKNOWN: {
    title: '不是模型',
    message: '{path} 既不是模型文件夹（含 config.json），也不是 PEFT 适配器（含 adapter_config.json），也不是 GGUF 文件。',
    remedy: '请给出 config.json 与 *.safetensors 文件所在的文件夹、适配器的文件夹，或一个 *.gguf 文件。',
  },
  MODEL_IMPORT_UNSUPPORTED: {
    title: '无法导入该模型',
    message: '{path} 无法在此使用：{detail}。',
    remedy: '请使用模型的其他形式：Hugging Face 格式的文件夹，或包含全部内容的单个 GGUF 文件。',
  },
  MODEL_IMPORT_BASE_MISSING: {
    title: '适配器的基础模型不在这里',
    message: '{path} 是一个适配器；这里没有它的基础模型（{base}）。',
    remedy: '请先下载或导入其基础模型；如果它在这里叫别的名称，请用 `base` 指明。',
  },
  MODEL_IMPORT_DISK_SHORT: {
    title: '磁盘空间不足',
    message: '模型在 {folder} 中需要 {neededBytes}，可用空间为 {freeBytes}。没有复制任何内容。',
    remedy: '请删除不再需要的内容，或用另一块磁盘上的数据文件夹启动工作室。',
  },
  MODEL_IMPORT_INTERRUPTED: {
    title: '导入中断',
    message: '复制 {name} 时工作室结束了。没有保留任何内容。',
    remedy: '请重新导入。',
  },
  UPLOAD_INTERRUPTED: {
    title: '上传中断',
    message: '{fileName} 未完整到达。没有保留任何内容。',
    remedy: '请重新上传。',
  },
  BACKGROUND_DIED: {
    title: '后台任务无故终止',
    message: '处理它的进程{how}。没有任何改动。',
    remedy: '请重试；如果再次发生，请重新启动工作室。',
  },
  MAPPING_INVALID: {
    title: '没有这一列',
    message: '没有名为“{column}”的列；现有的列是 {columns}。',
    remedy: '请选择文件中的一列。',
  },
  EXAMPLE_UNKNOWN: {
    title: '没有这个示例',
    message: '没有名为“{name}”的示例；现有的是 {known}。',
    remedy: '请从中选择一个。',
  },
  DATA_FOLDER_LOCKED: {
    title: '数据文件夹正在使用',
    message: '另一个 Tunesmith 正在使用 {folder}。',
    remedy: '请使用正在运行的工作室，或先关闭它，或用 --data-folder 选择其他文件夹。',
  },
  DATA_FOLDER_NEWER: {
    title: '由更新版本的 Tunesmith 创建',
    message: '{folder} 的数据库版本是 {found}；此 Tunesmith 最高支持 {known}。',
    remedy: '请更新 Tunesmith，或将此版本的备份恢复到其他文件夹。',
  },
  DATABASE_DAMAGED: {
    title: '数据库已损坏',
    message: '{path} 无法用作数据库：{detail}。',
    remedy: '请用 `tunesmith restore` 恢复备份；磁盘可能有故障。',
  },
  ARTIFACT_DAMAGED: {
    title: '存储的文件已损坏',
    message: '存储为 {sha256} 的内容与当初存储的不同。',
    remedy: '请用 `tunesmith restore` 恢复备份；磁盘可能有故障。',
  },
  BACKUP_INVALID: {
    title: '备份不可用',
    message: '{path} 无法恢复：{problem}。',
    remedy: '请使用其他备份。',
  },
  BACKUP_RUNNING: {
    title: '已有备份在进行',
    message: '另一个进程正在备份 {folder}。',
    remedy: '请等待其完成。',
  },
  FOLDER_NOT_EMPTY: {
    title: '文件夹不是空的',
    message: '{folder} 中有内容，恢复会将其替换。',
    remedy: '请用 --data-folder 恢复到新文件夹，或移走当前的文件夹。',
  },
  PORT_IN_USE: {
    title: '端口已被占用',
    message: '另一个程序正在监听端口 {port}。',
    remedy: '请结束该程序，或用 --port 选择其他端口。',
  },
  STUDIO_NOT_RUNNING: {
    title: '没有正在运行的工作室',
    message: '数据文件夹 {folder} 上没有正在运行的工作室。',
    remedy: '请用 `npm start` 或 `tunesmith studio` 启动；如果数据在别处，请用 --data-folder 指定该文件夹。',
  },
  SERVER_UNREACHABLE: {
    title: '工作室没有响应',
    message: '{url} 没有回应。',
    remedy: '请查看工作室是否仍在运行，并用 `npm start` 重新启动；已保存的内容完好无损。',
  },
  MODEL_CRASHED: {
    title: '模型无故终止',
    message: '运行 {model} 的进程{how}。',
    remedy: '请再问一次，这会重新启动它；如果再次发生，请关闭其他程序或使用更小的模型。',
  },
  MODEL_TOO_LARGE: {
    title: '内存不足以运行此模型',
    message: '要回答，{model} 需要约 {neededBytes}；现在可用 {freeBytes}。',
    remedy: '请关闭其他程序、暂停正在进行的训练，或使用更小的模型。',
  },
  INTERNAL: {
    title: 'Tunesmith 出现故障',
    message: '发生了不该发生的事：{detail}。',
    remedy: '请重试；如果再次发生，请报告。',
  },
  OUT_OF_MEMORY: {
    title: '内存不足',
    message: '这台机器的内存（{totalBytes}）不够用。之前保存的内容完好无损。',
    remedy: '请关闭其他程序，或使用更小的模型、更短的行或 qlora 方法。',
  },
  OUT_OF_MEMORY_PLANNED: {
    title: '内存不足以进行此训练',
    message: '即使采用最节省的设置，训练也需要约 {neededBytes}；可用 {limitBytes}。',
    remedy: '请使用更小的模型或更短的行，关闭其他程序，或提高 compute.memoryLimit。',
  },
  WORKER_DIED: {
    title: '训练无故终止',
    message: '训练进程{how}。它最后输出的内容在 {logFile}；之前保存的都完好。',
    remedy: '请继续训练；之前保存的内容完好无损。',
  },
  DISK_FULL: {
    title: '磁盘已满',
    message: '没有剩余空间，无法写入 {path}。之前保存的内容完好无损。',
    remedy: '请释放空间，然后继续。',
  },
  DATA_FORMAT_UNSUPPORTED: {
    title: '不支持的格式',
    message: '{path} 不是此处可读取的格式（{accepted}）。',
    remedy: '请将数据导出为 JSON 行（.jsonl）或 CSV；电子表格可在“另存为”中选择 CSV。',
  },
  DATA_NOT_UTF8: {
    title: '文件不是 UTF-8',
    message: '{path} 的第 {line} 行含有不是 UTF-8 文本的字节。',
    remedy: '请以 UTF-8 编码重新保存文件（在电子表格中为“CSV UTF-8”）。',
  },
  DATA_EMPTY: {
    title: '文件是空的',
    message: '{path} 没有任何行。',
    remedy: '请检查是否为正确的文件，以及是否已完整写入。',
  },
  DATA_ROW_INVALID: {
    title: '有一行不能用',
    message: '第 {line} 行：{problem}。',
    remedy: '{repair}',
  },
  PROVIDER_UNAVAILABLE: {
    title: '在这里无法这样计算',
    message: '{provider} 在这台机器上不可用：{detail}。',
    remedy: '请把 compute.provider 设为 auto，或设为这里可用的：{available}。',
  },
  DATA_NOTHING_TO_LEARN: {
    title: '没有可学的内容',
    message: '{rows, plural, other {# 行中没有一行可用}}；第 {line} 行：{problem}。',
    remedy: '请查看数据检验；它会指出每一行的问题。',
  },
  TEMPLATE_MISSING: {
    title: '没有对话模板',
    message: '分词器没有附带对话模板。',
    remedy: '请将 data.template 设为已知名称，例如 chatml 或 instruction，或保持 auto。',
  },
  TRAINING_DIVERGED: {
    title: '训练发散',
    message: '训练在第 {step} 步再次失败，尽管已 {attempts, plural, other {# 次}}回到检查点并将学习率减半。',
    remedy: '请用更低的 training.learningRate 重新开始，并查看被排除的行。',
  },
  CHECKPOINTS_DAMAGED: {
    title: '没有完好的检查点',
    message: '训练需要回到一个保存的状态，但 {runFolder} 中的全都损坏了。',
    remedy: '请检查磁盘，然后重新开始训练。',
  },
  RUN_KILLED: {
    title: '立即结束',
    message: '应要求结束了训练，未等待当前步骤。之前保存的内容完好无损。',
    remedy: '请从最近的检查点继续。',
  },
  CONTEXT_TOO_SHORT: {
    title: '行的长度超过模型所能读取',
    message: 'data.maxLength 为 {maxLength}，但模型一次最多处理 {contextLength} 个词元。',
    remedy: '请将 data.maxLength 设为不超过 {contextLength} 或 auto，或使用上下文更长的模型。',
  },
  LLAMA_CANNOT_LOAD: {
    title: 'llama.cpp 无法加载此文件',
    message: '无法加载 {file}：{problem}。',
    remedy: '请确认该文件是 GGUF 模型，或为此模型制作的适配器，并且完整；然后重新导出或下载。',
  },
  LLAMA_FAILED: {
    title: 'llama.cpp 报告了一个错误',
    message: '处理 {model} 时：{problem}。',
    remedy: '请重试。若再次出现，请使用较短的文本，或重新导出该模型。',
  },
  SCHEMA_UNSUPPORTED: {
    title: '回答无法遵循此模式',
    message: '{place} 处的内容无法生成语法：{what}。',
    remedy: '请去掉这一项，改在说明中写明；可以使用 type、enum、const、properties、required、items、anyOf 和 $ref。',
  },
  GRAMMAR_INVALID: {
    title: '语法无效',
    message: 'llama.cpp 未接受该语法：{problem}。',
    remedy: '请用 GBNF 编写，并包含名为 root 的规则。',
  },
  SERVING_DISK_SHORT: {
    title: '磁盘空间不足',
    message: '{model} 通过供 llama.cpp 使用的副本作答，该副本约需 {neededBytes}，而可用空间为 {freeBytes}。没有写入任何内容。',
    remedy: '请删除不再需要的模型和导出。',
  },
  READER_TOO_SLOW: {
    title: '回答没有被读取',
    message: '等待读取的回答片段超过 {events} 个，其余部分不再生成。',
    remedy: '请随到随读，或一次性请求完整的回答。',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'Ollama 无法写出此模型的提示',
    message: '模板“{template}”所做的超出了 Go 模板的能力；Ollama 会用不同的措辞询问模型。',
    remedy: '请导出为 GGUF，并用 llama.cpp 或本工作室的接口运行，它们会直接读取该模板。',
  },
  HUB_OFFLINE: {
    title: '正在离线工作',
    message: '没有向 {endpoint} 发出任何请求，因为本工作室处于离线状态。',
    remedy: '请在设置中关闭离线工作，并取消 HF_HUB_OFFLINE；先前下载的内容仍可使用。',
  },
  HUB_UNREACHABLE: {
    title: 'Hub 没有应答',
    message: '{host} 没有回应：{detail}。',
    remedy: '请检查本机是否联网；若使用代理，请设置 HTTPS_PROXY；若 Hub 被屏蔽，请在设置中填写它的镜像。',
  },
  HUB_FAILED: {
    title: 'Hub 未能完成',
    message: '{host} 返回状态 {status}：{detail}。',
    remedy: '请过几分钟再试；若仍然如此，请查看该模型在 Hub 上的页面。',
  },
  HUB_ANSWER_INVALID: {
    title: '这不是 Hub 的应答',
    message: '{host} 返回了无法使用的内容：{detail}。',
    remedy: '请检查设置中的 Hub 地址；应答的可能是网络的登录页面或代理。',
  },
  HUB_RATE_LIMITED: {
    title: '对 Hub 的请求过多',
    message: '{host} 在 {seconds} 秒内不再接受来自这里的请求。',
    remedy: '请稍候再试；使用令牌时，Hub 允许更多请求。',
  },
  HUB_TOKEN_REJECTED: {
    title: '令牌无效',
    message: '{host} 不认识此令牌，或者它不能用于此操作。',
    remedy: '请在 Hub 上新建一个有读取权限的令牌（个人资料，Access Tokens），并填入设置。',
  },
  HUB_TOKEN_NEEDED: {
    title: '没有 Hub 的令牌',
    message: '此操作需要 {host} 的账户，而这里没有它的令牌。',
    remedy: '请在 Hub 上新建一个令牌（个人资料，Access Tokens），并填入设置。',
  },
  HUB_MODEL_MISSING: {
    title: 'Hub 上没有此模型',
    message: 'Hub 上没有 {model}，或者它是私有的，且未与令牌所属的账户共享。',
    remedy: '请检查名称是否有误；若是私有模型，请填写有权查看它的账户的令牌。',
  },
  HUB_REVISION_MISSING: {
    title: '没有此修订版',
    message: '{model} 没有名为“{revision}”的分支、标签或提交。',
    remedy: '省略修订版即可使用最新版，或在 Hub 上该模型的文件中查找其名称。',
  },
  HUB_FILE_MISSING: {
    title: '模型中没有此文件',
    message: '{model} 没有可供下载的文件“{file}”。',
    remedy: '请查看该模型的文件列表，并指定其中之一。',
  },
  HUB_MODEL_GATED: {
    title: '须先接受条款',
    message: '{model} 只提供给已接受其条款并使用其账户令牌的人。',
    remedy: '请在 {url} 接受条款（有些作者随后会人工审批），在设置中填写该账户的令牌，然后重试。',
  },
  HUB_GGUF_CHOICE: {
    title: '要哪个 GGUF 文件？',
    message: '{model} 以多个 GGUF 文件保存同样的权重：{files}。',
    remedy: '请指定其中之一；通常选择 Q4_K_M 或 Q8_0。',
  },
  HUB_FILE_CHANGED: {
    title: '文件已发生变化',
    message: '对于 {model} 的 {file}，Hub 现在给出的内容与它为此修订版公布的不同。',
    remedy: '请重新开始下载：届时会使用最新的修订版。其他文件已到达的部分会保留。',
  },
  HUB_FILE_WRONG: {
    title: '收到的不是该文件',
    message: '{model} 的 {file} 多次传输错误：{detail}。',
    remedy: '请稍后再试，或不经镜像或代理；若仍然如此，则 Hub 上的文件已损坏。',
  },
  HUB_CONNECTION_LOST: {
    title: '连接中断',
    message: '{file} 未能下载完成，已有 {attempts} 次尝试无果：{detail}。',
    remedy: '请在连接好转后继续下载。',
  },
  HUB_DISK_SHORT: {
    title: '磁盘空间不足',
    message: '下载需要在 {folder} 中占用 {neededBytes}，而可用空间为 {freeBytes}。未下载任何内容。',
    remedy: '请移除不再需要的模型（存储），或用 HF_HUB_CACHE 把缓存放到其他磁盘。',
  },
  HUB_MODEL_BUSY: {
    title: '模型正在下载',
    message: '另一个进程（{pid}）正在下载 {model}。',
    remedy: '请等它完成，或者暂停或取消该下载。',
  },
  EXPORT_WITHOUT_ADAPTER: {
    title: '没有可导出的适配器',
    message: '{model} 没有适配器：它的权重要么全部训练过，要么都没有。',
    remedy: '请导出整个模型：merged、gguf、ollama 或 onnx。',
  },
  EXPORT_DIFFERENT: {
    title: '导出结果的回答不一致',
    message: '{model} 已写出，但结果不是同一个模型：{differences}。无法使用。',
    remedy: '请改用其他格式导出，例如合并格式；并请附上证明报告此问题，因为这不应发生。',
  },
  EXPORT_DAMAGED: {
    title: '导出的文件被改动过',
    message: '{file} 已不是导出的内容：{detail}。',
    remedy: '请重新导出模型并删除此导出；可能是磁盘出现故障，或其他程序写入了该文件。',
  },
  EXPORT_DISK_SHORT: {
    title: '磁盘空间不足',
    message: '导出过程中在 {folder} 需要约 {neededBytes}，而可用空间为 {freeBytes}。没有写入任何内容。',
    remedy: '请删除不再需要的导出和模型，或选择更低的精度。',
  },
  MODEL_ARCHIVE_INVALID: {
    title: '不是完整的模型归档',
    message: '无法打开 {path}：{detail}。没有导入任何内容。',
    remedy: '请从制作处重新复制该归档；它可能在途中被截断，或者是另一种文件。',
  },
  MODEL_ARCHIVE_SIGNATURE: {
    title: '归档的签名有误',
    message: '{path} 中的签名不是由其密钥对所列内容作出的。没有导入任何内容。',
    remedy: '不要使用此归档：有人改动了它。请向制作者索取另一份。',
  },
  MODEL_ARCHIVE_CHANGED: {
    title: '归档在签名后被改动',
    message: '{path} 中的 {file} 与签名时不符：被更改、添加或删除。没有导入任何内容。',
    remedy: '不要使用此归档。请向制作者索取另一份；如果再次发生，请询问还有谁能写入它。',
  },
  MODEL_ARCHIVE_SIGNER: {
    title: '归档由他人签名',
    message: '{path} 的签名密钥是 {signer}，而不是 {key}。没有导入任何内容。',
    remedy: '请通过其他途径（例如电话）与制作者核对指纹；只有在信任归档来源时才在不指定指纹的情况下导入。',
  },
  LICENCE_NOT_ACCEPTED: {
    title: '须先接受许可证',
    message: '{model} – 许可证 {licence}：{summary}',
    remedy: '请阅读其来源模型的许可证；如果许可证允许分享该导出，请在发布时确认。',
  },
  HUB_WRITE_DENIED: {
    title: '没有写入权限',
    message: '账户 {account} 不能在 {host} 的 {model} 中存放任何内容，或者其令牌只能读取。',
    remedy: '请使用以 {account}/ 开头的名称，或在 hub 上创建带写入权限的令牌并在设置中填写。',
  },
  ENGINE_LACKS: {
    title: '该模型做不到',
    message: 'llama.cpp 无法运行 {model}，而替代它的引擎不支持：{what}。',
    remedy: '请去掉它，或把适配器合并到基础模型，llama.cpp 或许能运行。',
  },
  DATA_FILE_MISSING: {
    title: '找不到数据文件',
    message: '{path} 处没有数据文件。',
    remedy: '请检查路径，或重新上传数据。',
  },
  DATA_IS_FOLDER: {
    title: '是文件夹而不是文件',
    message: '{path} 是一个文件夹。',
    remedy: '请给出其中的一个文件（{accepted}）。',
  },
  DATA_LAYOUT_UNKNOWN: {
    title: '不清楚一行的含义',
    message: '各行的字段为 {columns}，不符合任何已知的结构。',
    remedy: '请重命名字段以符合以下之一：{accepted}。',
  },
  TRAINING_FILE_INVALID: {
    title: '该文件无法用于训练',
    message: '{fileName} 中无法使用的行数：{invalidRows}。',
    remedy: '请用 messages 书写每一行：user 与 assistant 交替。',
  },
  TEMPLATE_UNKNOWN: {
    title: '未知的模板',
    message: '“{name}”既不是已知模板，也不是文件。',
    remedy: '请使用以下之一：{known}。',
  },
  TEMPLATE_INVALID: {
    title: '模板无法读取',
    message: '{name} 不是可用的 Jinja 模板：{problem}。',
    remedy: '请用 data.template 选择其他模板，例如 chatml 或 instruction。',
  },
  TEMPLATE_REJECTED: {
    title: '模板拒绝这些消息',
    message: '{name} 无法写出这段对话：{problem}。',
    remedy: '请按其要求的顺序排列消息（通常先 system，然后 user 与 assistant 交替），或选择其他模板。',
  },
  TEMPLATE_WITHOUT_ANSWER: {
    title: '模板遗漏了回答',
    message: '{name} 不写出回答，因而没有可学的内容。',
    remedy: '请用 data.template 选择其他模板，例如 chatml 或 instruction。',
  },
  NO_PERMISSION: {
    title: '没有权限',
    message: '工作室无权访问 {path}。',
    remedy: '请检查该文件是否存在，且属于运行工作室的账户。',
  },
  FILE_MISSING: {
    title: '文件不存在',
    message: '{path} 不存在。',
    remedy: '请检查路径拼写，以及磁盘是否已连接。',
  },
  FILE_ACCESS_FAILED: {
    title: '无法访问文件',
    message: '处理 {path} 失败：{detail}。',
    remedy: '请检查磁盘，然后重试。',
  },
  JSON_INVALID: {
    title: '不是有效的 JSON',
    message: '{path} 不是有效的 JSON：{detail}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  PATH_OUTSIDE_FOLDER: {
    title: '路径越出文件夹',
    message: '“{path}”不在 {root} 中。',
    remedy: '请从原始来源重新获取该文件；它已损坏或意在欺骗。',
  },
  MODEL_FOLDER_MISSING: {
    title: '模型文件夹不存在',
    message: '{path} 处没有模型文件夹。',
    remedy: '请检查路径，或重新下载模型。',
  },
  MODEL_IS_ADAPTER: {
    title: '是适配器而不是模型',
    message: '{path} 是 {base} 的适配器；其中没有基础模型的权重。',
    remedy: '请使用基础模型作为模型。',
  },
  MODEL_CONFIG_MISSING: {
    title: '缺少 config.json',
    message: '{path} 中没有 config.json，无法得知模型结构。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  MODEL_PICKLE_ONLY: {
    title: '权重为 pickle 格式',
    message: '{path} 的权重仅为 {files}。打开 pickle 文件可能运行其中隐藏的任意程序，因此从不读取。',
    remedy: '请使用带 *.safetensors 的修订版；多数模型都有。',
  },
  MODEL_WEIGHTS_MISSING: {
    title: '模型文件夹中没有权重',
    message: '{path} 中既没有 model.safetensors，也没有 model.safetensors.index.json。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  MODEL_INDEX_INVALID: {
    title: '分片索引无效',
    message: '{path} 无法使用：{detail}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  MODEL_SHARD_MISSING: {
    title: '缺少部分权重',
    message: '{path} 需要文件 {shard}，但它不在。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  MODEL_INDEX_MISMATCH: {
    title: '索引与权重不一致',
    message: '{path} 称 {tensor} 在 {shard} 中，但其中没有。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  TENSOR_MISSING: {
    title: '缺少张量',
    message: '{path} 中没有张量 {tensor}。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  TENSOR_DTYPE_UNSUPPORTED: {
    title: '此处不支持该数值格式',
    message: '{path} 中的 {tensor} 以 {dtype} 存储。',
    remedy: '请使用 bfloat16、float16 或 float32 的原始模型。',
  },
  WEIGHTS_NOT_FINITE: {
    title: '权重中有非数值',
    message: '{path} 中的 {tensor} 含有 NaN 或无穷大；模型的任何回答都无意义。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  WEIGHT_NOT_QUANTIZABLE: {
    title: '不是矩阵',
    message: '{path} 中的 {tensor} 不是线性层的权重矩阵；只有权重矩阵可以量化。',
    remedy: '请使用 bfloat16、float16 或 float32 的原始模型。',
  },
  QUANTIZED_WEIGHT_INVALID: {
    title: '量化权重已损坏',
    message: '{path} 中的 {tensor} 无法使用：{detail}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  SAFETENSORS_TRUNCATED: {
    title: 'safetensors 文件被截断',
    message: '{path} 有 {actual} 字节，至少应为 {expected}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  SAFETENSORS_HEADER_TOO_LARGE: {
    title: '不是 safetensors 文件',
    message: '{path} 声称头部有 {bytes} 字节；格式允许 {limit}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  SAFETENSORS_HEADER_INVALID: {
    title: 'safetensors 头部无效',
    message: '{path} 的头部无法使用：{detail}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  SAFETENSORS_DTYPE_UNKNOWN: {
    title: '未知的数值格式',
    message: '{path} 中的 {tensor} 类型为 {dtype}，safetensors 格式没有定义。',
    remedy: '请使用 bfloat16、float16 或 float32 的原始模型。',
  },
  SAFETENSORS_SIZE_MISMATCH: {
    title: '张量大小错误',
    message: '{path} 中的 {tensor} 占 {actual} 字节；按形状和类型应为 {expected}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  SAFETENSORS_LAYOUT_INVALID: {
    title: '张量布局不符',
    message: '{path} 的数据布局不符合格式要求：{detail}。',
    remedy: '请从原始来源重新获取该文件；它已损坏或意在欺骗。',
  },
  GGUF_INVALID: {
    title: 'GGUF 文件无效',
    message: '{path} 无法使用：{detail}。',
    remedy: '请从原始来源重新获取该文件；它已损坏或意在欺骗。',
  },
  GGUF_TRUNCATED: {
    title: 'GGUF 文件被截断',
    message: '{path} 有 {actual} 字节，至少应为 {expected}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  GGUF_VERSION_UNSUPPORTED: {
    title: '未知的 GGUF 版本',
    message: '{path} 是 GGUF 版本 {version}；可读取 2 和 3。',
    remedy: '请从模型页面获取较新的文件。',
  },
  GGUF_TENSOR_TYPE_UNSUPPORTED: {
    title: '此处不支持该权重编码',
    message: '{path} 中的 {tensor} 以 {type} 存储，此处无法还原为数值。',
    remedy: '请使用 F16、BF16、Q8_0 或 Q4_K_M 的文件。',
  },
  GGUF_EXPORT_UNSUPPORTED: {
    title: 'llama.cpp 无法直接运行该模型',
    message: '{model} 无法写成 GGUF：{reason}。',
    remedy: '请以 Hugging Face 格式导出合并后的模型，或导出为 ONNX。',
  },
  MODEL_EXISTS: {
    title: '已有模型',
    message: '{path} 中已有模型，会被覆盖。',
    remedy: '请选择其他文件夹，或先删除它。',
  },
  ADAPTER_MISSING: {
    title: '没有适配器',
    message: '{path} 不是 PEFT 适配器：缺少 {file}。',
    remedy: '请重新复制 adapter_config.json 和 adapter_model.safetensors，两者须来自同一次训练。',
  },
  ADAPTER_PICKLE: {
    title: '适配器为 pickle 格式',
    message: '{path} 的权重为 adapter_model.bin。打开 pickle 文件可能运行其中隐藏的任意程序，因此从不读取。',
    remedy: '请索取 adapter_model.safetensors，或用较新的 PEFT 重新保存。',
  },
  ADAPTER_CONFIG_INVALID: {
    title: 'adapter_config.json 无效',
    message: '{path} 无法使用：{detail}。',
    remedy: '请重新复制 adapter_config.json 和 adapter_model.safetensors，两者须来自同一次训练。',
  },
  ADAPTER_TYPE_UNSUPPORTED: {
    title: '不支持该类型的适配器',
    message: '{path} 是类型为 {type} 的适配器；只支持 LoRA。',
    remedy: '请用 PEFT 把适配器合并到基础模型，然后使用合并结果。',
  },
  ADAPTER_VARIANT_UNSUPPORTED: {
    title: '不支持该 LoRA 变体',
    message: '{path} 使用了 {feature}；当作普通 LoRA 读取会出错。',
    remedy: '请用 PEFT 把适配器合并到基础模型，然后使用合并结果。',
  },
  ADAPTER_WEIGHTS_INVALID: {
    title: '适配器的权重不符',
    message: '{path} 中的 {tensor}：{detail}。',
    remedy: '请重新复制 adapter_config.json 和 adapter_model.safetensors，两者须来自同一次训练。',
  },
  TOKENIZER_MISSING: {
    title: '缺少分词器',
    message: '{folder} 中没有 tokenizer.json，文本无法变成词元。',
    remedy: '请从模型的同一来源把 tokenizer.json 和 tokenizer_config.json 下载到该文件夹。',
  },
  TOKENIZER_SENTENCEPIECE_ONLY: {
    title: '旧格式的分词器',
    message: '{folder} 只有 SentencePiece 文件（tokenizer.model），没有 tokenizer.json。',
    remedy: '请从模型页面获取 tokenizer.json；几乎所有模型现在都有。',
  },
  TOKENIZER_INVALID: {
    title: '分词器文件已损坏',
    message: '{path} 无法读取：{problem}。',
    remedy: '请重新下载该文件；它已损坏或不完整。',
  },
  TOKENIZER_UNSUPPORTED: {
    title: '不支持该分词器',
    message: '{path} 描述的分词器此处不支持：{problem}。',
    remedy: '请选择其他模型；多数模型都有属于可用系列的同类。',
  },
  TOKENIZER_VOCABULARY_TOO_SMALL: {
    title: '词表太小',
    message: '大小为 {vocabSize} 的词表容不下必需的 {least} 个符号。',
    remedy: '请使用更大的词表；小模型通常为 4096 到 32768。',
  },
  MODEL_CONFIG_FIELD: {
    title: '模型配置无法使用',
    message: 'config.json 中的 {field} 无法使用：{found}。应为：{expected}。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  MODEL_FAMILY_UNKNOWN: {
    title: '未知的模型系列',
    message: 'config.json 中的 model_type 为“{type}”，此处无法训练。可用：{known}。',
    remedy: '请选择其他模型；多数模型都有属于可用系列的同类。',
  },
  MODEL_ROPE_UNKNOWN: {
    title: '未知的位置缩放',
    message: '该模型以“{type}”缩放位置。可用：{known}。',
    remedy: '请选择其他模型；多数模型都有属于可用系列的同类。',
  },
  MODEL_TENSOR_SHAPE: {
    title: '权重与配置不符',
    message: '张量 {name} 的形状为 {found}；config.json 要求 {expected}。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  MODEL_WEIGHTS_UNFIT: {
    title: '权重与描述不符',
    message: '{path} 中不是 config.json 所描述的 {family} 模型的权重：{problems}。',
    remedy: '请以 Hugging Face 格式重新下载该模型，所有文件须来自同一修订版。',
  },
  TOKENIZER_MODEL_MISMATCH: {
    title: '分词器与模型不匹配',
    message: '{path} 的分词器有 {tokens} 个词元，而模型只有 {embeddings} 个。',
    remedy: '请把随该模型发布的 tokenizer.json 放在权重旁边。',
  },
  PROMPT_TOO_LONG: {
    title: '超出模型可读长度',
    message: '输入有 {tokens} 个词元，没有回答的余地：模型最多容纳 {contextLength} 个。',
    remedy: '请缩短输入，或使用上下文更长的模型。',
  },
  MODEL_NOT_GIVEN: {
    title: '没有起始模型',
    message: '该运行既没有指定模型，也没有新模型的规格。',
    remedy: '请选择一个模型。',
  },
  RUN_INPUT_CHANGED: {
    title: '运行开始时的内容已改变',
    message: '{path} 已不是该运行开始时的内容。',
    remedy: '请开始新的运行，或恢复开始时的内容。',
  },
  OPTIMIZER_STATE_MISMATCH: {
    title: '保存的优化器状态不符',
    message: '{name} 的状态无法使用：{reason}。',
    remedy: '请开始新的运行，或恢复开始时的内容。',
  },
  RUN_ALREADY_ACTIVE: {
    title: '该运行已在进行',
    message: '另一个进程正在 {runFolder} 中工作。',
    remedy: '请等待其结束，或将其结束。',
  },
  RUN_MISSING: {
    title: '不是运行文件夹',
    message: '{folder} 中没有运行。',
    remedy: '请给出训练创建的文件夹。',
  },
  RUN_WITHOUT_RESULT: {
    title: '该运行尚无结果',
    message: '{folder} 的训练尚未结束。',
    remedy: '请完成训练。',
  },
  RUN_EXISTS: {
    title: '已有运行',
    message: '{folder} 中已有运行，新的运行会将其覆盖。',
    remedy: '请继续该运行，或选择其他文件夹。',
  },
  SETTINGS_INVALID: {
    title: '设置无法使用',
    message: '无法使用：{problems}。',
    remedy: '请改正所列内容。',
  },
  LORA_RANK_TOO_HIGH: {
    title: '该模型的秩过高',
    message: 'lora.rank 为 {rank}，但没有层的秩高于 {highest}；更高只会浪费内存。',
    remedy: '请把 lora.rank 设为不大于 {highest}，或保持 auto。',
  },
  COMPUTE_MODE_UNSUITABLE: {
    title: '该计算方式不适用',
    message: 'compute.mode {mode} 在此无法使用：{reason}。',
    remedy: '请保持 compute.mode 为 auto，或设为 lean 或 fast。',
  },
  LORA_TARGET_UNKNOWN: {
    title: '没有这样的层',
    message: 'lora.targetModules 中有“{target}”，但该 {family} 模型没有此层。可用：{available}。',
    remedy: '请使用列表中的名称、layers.*.mlp.* 之类的模式，或 all-linear。',
  },
}
