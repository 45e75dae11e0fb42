import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: 'غير موجود',
    message: 'لا يوجد شيء بالمعرّف {id}، أو لا يحق لك رؤيته.',
    remedy: 'ربما حُذف؛ ابحث عنه في قائمته.',
  },
  REQUEST_INVALID: {
    title: 'لا يمكن استخدام الطلب',
    message: '{problems}.',
    remedy: 'صحّح ما ذُكر.',
  },
  REQUEST_TOO_LARGE: {
    title: 'كبير جدًا',
    message: 'ما أُرسل أكبر من {limitBytes}.',
    remedy: 'قسّم الملف؛ أو أعطِ مساره لسطر الأوامر الذي يقرؤه في مكانه.',
  },
  SIGN_IN_NEEDED: {
    title: 'لم يسجّل أحد الدخول',
    message: 'يحتاج هذا إلى حساب، وقد وصل الطلب بلا جلسة صالحة.',
    remedy: 'سجّل الدخول؛ تعرض الطرفية التي تشغّل الاستوديو رابطًا صالحًا لمرة واحدة.',
  },
  NOT_ALLOWED: {
    title: 'غير مسموح',
    message: 'يتطلب هذا الدور {needed}؛ ولهذا الحساب الدور {role}.',
    remedy: 'اطلب من أحد مالكي هذا الاستوديو دورًا يسمح به.',
  },
  REQUEST_FORGED: {
    title: 'طلب من مكان آخر',
    message: 'رُفض الطلب لأن السبب هو: {detail}.',
    remedy: 'افتح الاستوديو بالعنوان الذي تعرضه الطرفية؛ وتُذكر العناوين الأخرى بالخيار --allow-host.',
  },
  LINK_EXPIRED: {
    title: 'لم يعد رابط الدخول صالحًا',
    message: 'رابط الدخول صالح لمرة واحدة ولوقت قصير.',
    remedy: 'شغّل الاستوديو من جديد، أو نفّذ `tunesmith studio link` للحصول على رابط جديد.',
  },
  CREDENTIALS_WRONG: {
    title: 'البريد الإلكتروني أو كلمة المرور غير صحيحة',
    message: 'لا حساب يطابق هذا البريد وهذه الكلمة.',
    remedy: 'أعد المحاولة، أو استخدم رابط دخول: يعرض `tunesmith studio link` رابطًا على جهاز الاستوديو.',
  },
  KEY_NOT_FOR_THIS: {
    title: 'مفتاح API لغرض آخر',
    message: 'صُنع مفتاح API هذا لغرض آخر.',
    remedy: 'استخدم مفتاحًا صُنع لهذا أيضًا؛ يُصنع مفتاح جديد في الإعدادات.',
  },
  KEY_HAS_LIMITS: {
    title: 'ليس بمفتاح محدود',
    message: 'مفتاح API ذو الحدود لا يصنع مفاتيح أخرى، إذ ستكون لها حدودها الخاصة.',
    remedy: 'اصنع المفتاح في الإعدادات، أو بمفتاح بلا حدود.',
  },
  KEY_LIMIT_REACHED: {
    title: 'بلغ مفتاح API حدّه',
    message: 'يمكن استخدام مفتاح API هذا {unit, select, requests {لـ {limit} طلب في الدقيقة} other {لـ {limit} رمز في اليوم}}؛ ويمكن استخدامه ثانية بعد {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
    remedy: 'انتظر، أو استخدم مفتاحًا آخر.',
  },
  TOO_MANY_ATTEMPTS: {
    title: 'محاولات كثيرة',
    message: 'كانت المحاولات كثيرة؛ تمكن المحاولة التالية بعد {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
    remedy: 'انتظر ثم أعد المحاولة.',
  },
  ACCOUNTS_NEEDED: {
    title: 'لا يمكن بلا حسابات',
    message: 'سيصير الاستوديو متاحًا من أجهزة أخرى على {host}، ولا مالك له كلمة مرور بعد.',
    remedy: 'شغّله بلا --host، وادخل بالرابط، وعيّن كلمة مرور في الإعدادات، ثم شغّله مجددًا مع --host.',
  },
  EMAIL_TAKEN: {
    title: 'البريد مستخدم من قبل',
    message: 'يوجد حساب للعنوان {email}.',
    remedy: 'استخدم بريدًا آخر، أو غيّر دور ذلك الحساب.',
  },
  PERSON_NEEDED: {
    title: 'لا يمكن بمفتاح API',
    message: 'لا يغيّر اسمَ الحساب وبريده وكلمة مروره إلا صاحبه، لا برنامج بمفتاح.',
    remedy: 'ادخل إلى الاستوديو من متصفح وغيّرها في الإعدادات.',
  },
  PASSWORD_NEEDED: {
    title: 'كلمة المرور الحالية مطلوبة',
    message: 'لا يُقبل بريد آخر أو كلمة مرور أخرى إلا مع كلمة المرور الحالية للحساب.',
    remedy: 'اكتب كلمة المرور الحالية. إن نسيتها فادخل برابط يعرضه `tunesmith studio link` على جهاز الاستوديو.',
  },
  PASSWORD_WRONG: {
    title: 'كلمة المرور الحالية غير صحيحة',
    message: 'كلمة المرور المكتوبة ليست كلمة مرور هذا الحساب؛ لم يتغيّر شيء.',
    remedy: 'حاول مرة أخرى. إن نسيتها فادخل برابط يعرضه `tunesmith studio link` على جهاز الاستوديو.',
  },
  LAST_OWNER: {
    title: 'المالك الأخير',
    message: 'بدون هذا الحساب لا يستطيع أحد إدارة الاستوديو.',
    remedy: 'اجعل شخصًا آخر مالكًا أولًا.',
  },
  NOT_NOW: {
    title: 'غير ممكن الآن',
    message: 'لا تسمح حالته الحالية بذلك.',
    remedy: 'انظر إلى حالته الحالية؛ ربما تغيّرت منذ تحميل الصفحة.',
  },
  ANSWERS_MISSING: {
    title: 'تنقص إجابات',
    message: 'ما زالت تنقص التدريبَ إجابات: {missing}.',
    remedy: 'أجب عن هذه الصفحات في المعالج أولًا.',
  },
  MODEL_NAME_TAKEN: {
    title: 'الاسم يخص نموذجًا بالفعل',
    message: '{name} اسم نموذج يأتي مع Tunesmith؛ ولن يُعثر على غيره بهذا الاسم أبدًا.',
    remedy: 'اختر اسمًا آخر للسجل.',
  },
  MODEL_REGISTERED: {
    title: 'النموذج في السجل',
    message: 'لا يمكن حذف {model}: لن يشير {versions} إلى شيء.',
    remedy: 'أخرج هذه الإصدارات من السجل أولًا إن لم يعد أحد يحتاج إليها.',
  },
  MODEL_IN_USE: {
    title: 'نماذج أخرى تعتمد على هذا',
    message: 'لا يمكن حذف {model}: لا يمكن استخدام {users} من دونه.',
    remedy: 'احذف تلك أولًا إن لم يعد أحد يحتاج إليها.',
  },
  MODEL_VERSION_HAS_ALIAS: {
    title: 'اسم مستعار يشير إلى هذا الإصدار',
    message: '{aliases} يشير إلى {version}.',
    remedy: 'اجعل الاسم المستعار يشير إلى إصدار آخر أولًا، أو أزله.',
  },
  MODEL_IS_GGUF: {
    title: 'للإجابة فقط',
    message: '{model} ملف GGUF مُعدّ لـ llama.cpp: يمكنه الإجابة، لكن لا يمكن تدريب شيء أو تحويله منه.',
    remedy: 'خذ النموذج الذي صُنع منه، بصيغة Hugging Face.',
  },
  MODEL_IMPORT_UNKNOWN: {
    title: 'ليس نموذجًا',
    message: '{path} ليس مجلد نموذج (فيه config.json)، ولا محوّل PEFT (فيه adapter_config.json)، ولا ملف GGUF.',
    remedy: 'أعطِ المجلد الذي فيه config.json بجانب ملفات ‎*.safetensors، أو مجلد محوّل، أو ملف ‎*.gguf.',
  },
  MODEL_IMPORT_UNSUPPORTED: {
    title: 'لا يمكن أخذ هذا النموذج',
    message: 'لا يمكن استخدام {path} هنا: {detail}.',
    remedy: 'خذ شكلًا آخر للنموذج: مجلدًا بصيغة Hugging Face، أو ملف GGUF واحدًا يحتويه كله.',
  },
  MODEL_IMPORT_BASE_MISSING: {
    title: 'النموذج الأساس للمحوّل ليس هنا',
    message: '{path} محوّل، ونموذجه الأساسي ({base}) ليس بين النماذج هنا.',
    remedy: 'نزّل أساسه أو استورده أولًا، أو سمِّه بـ `base` إن كان له اسم آخر هنا.',
  },
  MODEL_IMPORT_DISK_SHORT: {
    title: 'لا مساحة كافية على القرص',
    message: 'يحتاج النموذج إلى {neededBytes} في {folder}، والمتاح {freeBytes}. لم يُنسخ شيء.',
    remedy: 'احذف ما لم تعد هناك حاجة إليه، أو شغّل الاستوديو بمجلد بيانات على قرص آخر.',
  },
  MODEL_IMPORT_INTERRUPTED: {
    title: 'انقطع الاستيراد',
    message: 'انتهى الاستوديو أثناء نسخ {name}. لم يُحتفظ بشيء منه.',
    remedy: 'استورده من جديد.',
  },
  UPLOAD_INTERRUPTED: {
    title: 'انقطع الرفع',
    message: 'لم يصل {fileName} كاملًا. ولم يُحفظ منه شيء.',
    remedy: 'ارفعه من جديد.',
  },
  BACKGROUND_DIED: {
    title: 'انتهى عمل في الخلفية بلا إنذار',
    message: 'العملية التي كانت تعمل على ذلك {how}. لم يتغير شيء.',
    remedy: 'أعد المحاولة؛ وإن تكرر ذلك فشغّل الاستوديو من جديد.',
  },
  MAPPING_INVALID: {
    title: 'لا يوجد عمود كهذا',
    message: 'لا يوجد عمود «{column}»؛ الموجود {columns}.',
    remedy: 'اختر أحد أعمدة الملف.',
  },
  EXAMPLE_UNKNOWN: {
    title: 'لا يوجد مثال كهذا',
    message: 'لا يوجد مثال «{name}»؛ الموجود {known}.',
    remedy: 'اختر واحدًا منها.',
  },
  DATA_FOLDER_LOCKED: {
    title: 'مجلد البيانات قيد الاستخدام',
    message: 'يعمل Tunesmith آخر مع {folder}.',
    remedy: 'استخدم الاستوديو العامل، أو أنهه أولًا، أو اختر مجلدًا آخر بالخيار --data-folder.',
  },
  DATA_FOLDER_NEWER: {
    title: 'من صنع Tunesmith أحدث',
    message: 'إصدار قاعدة البيانات في {folder} هو {found}؛ ويعرف هذا Tunesmith الإصدارات حتى {known}.',
    remedy: 'حدّث Tunesmith، أو استعد نسخة من هذا الإصدار في مجلد آخر.',
  },
  DATABASE_DAMAGED: {
    title: 'قاعدة البيانات تالفة',
    message: 'لا يمكن استخدام {path} قاعدة بيانات: {detail}.',
    remedy: 'استعد نسخة احتياطية بالأمر `tunesmith restore`؛ ربما يكون القرص معطوبًا.',
  },
  ARTIFACT_DAMAGED: {
    title: 'ملف محفوظ تالف',
    message: 'ما حُفظ باسم {sha256} ليس ما كان قد حُفظ.',
    remedy: 'استعد نسخة احتياطية بالأمر `tunesmith restore`؛ ربما يكون القرص معطوبًا.',
  },
  BACKUP_INVALID: {
    title: 'نسخة احتياطية غير صالحة',
    message: 'لا يمكن استعادة {path}: {problem}.',
    remedy: 'استخدم نسخة أخرى.',
  },
  BACKUP_RUNNING: {
    title: 'نسخ احتياطي جارٍ من قبل',
    message: 'تنسخ عملية أخرى {folder} احتياطيًا الآن.',
    remedy: 'انتظر حتى ينتهي.',
  },
  FOLDER_NOT_EMPTY: {
    title: 'المجلد ليس فارغًا',
    message: 'في {folder} شيء ستستبدله الاستعادة.',
    remedy: 'استعد في مجلد جديد بالخيار --data-folder، أو انقل المجلد الحالي.',
  },
  PORT_IN_USE: {
    title: 'المنفذ مستخدم',
    message: 'برنامج آخر يستمع على المنفذ {port}.',
    remedy: 'أنهِ ذلك البرنامج، أو اختر منفذًا آخر بالخيار --port.',
  },
  STUDIO_NOT_RUNNING: {
    title: 'لا يوجد استوديو يعمل',
    message: 'لا يعمل أي استوديو على مجلد البيانات {folder}.',
    remedy: 'شغّله بالأمر `npm start` أو `tunesmith studio`؛ وإن كانت بياناته في مجلد آخر فاذكره بـ --data-folder.',
  },
  SERVER_UNREACHABLE: {
    title: 'الاستوديو لا يستجيب',
    message: 'لم يصل رد من {url}.',
    remedy: 'انظر هل ما زال الاستوديو يعمل، وشغّله من جديد بالأمر `npm start`؛ ما حُفظ سليم.',
  },
  MODEL_CRASHED: {
    title: 'انتهى النموذج بلا إنذار',
    message: 'عملية {model} {how}.',
    remedy: 'اسأل من جديد، فذلك يشغّله مجددًا؛ وإن تكرر ذلك فأغلق برامج أخرى أو استخدم نموذجًا أصغر.',
  },
  MODEL_TOO_LARGE: {
    title: 'لا ذاكرة كافية لهذا النموذج',
    message: 'للإجابة يحتاج {model} إلى نحو {neededBytes}؛ والمتاح الآن {freeBytes}.',
    remedy: 'أغلق برامج أخرى، أو أوقف تدريبًا جاريًا مؤقتًا، أو استخدم نموذجًا أصغر.',
  },
  INTERNAL: {
    title: 'خلل في Tunesmith',
    message: 'حدث ما لا ينبغي أن يحدث: {detail}.',
    remedy: 'أعد المحاولة؛ وإن تكرر ذلك فأبلغ عنه.',
  },
  OUT_OF_MEMORY: {
    title: 'الذاكرة لا تكفي',
    message: 'لم تكفِ ذاكرة هذا الجهاز ({totalBytes}). ما حُفظ من قبل سليم.',
    remedy: 'أغلق برامج أخرى، أو استخدم نموذجًا أصغر أو صفوفًا أقصر أو الطريقة qlora.',
  },
  OUT_OF_MEMORY_PLANNED: {
    title: 'لا ذاكرة كافية لهذا التدريب',
    message: 'يحتاج التدريب إلى نحو {neededBytes} حتى بأوفر الإعدادات؛ والمسموح {limitBytes}.',
    remedy: 'استخدم نموذجًا أصغر أو صفوفًا أقصر، أو أغلق برامج أخرى، أو ارفع compute.memoryLimit.',
  },
  WORKER_DIED: {
    title: 'انتهى التدريب بلا إنذار',
    message: 'عملية التدريب {how}. آخر ما كتبته في {logFile}؛ وما حُفظ قبل ذلك سليم.',
    remedy: 'تابع التدريب؛ ما حُفظ من قبل سليم.',
  },
  DISK_FULL: {
    title: 'القرص ممتلئ',
    message: 'تعذّرت كتابة {path} لأنه لم تبق مساحة. ما حُفظ من قبل سليم.',
    remedy: 'أفرغ بعض المساحة ثم تابع.',
  },
  DATA_FORMAT_UNSUPPORTED: {
    title: 'صيغة غير مدعومة',
    message: 'ليس {path} بصيغة تُقرأ هنا ({accepted}).',
    remedy: 'صدّر البيانات أسطر JSON ‏(.jsonl) أو CSV؛ وتتيح جداول البيانات CSV في «حفظ باسم».',
  },
  DATA_NOT_UTF8: {
    title: 'الملف ليس بترميز UTF-8',
    message: 'في السطر {line} من {path} بايتات ليست نص UTF-8.',
    remedy: 'احفظ الملف من جديد بترميز UTF-8 (في جداول البيانات: ‏«CSV UTF-8»).',
  },
  DATA_EMPTY: {
    title: 'الملف فارغ',
    message: 'ليس في {path} أي صف.',
    remedy: 'تحقق من أنه الملف الصحيح وأنه كُتب كاملًا.',
  },
  DATA_ROW_INVALID: {
    title: 'هناك صف غير صالح',
    message: 'الصف {line}: {problem}.',
    remedy: '{repair}',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'لا يمكن الحساب به هنا',
    message: 'لا يعمل {provider} على هذا الجهاز: {detail}.',
    remedy: 'اضبط compute.provider على auto أو على ما يعمل هنا: {available}.',
  },
  DATA_NOTHING_TO_LEARN: {
    title: 'لا شيء للتعلم',
    message: '{rows, plural, zero {لا صفوف صالحة} one {الصف الوحيد غير صالح} two {لا يصلح أي من الصفين} few {لا يصلح أي من # صفوف} many {لا يصلح أي من # صفًا} other {لا يصلح أي من # صف}}؛ في الصف {line}: {problem}.',
    remedy: 'انظر إلى فحص البيانات؛ فهو يذكر كل صف بمشكلته.',
  },
  TEMPLATE_MISSING: {
    title: 'لا قالب محادثة',
    message: 'يأتي المرمّز بلا قالب محادثة.',
    remedy: 'اضبط data.template على اسم معروف مثل chatml أو instruction، أو اتركه على auto.',
  },
  TRAINING_DIVERGED: {
    title: 'تباعد التدريب',
    message: 'انهار التدريب مجددًا عند الخطوة {step}، حتى بعد الرجوع إلى نقطة حفظ {attempts, plural, zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}} بنصف معدل التعلم.',
    remedy: 'ابدأ من جديد بقيمة أقل لـ training.learningRate، وانظر إلى الصفوف المستبعدة.',
  },
  CHECKPOINTS_DAMAGED: {
    title: 'لا نقطة حفظ سليمة',
    message: 'على التدريب أن يعود إلى حالة محفوظة، لكنها كلها تالفة في {runFolder}.',
    remedy: 'افحص القرص، ثم ابدأ التدريب من جديد.',
  },
  RUN_KILLED: {
    title: 'أُنهي فورًا',
    message: 'أُنهي التدريب بناءً على طلب، دون انتظار الخطوة الجارية. ما حُفظ من قبل سليم.',
    remedy: 'تابع من آخر نقطة حفظ.',
  },
  CONTEXT_TOO_SHORT: {
    title: 'صفوف أطول مما يقرؤه النموذج',
    message: 'قيمة data.maxLength هي {maxLength}، لكن النموذج مصنوع لقراءة {contextLength} رمز دفعةً واحدة على الأكثر.',
    remedy: 'اضبط data.maxLength على {contextLength} على الأكثر أو على auto، أو استخدم نموذجًا بسياق أطول.',
  },
  LLAMA_CANNOT_LOAD: {
    title: 'لا يستطيع llama.cpp تحميل هذا الملف',
    message: 'تعذّر تحميل {file}: {problem}.',
    remedy: 'تأكد من أن الملف نموذج GGUF أو محوّل صُنع لهذا النموذج وأنه كامل؛ ثم صدّره أو نزّله من جديد.',
  },
  LLAMA_FAILED: {
    title: 'أبلغ llama.cpp عن خطأ',
    message: 'أثناء العمل مع {model}: {problem}.',
    remedy: 'حاول مرة أخرى. إذا تكرر ذلك فاستخدم نصًا أقصر أو صدّر النموذج من جديد.',
  },
  SCHEMA_UNSUPPORTED: {
    title: 'لا يمكن إلزام الإجابة بهذا المخطط',
    message: 'في {place} ما لا يمكن صنع قواعد منه: {what}.',
    remedy: 'احذفه واذكره في الوصف بدلًا من ذلك؛ يمكن استخدام type وenum وconst وproperties وrequired وitems وanyOf و$ref.',
  },
  GRAMMAR_INVALID: {
    title: 'القواعد غير صالحة',
    message: 'لم يقبل llama.cpp القواعد: {problem}.',
    remedy: 'اكتبها بصيغة GBNF مع قاعدة اسمها root.',
  },
  SERVING_DISK_SHORT: {
    title: 'لا مساحة كافية على القرص',
    message: 'يجيب {model} من نسخة مخصصة لـ llama.cpp تشغل نحو {neededBytes}، والمتاح {freeBytes}. لم يُكتب شيء.',
    remedy: 'احذف ما لم يعد لازمًا من النماذج والصادرات.',
  },
  READER_TOO_SLOW: {
    title: 'لم تُقرأ الإجابة',
    message: 'انتظر أكثر من {events} من أجزاء الإجابة أن تُقرأ، فلم يُكتب الباقي.',
    remedy: 'اقرأ الإجابة أثناء وصولها، أو اطلبها كاملة.',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'لا يستطيع Ollama كتابة مُدخلات هذا النموذج',
    message: 'القالب «{template}» يفعل أكثر مما يستطيع قالب Go تكراره؛ وسيسأل Ollama النموذج بكلمات أخرى.',
    remedy: 'صدّر بصيغة GGUF واستخدم llama.cpp أو واجهة هذا الاستوديو، فهما يقرآن القالب نفسه.',
  },
  HUB_OFFLINE: {
    title: 'العمل دون اتصال',
    message: 'لم يُطلب شيء من {endpoint} لأن هذا الاستوديو يعمل دون اتصال.',
    remedy: 'أوقف العمل دون اتصال في الإعدادات وأزل HF_HUB_OFFLINE؛ ويمكن استخدام ما نُزّل من قبل على أي حال.',
  },
  HUB_UNREACHABLE: {
    title: 'المستودع لا يجيب',
    message: 'لم يأت رد من {host}: {detail}.',
    remedy: 'تحقق من اتصال هذا الجهاز؛ وخلف وكيل اضبط HTTPS_PROXY؛ وإن كان المستودع محجوبًا فحدّد مرآة له في الإعدادات.',
  },
  HUB_FAILED: {
    title: 'لم يستطع المستودع فعل ذلك',
    message: 'ردّ {host} بالحالة {status}: {detail}.',
    remedy: 'حاول مجددًا بعد بضع دقائق؛ وإن بقي الأمر كذلك فانظر صفحة النموذج في المستودع.',
  },
  HUB_ANSWER_INVALID: {
    title: 'ليست هذه إجابة مستودع',
    message: 'أعطى {host} ردًا لا يمكن استخدامه: {detail}.',
    remedy: 'تحقق من عنوان المستودع في الإعدادات؛ فربما أجابت صفحة دخول الشبكة أو وكيل بدلًا منه.',
  },
  HUB_RATE_LIMITED: {
    title: 'طلبات كثيرة جدًا إلى المستودع',
    message: 'لن يقبل {host} طلبات من هنا لمدة {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
    remedy: 'انتظر ثم حاول مجددًا؛ فمع رمز وصول يسمح المستودع بالمزيد.',
  },
  HUB_TOKEN_REJECTED: {
    title: 'رمز الوصول غير صالح',
    message: 'لا يعرف {host} رمز الوصول، أو لا يجوز استخدامه لهذا.',
    remedy: 'أنشئ في المستودع رمزًا جديدًا بحق القراءة (ملفك الشخصي، Access Tokens) وضعه في الإعدادات.',
  },
  HUB_TOKEN_NEEDED: {
    title: 'لا يوجد رمز وصول للمستودع',
    message: 'يحتاج هذا إلى حساب في {host}، ولا يوجد رمز وصول له.',
    remedy: 'أنشئ رمزًا في المستودع (ملفك الشخصي، Access Tokens) وضعه في الإعدادات.',
  },
  HUB_MODEL_MISSING: {
    title: 'لا يوجد هذا النموذج في المستودع',
    message: 'النموذج {model} ليس في المستودع، أو أنه خاص وغير مشارَك مع حساب رمز الوصول.',
    remedy: 'تحقق من كتابة الاسم؛ ولنموذج خاص ضع رمز حساب يحق له رؤيته.',
  },
  HUB_REVISION_MISSING: {
    title: 'لا توجد هذه المراجعة',
    message: 'ليس في {model} فرع أو وسم أو إيداع باسم «{revision}».',
    remedy: 'احذف المراجعة لأخذ الأحدث، أو ابحث عن اسمها بين ملفات النموذج في المستودع.',
  },
  HUB_FILE_MISSING: {
    title: 'ليس في النموذج هذا الملف',
    message: 'ليس في {model} ملف «{file}» يمكن تنزيله.',
    remedy: 'انظر قائمة ملفات النموذج وحدّد واحدًا منها.',
  },
  HUB_MODEL_GATED: {
    title: 'يجب قبول الشروط أولًا',
    message: 'لا يُعطى {model} إلا لمن قبل شروطه، برمز وصول حسابه.',
    remedy: 'اقبل الشروط في {url} (وبعض المؤلفين يقررون بعدها يدويًا)، وضع رمز ذلك الحساب في الإعدادات، ثم حاول مجددًا.',
  },
  HUB_GGUF_CHOICE: {
    title: 'أي ملفات GGUF؟',
    message: 'في {model} الأوزان نفسها في عدة ملفات GGUF: {files}.',
    remedy: 'حدّد واحدًا منها؛ والمعتاد Q4_K_M أو Q8_0.',
  },
  HUB_FILE_CHANGED: {
    title: 'تغيّر الملف في هذه الأثناء',
    message: 'يعطي المستودع الآن للملف {file} من {model} محتوى غير الذي أعلنه لهذه المراجعة.',
    remedy: 'ابدأ التنزيل من جديد: سيأخذ أحدث مراجعة. ويُحتفظ بما وصل من الملفات الأخرى.',
  },
  HUB_FILE_WRONG: {
    title: 'ما وصل ليس الملف',
    message: 'وصل {file} من {model} خاطئًا مرارًا: {detail}.',
    remedy: 'حاول لاحقًا، أو دون المرآة أو الوكيل بينكما؛ وإن بقي الأمر كذلك فالملف في المستودع تالف.',
  },
  HUB_CONNECTION_LOST: {
    title: 'انقطع الاتصال',
    message: 'تعذّر إكمال تنزيل {file}؛ عدد المحاولات بلا جدوى {attempts}: {detail}.',
    remedy: 'تابع التنزيل حين يصبح الاتصال أفضل.',
  },
  HUB_DISK_SHORT: {
    title: 'لا مساحة كافية على القرص',
    message: 'يحتاج التنزيل إلى {neededBytes} في {folder}، والمتاح {freeBytes}. لم يُنزّل شيء.',
    remedy: 'أزل نماذج لم تعد لازمة (التخزين)، أو ضع الذاكرة المخبأة على قرص آخر بواسطة HF_HUB_CACHE.',
  },
  HUB_MODEL_BUSY: {
    title: 'النموذج قيد التنزيل',
    message: 'عملية أخرى ({pid}) تنزّل {model}.',
    remedy: 'انتظر حتى تنتهي، أو أوقف التنزيل مؤقتًا أو ألغه.',
  },
  EXPORT_WITHOUT_ADAPTER: {
    title: 'لا محوّل لتصديره',
    message: 'ليس لـ {model} محوّل: دُرّبت كل أوزانه أو لم يُدرَّب أيّ منها.',
    remedy: 'صدّر النموذج كله: merged أو gguf أو ollama أو onnx.',
  },
  EXPORT_DIFFERENT: {
    title: 'لا يجيب التصدير الإجابة نفسها',
    message: 'كُتب {model}، لكن الناتج ليس النموذج نفسه: {differences}. لا يمكن استخدامه.',
    remedy: 'صدّره بصيغة أخرى، كالصيغة المدمجة؛ وأبلغ عن ذلك مع الإثبات، فلا ينبغي أن يحدث.',
  },
  EXPORT_DAMAGED: {
    title: 'غُيّر ملف من التصدير',
    message: '{file} ليس ما صُدّر: {detail}.',
    remedy: 'صدّر النموذج مرة أخرى واحذف هذا التصدير؛ قد يكون القرص معطوبًا، أو كتب برنامج آخر في الملف.',
  },
  EXPORT_DISK_SHORT: {
    title: 'لا مساحة كافية على القرص',
    message: 'يحتاج التصدير إلى نحو {neededBytes} في {folder} أثناء إنشائه، والمتاح {freeBytes}. لم يُكتب شيء.',
    remedy: 'احذف ما لم يعد لازمًا من الصادرات والنماذج، أو اختر دقة أقل.',
  },
  MODEL_ARCHIVE_INVALID: {
    title: 'ليس أرشيفًا كاملًا لنموذج',
    message: 'تعذّر فتح {path}: {detail}. لم يُستورد شيء.',
    remedy: 'انسخ الأرشيف من جديد من مكان صنعه؛ ربما انقطع في الطريق أو كان نوعًا آخر من الملفات.',
  },
  MODEL_ARCHIVE_SIGNATURE: {
    title: 'توقيع الأرشيف غير صحيح',
    message: 'التوقيع في {path} ليس من مفتاحه لما يسرده. لم يُستورد شيء.',
    remedy: 'لا تستخدم هذا الأرشيف: لقد غيّره أحد. اطلب نسخة أخرى من صاحبه.',
  },
  MODEL_ARCHIVE_CHANGED: {
    title: 'تغيّر الأرشيف بعد توقيعه',
    message: '{file} في {path} ليس ما وُقّع: غُيّر أو أُضيف أو أُزيل. لم يُستورد شيء.',
    remedy: 'لا تستخدم هذا الأرشيف. اطلب نسخة أخرى من صاحبه؛ وإن تكرر ذلك فاسأل من غيره يستطيع الكتابة فيه.',
  },
  MODEL_ARCHIVE_SIGNER: {
    title: 'وقّع الأرشيف شخص آخر',
    message: '{path} موقّع بالمفتاح {signer} بدل {key}. لم يُستورد شيء.',
    remedy: 'قارن البصمة مع صاحبه بطريق آخر كالهاتف؛ ولا تستورد من دونها إلا إذا وثقت بمصدر الأرشيف.',
  },
  LICENCE_NOT_ACCEPTED: {
    title: 'يجب قبول الترخيص أولًا',
    message: '{model} – الترخيص {licence}: {summary}',
    remedy: 'اقرأ ترخيص النموذج الذي نشأ منه؛ فإن سمح بمشاركة التصدير، فأكّد ذلك عند نشره.',
  },
  HUB_WRITE_DENIED: {
    title: 'لا حق في الكتابة هناك',
    message: 'لا يجوز للحساب {account} أن يضع شيئًا في {model} على {host}، أو أن رمزه للقراءة فقط.',
    remedy: 'استعمل اسمًا يبدأ بـ {account}/، أو أنشئ في المنصة رمزًا بحق الكتابة وضعه في الإعدادات.',
  },
  ENGINE_LACKS: {
    title: 'لا يستطيع هذا النموذج ذلك',
    message: 'لا يستطيع llama.cpp تشغيل {model}، والمحرك البديل لا يعرف هذا: {what}.',
    remedy: 'اتركه، أو ادمج المحوّل في نموذجه الأساسي، فقد يستطيع llama.cpp تشغيله.',
  },
  DATA_FILE_MISSING: {
    title: 'ملف البيانات غير موجود',
    message: 'لا يوجد ملف بيانات في {path}.',
    remedy: 'تحقق من المسار، أو ارفع البيانات من جديد.',
  },
  DATA_IS_FOLDER: {
    title: 'مجلد بدل ملف',
    message: '{path} مجلد.',
    remedy: 'اذكر أحد الملفات التي فيه ({accepted}).',
  },
  DATA_LAYOUT_UNKNOWN: {
    title: 'غير واضح ما معنى الصف',
    message: 'حقول الصفوف هي {columns}، وهي لا توافق أي بنية معروفة.',
    remedy: 'غيّر أسماء الحقول لتوافق إحدى هذه: {accepted}.',
  },
  TRAINING_FILE_INVALID: {
    title: 'لا يمكن التدريب بهذا الملف',
    message: 'عدد الصفوف غير الصالحة في {fileName}: {invalidRows}.',
    remedy: 'اكتب كل صف بـ messages: ‏user و assistant بالتناوب.',
  },
  TEMPLATE_UNKNOWN: {
    title: 'قالب غير معروف',
    message: '«{name}» ليس قالبًا معروفًا ولا ملفًا.',
    remedy: 'استخدم أحد هذه: {known}.',
  },
  TEMPLATE_INVALID: {
    title: 'لا يمكن قراءة القالب',
    message: 'لا يصلح {name} قالب Jinja: {problem}.',
    remedy: 'اختر قالبًا آخر بـ data.template، مثل chatml أو instruction.',
  },
  TEMPLATE_REJECTED: {
    title: 'يرفض القالب الرسائل',
    message: 'لا يستطيع {name} كتابة هذه المحادثة: {problem}.',
    remedy: 'رتّب الرسائل كما يطلب (غالبًا system أولًا ثم user و assistant بالتناوب)، أو اختر قالبًا آخر.',
  },
  TEMPLATE_WITHOUT_ANSWER: {
    title: 'يهمل القالب الإجابات',
    message: 'لا يكتب {name} الإجابة، فلا شيء يُتعلَّم.',
    remedy: 'اختر قالبًا آخر بـ data.template، مثل chatml أو instruction.',
  },
  NO_PERMISSION: {
    title: 'لا إذن',
    message: 'لا يُسمح للاستوديو بالوصول إلى {path}.',
    remedy: 'تأكد من وجود الملف ومن أنه يعود إلى الحساب الذي يعمل به الاستوديو.',
  },
  FILE_MISSING: {
    title: 'الملف غير موجود',
    message: '{path} غير موجود.',
    remedy: 'تحقق من كتابة المسار ومن أن القرص موصول.',
  },
  FILE_ACCESS_FAILED: {
    title: 'تعذّر الوصول إلى الملف',
    message: 'تعذّر العمل مع {path}: {detail}.',
    remedy: 'تحقق من القرص ثم حاول مرة أخرى.',
  },
  JSON_INVALID: {
    title: 'ليس JSON صالحًا',
    message: '{path} ليس JSON صالحًا: {detail}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  PATH_OUTSIDE_FOLDER: {
    title: 'مسار يخرج من المجلد',
    message: '«{path}» ليس داخل {root}.',
    remedy: 'خذ الملف من مصدره مرة أخرى؛ فهو تالف أو مضلِّل.',
  },
  MODEL_FOLDER_MISSING: {
    title: 'مجلد النموذج غير موجود',
    message: 'لا يوجد مجلد نموذج في {path}.',
    remedy: 'تحقق من المسار، أو نزّل النموذج من جديد.',
  },
  MODEL_IS_ADAPTER: {
    title: 'محوّل وليس نموذجًا',
    message: 'في {path} محوّل لـ {base}؛ وأوزان هذا ليست فيه.',
    remedy: 'خذ النموذج الأساسي نموذجًا.',
  },
  MODEL_CONFIG_MISSING: {
    title: 'config.json مفقود',
    message: 'ليس في {path} ملف config.json، فبنية النموذج غير معروفة.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  MODEL_PICKLE_ONLY: {
    title: 'الأوزان بصيغة pickle',
    message: 'أوزان {path} في {files} فقط. فتح ملف pickle قد يشغّل أي برنامج مخفي فيه، لذلك لا يُقرأ أبدًا.',
    remedy: 'خذ مراجعة للنموذج فيها ‎*.safetensors؛ ولمعظم النماذج واحدة.',
  },
  MODEL_WEIGHTS_MISSING: {
    title: 'لا أوزان في مجلد النموذج',
    message: 'ليس في {path} لا model.safetensors ولا model.safetensors.index.json.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  MODEL_INDEX_INVALID: {
    title: 'فهرس الأجزاء غير صالح',
    message: 'لا يمكن استخدام {path}: {detail}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  MODEL_SHARD_MISSING: {
    title: 'جزء من الأوزان مفقود',
    message: 'يحتاج {path} إلى الملف {shard}، وهو غير موجود.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  MODEL_INDEX_MISMATCH: {
    title: 'الفهرس والأوزان لا يتفقان',
    message: 'بحسب {path} يوجد {tensor} في {shard}، لكنه ليس فيه.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  TENSOR_MISSING: {
    title: 'موتر مفقود',
    message: 'ليس في {path} الموتر {tensor}.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  TENSOR_DTYPE_UNSUPPORTED: {
    title: 'صيغة الأعداد هذه غير مدعومة هنا',
    message: '{tensor} في {path} مخزّن بصيغة {dtype}.',
    remedy: 'خذ النموذج الأصلي بصيغة bfloat16 أو float16 أو float32.',
  },
  WEIGHTS_NOT_FINITE: {
    title: 'أوزان ليست أعدادًا',
    message: 'في {tensor} من {path} قيم NaN أو لانهاية؛ فكل إجابة للنموذج باطلة.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  WEIGHT_NOT_QUANTIZABLE: {
    title: 'ليست مصفوفة',
    message: '{tensor} في {path} ليس مصفوفة أوزان لطبقة خطية؛ ولا يُكمَّم سواها.',
    remedy: 'خذ النموذج الأصلي بصيغة bfloat16 أو float16 أو float32.',
  },
  QUANTIZED_WEIGHT_INVALID: {
    title: 'الوزن المكمَّم تالف',
    message: 'لا يمكن استخدام {tensor} في {path}: {detail}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  SAFETENSORS_TRUNCATED: {
    title: 'ملف safetensors مقطوع',
    message: 'في {path} ‏{actual} بايت بدل {expected} على الأقل.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  SAFETENSORS_HEADER_TOO_LARGE: {
    title: 'ليس ملف safetensors',
    message: 'يعلن {path} ترويسة من {bytes} بايت؛ والصيغة تسمح بـ {limit}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  SAFETENSORS_HEADER_INVALID: {
    title: 'ترويسة safetensors غير صالحة',
    message: 'لا يمكن استخدام ترويسة {path}: {detail}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  SAFETENSORS_DTYPE_UNKNOWN: {
    title: 'صيغة أعداد غير معروفة',
    message: 'نوع {tensor} في {path} هو {dtype}، ولا تعرفه صيغة safetensors.',
    remedy: 'خذ النموذج الأصلي بصيغة bfloat16 أو float16 أو float32.',
  },
  SAFETENSORS_SIZE_MISMATCH: {
    title: 'حجم موتر خاطئ',
    message: 'يشغل {tensor} في {path} ‏{actual} بايت، وشكله ونوعه يحتاجان {expected}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  SAFETENSORS_LAYOUT_INVALID: {
    title: 'الموترات لا تتوافق',
    message: 'بيانات {path} ليست مرتبة كما تشترط الصيغة: {detail}.',
    remedy: 'خذ الملف من مصدره مرة أخرى؛ فهو تالف أو مضلِّل.',
  },
  GGUF_INVALID: {
    title: 'ملف GGUF غير صالح',
    message: 'لا يمكن استخدام {path}: {detail}.',
    remedy: 'خذ الملف من مصدره مرة أخرى؛ فهو تالف أو مضلِّل.',
  },
  GGUF_TRUNCATED: {
    title: 'ملف GGUF مقطوع',
    message: 'في {path} ‏{actual} بايت بدل {expected} على الأقل.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  GGUF_VERSION_UNSUPPORTED: {
    title: 'إصدار GGUF غير معروف',
    message: '{path} ‏GGUF بالإصدار {version}؛ ويُقرأ 2 و 3.',
    remedy: 'خذ نسخة حديثة من الملف من صفحة النموذج.',
  },
  GGUF_TENSOR_TYPE_UNSUPPORTED: {
    title: 'ترميز الأوزان هذا غير مدعوم هنا',
    message: '{tensor} في {path} مخزّن بصيغة {type}، ولا يمكن هنا تحويلها إلى أعداد.',
    remedy: 'خذ الملف بصيغة F16 أو BF16 أو Q8_0 أو Q4_K_M.',
  },
  GGUF_EXPORT_UNSUPPORTED: {
    title: 'لا يستطيع llama.cpp تشغيل هذا النموذج كما هو',
    message: 'لا يمكن كتابة {model} بصيغة GGUF: {reason}.',
    remedy: 'صدّر النموذج المدموج بصيغة Hugging Face، أو ONNX.',
  },
  MODEL_EXISTS: {
    title: 'يوجد نموذج من قبل',
    message: 'في {path} نموذج كان سيُكتب فوقه.',
    remedy: 'اختر مجلدًا آخر، أو احذف هذا أولًا.',
  },
  ADAPTER_MISSING: {
    title: 'لا محوّل',
    message: '{path} ليس محوّل PEFT: ينقصه {file}.',
    remedy: 'انسخ adapter_config.json و adapter_model.safetensors من جديد، كليهما من التدريب نفسه.',
  },
  ADAPTER_PICKLE: {
    title: 'محوّل بصيغة pickle',
    message: 'أوزان {path} في adapter_model.bin. فتح ملف pickle قد يشغّل أي برنامج مخفي فيه، لذلك لا يُقرأ أبدًا.',
    remedy: 'اطلب adapter_model.safetensors، أو احفظه من جديد بإصدار حديث من PEFT.',
  },
  ADAPTER_CONFIG_INVALID: {
    title: 'adapter_config.json غير صالح',
    message: 'لا يمكن استخدام {path}: {detail}.',
    remedy: 'انسخ adapter_config.json و adapter_model.safetensors من جديد، كليهما من التدريب نفسه.',
  },
  ADAPTER_TYPE_UNSUPPORTED: {
    title: 'نوع المحوّل هذا غير مدعوم',
    message: '{path} محوّل من النوع {type}؛ ولا يُفهم إلا LoRA.',
    remedy: 'ادمج المحوّل في نموذجه الأساسي بـ PEFT، واستخدم الناتج.',
  },
  ADAPTER_VARIANT_UNSUPPORTED: {
    title: 'نسخة LoRA هذه غير مدعومة',
    message: 'يستخدم {path} ‏{feature}؛ وقراءته بوصفه LoRA عاديًا خطأ.',
    remedy: 'ادمج المحوّل في نموذجه الأساسي بـ PEFT، واستخدم الناتج.',
  },
  ADAPTER_WEIGHTS_INVALID: {
    title: 'أوزان المحوّل لا تناسب',
    message: '{tensor} في {path}: {detail}.',
    remedy: 'انسخ adapter_config.json و adapter_model.safetensors من جديد، كليهما من التدريب نفسه.',
  },
  TOKENIZER_MISSING: {
    title: 'مجزّئ النصوص مفقود',
    message: 'ليس في {folder} ملف tokenizer.json، فلا يمكن تحويل النص إلى رموز.',
    remedy: 'نزّل tokenizer.json و tokenizer_config.json من مكان النموذج نفسه إلى هذا المجلد.',
  },
  TOKENIZER_SENTENCEPIECE_ONLY: {
    title: 'مجزّئ بالصيغة القديمة',
    message: 'ليس في {folder} إلا ملف SentencePiece (tokenizer.model) من دون tokenizer.json.',
    remedy: 'خذ tokenizer.json من صفحة النموذج؛ فلكل نموذج تقريبًا واحد الآن.',
  },
  TOKENIZER_INVALID: {
    title: 'ملف المجزّئ تالف',
    message: 'لا يمكن قراءة {path}: {problem}.',
    remedy: 'نزّل الملف من جديد؛ فهو تالف أو ناقص.',
  },
  TOKENIZER_UNSUPPORTED: {
    title: 'هذا المجزّئ غير مدعوم',
    message: 'يصف {path} مجزّئًا لا يعمل هنا: {problem}.',
    remedy: 'خذ نموذجًا آخر؛ فلمعظم النماذج نظير من عائلة تعمل هنا.',
  },
  TOKENIZER_VOCABULARY_TOO_SMALL: {
    title: 'المفردات قليلة جدًا',
    message: 'مفردات حجمها {vocabSize} لا تتسع للعلامات اللازمة وعددها {least}.',
    remedy: 'اطلب حجمًا أكبر؛ والمعتاد للنماذج الصغيرة من 4096 إلى 32768.',
  },
  MODEL_CONFIG_FIELD: {
    title: 'إعداد النموذج غير صالح',
    message: 'في config.json لا يصلح {field}: {found}. المتوقع: {expected}.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  MODEL_FAMILY_UNKNOWN: {
    title: 'عائلة نماذج غير معروفة',
    message: 'يذكر config.json ‏model_type «{type}»، ولا يمكن تدريبه هنا. الممكن: {known}.',
    remedy: 'خذ نموذجًا آخر؛ فلمعظم النماذج نظير من عائلة تعمل هنا.',
  },
  MODEL_ROPE_UNKNOWN: {
    title: 'تمديد مواضع غير معروف',
    message: 'يمدد النموذج المواضع بـ «{type}». الممكن: {known}.',
    remedy: 'خذ نموذجًا آخر؛ فلمعظم النماذج نظير من عائلة تعمل هنا.',
  },
  MODEL_TENSOR_SHAPE: {
    title: 'الأوزان لا توافق الإعداد',
    message: 'شكل الموتر {name} هو {found}؛ ويطلب config.json ‏{expected}.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  MODEL_WEIGHTS_UNFIT: {
    title: 'الأوزان ليست أوزان الإعداد',
    message: 'لا يحوي {path} أوزان نموذج {family} الذي يصفه config.json: {problems}.',
    remedy: 'نزّل النموذج من جديد بصيغة Hugging Face، بكل ملفاته من مراجعة واحدة.',
  },
  TOKENIZER_MODEL_MISMATCH: {
    title: 'المجزّئ والنموذج لا يتوافقان',
    message: 'ينتج مجزّئ {path} ‏{tokens} رمزًا، والنموذج لا يعرف إلا {embeddings}.',
    remedy: 'ضع بجانب الأوزان tokenizer.json المنشور مع هذا النموذج.',
  },
  PROMPT_TOO_LONG: {
    title: 'أطول مما يقرؤه النموذج',
    message: 'في المدخل {tokens} رمزًا فلا مكان لإجابة: يتسع النموذج لـ {contextLength}.',
    remedy: 'اختصره، أو خذ نموذجًا سياقه أطول.',
  },
  MODEL_NOT_GIVEN: {
    title: 'لا نموذج للبدء منه',
    message: 'لا يذكر التشغيل نموذجًا ولا أبعاد نموذج جديد.',
    remedy: 'اختر نموذجًا.',
  },
  RUN_INPUT_CHANGED: {
    title: 'بدأ التشغيل بشيء آخر',
    message: 'لم يعد {path} كما كان عند بدء هذا التشغيل.',
    remedy: 'ابدأ تشغيلًا جديدًا، أو أعد ما كان عند البداية.',
  },
  OPTIMIZER_STATE_MISMATCH: {
    title: 'حالة المُحسِّن المحفوظة لا تناسب',
    message: 'لا يمكن استخدام حالة {name}: {reason}.',
    remedy: 'ابدأ تشغيلًا جديدًا، أو أعد ما كان عند البداية.',
  },
  RUN_ALREADY_ACTIVE: {
    title: 'هذا التشغيل جارٍ بالفعل',
    message: 'تعمل عملية أخرى في {runFolder}.',
    remedy: 'انتظر حتى تنتهي، أو أنهها.',
  },
  RUN_MISSING: {
    title: 'ليس مجلد تشغيل',
    message: 'لا تشغيل في {folder}.',
    remedy: 'اذكر مجلدًا أنشأه تدريب.',
  },
  RUN_WITHOUT_RESULT: {
    title: 'لا نتيجة للتشغيل بعد',
    message: 'لم ينته التدريب في {folder}.',
    remedy: 'أكمله.',
  },
  RUN_EXISTS: {
    title: 'يوجد تشغيل من قبل',
    message: 'في {folder} تشغيل كان جديد سيكتب فوقه.',
    remedy: 'تابعه، أو اختر مجلدًا آخر.',
  },
  SETTINGS_INVALID: {
    title: 'إعدادات غير صالحة',
    message: 'غير صالح: {problems}.',
    remedy: 'صحّح ما ذُكر.',
  },
  LORA_RANK_TOO_HIGH: {
    title: 'الرتبة أعلى مما يناسب هذا النموذج',
    message: 'قيمة lora.rank هي {rank}، ولا طبقة رتبتها فوق {highest}؛ والزيادة لا تكلف إلا ذاكرة.',
    remedy: 'اجعل lora.rank لا يزيد على {highest}، أو اتركه على auto.',
  },
  COMPUTE_MODE_UNSUITABLE: {
    title: 'طريقة الحساب هذه لا تناسب',
    message: 'لا يمكن استخدام compute.mode ‏{mode} هنا: {reason}.',
    remedy: 'اترك compute.mode على auto، أو اجعله lean أو fast.',
  },
  LORA_TARGET_UNKNOWN: {
    title: 'لا طبقة كهذه',
    message: 'يذكر lora.targetModules ‏«{target}»، وليس في نموذج {family} هذا طبقة كهذه. يوجد: {available}.',
    remedy: 'استخدم أسماء من القائمة، أو نمطًا مثل layers.*.mlp.*، أو all-linear.',
  },
}
