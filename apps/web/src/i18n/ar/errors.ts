import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: 'غير موجود',
    message: 'لا يوجد شيء بالمعرّف {id}، أو لا يحق لك رؤيته.',
    remedy: 'ربما حُذف؛ ابحث عنه في قائمته.',
  },
  REQUEST_INVALID: {
    title: 'لا يمكن استخدام الطلب',
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
    remedy: 'انظر إلى حالته الحالية؛ ربما تغيّرت منذ تحميل الصفحة.',
  },
  ANSWERS_MISSING: {
    title: 'تنقص إجابات',
    message: 'ما زالت تنقص التدريبَ إجابات: {missing}.',
    remedy: 'أجب عن هذه الصفحات في المعالج أولًا.',
  },
  UPLOAD_INTERRUPTED: {
    title: 'انقطع الرفع',
    message: 'لم يصل {fileName} كاملًا. ولم يُحفظ منه شيء.',
    remedy: 'ارفعه من جديد.',
  },
  BACKGROUND_DIED: {
    title: 'انتهى عمل في الخلفية بلا إنذار',
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
    remedy: 'استعد نسخة احتياطية بالأمر `tunesmith restore`؛ ربما يكون القرص معطوبًا.',
  },
  ARTIFACT_DAMAGED: {
    title: 'ملف محفوظ تالف',
    message: 'ما حُفظ باسم {sha256} ليس ما كان قد حُفظ.',
    remedy: 'استعد نسخة احتياطية بالأمر `tunesmith restore`؛ ربما يكون القرص معطوبًا.',
  },
  BACKUP_INVALID: {
    title: 'نسخة احتياطية غير صالحة',
    remedy: 'استخدم نسخة أخرى.',
  },
  BACKUP_RUNNING: {
    title: 'نسخ احتياطي جارٍ من قبل',
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
    remedy: 'اسأل من جديد، فذلك يشغّله مجددًا؛ وإن تكرر ذلك فأغلق برامج أخرى أو استخدم نموذجًا أصغر.',
  },
  MODEL_TOO_LARGE: {
    title: 'لا ذاكرة كافية لهذا النموذج',
    message: 'للإجابة يحتاج {model} إلى نحو {neededBytes}؛ والمتاح الآن {freeBytes}.',
    remedy: 'أغلق برامج أخرى، أو أوقف تدريبًا جاريًا مؤقتًا، أو استخدم نموذجًا أصغر.',
  },
  INTERNAL: {
    title: 'خلل في Tunesmith',
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
  DATA_NOTHING_TO_LEARN: {
    title: 'لا شيء للتعلم',
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
    remedy: 'تأكد من أن الملف نموذج GGUF أو محوّل صُنع لهذا النموذج وأنه كامل؛ ثم صدّره أو نزّله من جديد.',
  },
  LLAMA_FAILED: {
    title: 'أبلغ llama.cpp عن خطأ',
    remedy: 'حاول مرة أخرى. إذا تكرر ذلك فاستخدم نصًا أقصر أو صدّر النموذج من جديد.',
  },
  SCHEMA_UNSUPPORTED: {
    title: 'لا يمكن إلزام الإجابة بهذا المخطط',
    remedy: 'احذفه واذكره في الوصف بدلًا من ذلك؛ يمكن استخدام type وenum وconst وproperties وrequired وitems وanyOf و$ref.',
  },
  GRAMMAR_INVALID: {
    title: 'القواعد غير صالحة',
    remedy: 'اكتبها بصيغة GBNF مع قاعدة اسمها root.',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'لا يستطيع Ollama كتابة مُدخلات هذا النموذج',
    message: 'القالب «{template}» يفعل أكثر مما يستطيع قالب Go تكراره؛ وسيسأل Ollama النموذج بكلمات أخرى.',
    remedy: 'صدّر بصيغة GGUF واستخدم llama.cpp أو واجهة هذا الاستوديو، فهما يقرآن القالب نفسه.',
  },
}
