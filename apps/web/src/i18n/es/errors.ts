import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: 'No está',
    message: 'No hay nada con el identificador {id}, o no le corresponde verlo.',
    remedy: 'Puede que se haya eliminado; búsquelo en su lista.',
  },
  REQUEST_INVALID: {
    title: 'La petición no sirve así',
    message: '{problems}.',
    remedy: 'Corrija lo que se indica.',
  },
  REQUEST_TOO_LARGE: {
    title: 'Demasiado grande',
    message: 'Lo enviado supera {limitBytes}.',
    remedy: 'Divida el archivo; o indique su ruta en la línea de órdenes, que lo lee donde está.',
  },
  SIGN_IN_NEEDED: {
    title: 'Nadie ha iniciado sesión',
    message: 'Esto necesita una cuenta, y la petición llegó sin una sesión válida.',
    remedy: 'Inicie sesión; el terminal que ejecuta el estudio muestra un enlace que sirve una vez.',
  },
  NOT_ALLOWED: {
    title: 'No permitido',
    message: 'Esto requiere la función {needed}; esta cuenta tiene la función {role}.',
    remedy: 'Pida a un propietario de este estudio una función que lo permita.',
  },
  REQUEST_FORGED: {
    title: 'Una petición de otra parte',
    message: 'La petición se rechazó porque {detail}.',
    remedy: 'Abra el estudio en la dirección que muestra el terminal; otras direcciones se indican con --allow-host.',
  },
  LINK_EXPIRED: {
    title: 'El enlace de acceso ya no sirve',
    message: 'Un enlace de acceso sirve una vez y por poco tiempo.',
    remedy: 'Inicie de nuevo el estudio o ejecute `tunesmith studio link` para obtener otro.',
  },
  CREDENTIALS_WRONG: {
    title: 'El correo o la contraseña no son correctos',
    message: 'Ninguna cuenta corresponde a este correo y esta contraseña.',
    remedy: 'Vuelva a intentarlo o use un enlace de acceso: `tunesmith studio link` en el equipo del estudio muestra uno.',
  },
  KEY_NOT_FOR_THIS: {
    title: 'La clave de API es para otra cosa',
    message: 'Esta clave de API se hizo para otra cosa.',
    remedy: 'Use una clave hecha también para esto; en Ajustes se hace una nueva.',
  },
  KEY_HAS_LIMITS: {
    title: 'No con una clave limitada',
    message: 'Una clave de API con límites no crea otras claves, que tendrían límites propios.',
    remedy: 'Cree la clave en Ajustes, o con una clave sin límites.',
  },
  KEY_LIMIT_REACHED: {
    title: 'La clave de API ha llegado a su límite',
    message: 'Esta clave de API puede usarse para {unit, select, requests {{limit} peticiones por minuto} other {{limit} tokens al día}}; podrá usarse otra vez en {seconds, plural, one {# segundo} other {# segundos}}.',
    remedy: 'Espere o use otra clave.',
  },
  TOO_MANY_ATTEMPTS: {
    title: 'Demasiados intentos',
    message: 'Hubo demasiados intentos; el siguiente será posible en {seconds, plural, one {# segundo} other {# segundos}}.',
    remedy: 'Espere y vuelva a intentarlo.',
  },
  ACCOUNTS_NEEDED: {
    title: 'No sin cuentas',
    message: 'El estudio sería accesible desde otros equipos en {host}, pero ningún propietario tiene aún contraseña.',
    remedy: 'Inícielo sin --host, entre con el enlace, fije una contraseña en Ajustes y vuelva a iniciarlo con --host.',
  },
  EMAIL_TAKEN: {
    title: 'Correo ya en uso',
    message: 'Ya hay una cuenta para {email}.',
    remedy: 'Use otro correo o cambie la función de esa cuenta.',
  },
  PERSON_NEEDED: {
    title: 'No con una clave de API',
    message: 'El nombre, el correo y la contraseña de una cuenta solo los cambia la persona, no un programa con una clave.',
    remedy: 'Inicie sesión en un navegador y cámbielos en Ajustes.',
  },
  PASSWORD_NEEDED: {
    title: 'Hace falta la contraseña actual',
    message: 'Otro correo u otra contraseña solo se aceptan junto con la contraseña actual de la cuenta.',
    remedy: 'Indique la contraseña actual. Si la ha olvidado, inicie sesión con un enlace: `tunesmith studio link` muestra uno en el equipo del estudio.',
  },
  PASSWORD_WRONG: {
    title: 'La contraseña actual no es correcta',
    message: 'La contraseña indicada no es la de esta cuenta; no se ha cambiado nada.',
    remedy: 'Inténtelo de nuevo. Si la ha olvidado, inicie sesión con un enlace: `tunesmith studio link` muestra uno en el equipo del estudio.',
  },
  LAST_OWNER: {
    title: 'El último propietario',
    message: 'Sin esta cuenta nadie podría administrar el estudio.',
    remedy: 'Haga antes propietario a otra persona.',
  },
  NOT_NOW: {
    title: 'Ahora no es posible',
    message: 'En su estado actual no se puede hacer.',
    remedy: 'Mire su estado actual; puede haber cambiado desde que se cargó la página.',
  },
  ANSWERS_MISSING: {
    title: 'Faltan respuestas',
    message: 'Para entrenar aún faltan respuestas: {missing}.',
    remedy: 'Responda antes a esas páginas del asistente.',
  },
  MODEL_NAME_TAKEN: {
    title: 'El nombre ya pertenece a un modelo',
    message: '{name} es el nombre de un modelo que viene con Tunesmith; con él nunca se encontraría otro.',
    remedy: 'Elija otro nombre para el registro.',
  },
  MODEL_REGISTERED: {
    title: 'El modelo está en el registro',
    message: '{model} no se puede eliminar: {versions} no apuntaría a nada.',
    remedy: 'Saque primero estas versiones del registro, si nadie las necesita ya.',
  },
  MODEL_IN_USE: {
    title: 'Otros modelos se apoyan en este',
    message: '{model} no se puede eliminar: {users} no se puede usar sin él.',
    remedy: 'Elimine primero esos, si nadie los necesita ya.',
  },
  MODEL_VERSION_HAS_ALIAS: {
    title: 'Un alias apunta a esta versión',
    message: '{aliases} apunta a {version}.',
    remedy: 'Haga que el alias apunte primero a otra versión, o quítelo.',
  },
  MODEL_IS_GGUF: {
    title: 'Solo para responder',
    message: '{model} es un archivo GGUF, preparado para llama.cpp: puede responder, pero nada se puede entrenar ni convertir a partir de él.',
    remedy: 'Tome el modelo del que se hizo, en el formato de Hugging Face.',
  },
  MODEL_IMPORT_UNKNOWN: {
    title: 'No es un modelo',
    message: '{path} no es una carpeta de modelo (con config.json), ni un adaptador PEFT (con adapter_config.json), ni un archivo GGUF.',
    remedy: 'Indique la carpeta que tiene config.json junto a los archivos *.safetensors, la de un adaptador o un archivo *.gguf.',
  },
  MODEL_IMPORT_UNSUPPORTED: {
    title: 'Este modelo no se puede incorporar',
    message: '{path} no se puede usar aquí: {detail}.',
    remedy: 'Tome otra forma del modelo: una carpeta en el formato de Hugging Face o un archivo GGUF que lo contenga todo.',
  },
  MODEL_IMPORT_BASE_MISSING: {
    title: 'La base del adaptador no está aquí',
    message: '{path} es un adaptador; su modelo base ({base}) no está entre los modelos de aquí.',
    remedy: 'Descargue o importe primero su base, o nómbrela con `base` si aquí se llama de otro modo.',
  },
  MODEL_IMPORT_DISK_SHORT: {
    title: 'No hay suficiente espacio en el disco',
    message: 'El modelo ocupa {neededBytes} en {folder} y hay {freeBytes} libres. No se copió nada.',
    remedy: 'Elimine lo que ya no haga falta o inicie el estudio con una carpeta de datos en otro disco.',
  },
  MODEL_IMPORT_INTERRUPTED: {
    title: 'La importación se interrumpió',
    message: 'El estudio terminó mientras se copiaba {name}. No se conservó nada.',
    remedy: 'Impórtelo de nuevo.',
  },
  UPLOAD_INTERRUPTED: {
    title: 'La subida se interrumpió',
    message: '{fileName} no llegó completo. No se conservó nada de él.',
    remedy: 'Súbalo de nuevo.',
  },
  BACKGROUND_DIED: {
    title: 'Un trabajo en segundo plano terminó sin aviso',
    message: 'El proceso que trabajaba en esto {how}. No se cambió nada.',
    remedy: 'Vuelva a intentarlo; si ocurre de nuevo, reinicie el estudio.',
  },
  MAPPING_INVALID: {
    title: 'No existe esa columna',
    message: 'No hay ninguna columna «{column}»; hay {columns}.',
    remedy: 'Elija una de las columnas del archivo.',
  },
  EXAMPLE_UNKNOWN: {
    title: 'No existe ese ejemplo',
    message: 'No hay ningún ejemplo «{name}»; hay {known}.',
    remedy: 'Elija uno de ellos.',
  },
  DATA_FOLDER_LOCKED: {
    title: 'La carpeta de datos está en uso',
    message: 'Otro Tunesmith trabaja con {folder}.',
    remedy: 'Use el estudio en marcha, ciérrelo antes o elija otra carpeta con --data-folder.',
  },
  DATA_FOLDER_NEWER: {
    title: 'Hecho por un Tunesmith más nuevo',
    message: '{folder} tiene la versión {found} de la base de datos; este Tunesmith conoce hasta la {known}.',
    remedy: 'Actualice Tunesmith o restaure en otra carpeta una copia hecha con esta versión.',
  },
  DATABASE_DAMAGED: {
    title: 'La base de datos está dañada',
    message: '{path} no se puede usar como base de datos: {detail}.',
    remedy: 'Restaure una copia con `tunesmith restore`; puede que el disco esté fallando.',
  },
  ARTIFACT_DAMAGED: {
    title: 'Un archivo guardado está dañado',
    message: 'Los bytes guardados como {sha256} no son los que se guardaron.',
    remedy: 'Restaure una copia con `tunesmith restore`; puede que el disco esté fallando.',
  },
  BACKUP_INVALID: {
    title: 'No es una copia utilizable',
    message: '{path} no se puede restaurar: {problem}.',
    remedy: 'Use otra copia.',
  },
  BACKUP_RUNNING: {
    title: 'Ya hay una copia en curso',
    message: 'Otro proceso está haciendo una copia de {folder}.',
    remedy: 'Espere a que termine.',
  },
  FOLDER_NOT_EMPTY: {
    title: 'La carpeta no está vacía',
    message: 'En {folder} hay algo que la restauración reemplazaría.',
    remedy: 'Restaure en una carpeta nueva con --data-folder o aparte la actual.',
  },
  PORT_IN_USE: {
    title: 'El puerto está en uso',
    message: 'Otro programa escucha en el puerto {port}.',
    remedy: 'Cierre ese programa o elija otro puerto con --port.',
  },
  STUDIO_NOT_RUNNING: {
    title: 'No hay ningún estudio en marcha',
    message: 'Ningún estudio trabaja con la carpeta de datos {folder}.',
    remedy: 'Inícielo con `npm start` o `tunesmith studio`; si guarda sus datos en otra carpeta, indíquela con --data-folder.',
  },
  SERVER_UNREACHABLE: {
    title: 'El estudio no responde',
    message: 'No llegó respuesta de {url}.',
    remedy: 'Mire si el estudio sigue en marcha e inícielo de nuevo con `npm start`; lo guardado está intacto.',
  },
  MODEL_CRASHED: {
    title: 'El modelo terminó sin aviso',
    message: 'El proceso con {model} {how}.',
    remedy: 'Pregunte de nuevo, lo que lo reinicia; si vuelve a ocurrir, cierre otros programas o use un modelo menor.',
  },
  MODEL_TOO_LARGE: {
    title: 'No hay memoria para este modelo',
    message: 'Para responder, {model} necesita unos {neededBytes}; ahora hay {freeBytes} libres.',
    remedy: 'Cierre otros programas, pause el entrenamiento en curso o use un modelo menor.',
  },
  INTERNAL: {
    title: 'Un fallo en Tunesmith',
    message: 'Ocurrió algo que no debería: {detail}.',
    remedy: 'Vuelva a intentarlo; si ocurre de nuevo, comuníquelo.',
  },
  OUT_OF_MEMORY: {
    title: 'Memoria insuficiente',
    message: 'La memoria de este equipo ({totalBytes}) no bastó. Lo guardado antes está intacto.',
    remedy: 'Cierre otros programas, o use un modelo menor, filas más cortas o el método qlora.',
  },
  OUT_OF_MEMORY_PLANNED: {
    title: 'No hay memoria para este entrenamiento',
    message: 'El entrenamiento necesitaría unos {neededBytes} incluso con los ajustes más económicos; se pueden usar {limitBytes}.',
    remedy: 'Use un modelo menor o filas más cortas, cierre otros programas o suba compute.memoryLimit.',
  },
  WORKER_DIED: {
    title: 'El entrenamiento terminó sin aviso',
    message: 'El proceso del entrenamiento {how}. Lo último que escribió está en {logFile}; lo guardado antes sigue intacto.',
    remedy: 'Continúe el entrenamiento; lo guardado antes está intacto.',
  },
  DISK_FULL: {
    title: 'El disco está lleno',
    message: 'No se pudo escribir {path} porque no queda espacio. Lo guardado antes está intacto.',
    remedy: 'Libere espacio y continúe.',
  },
  DATA_FORMAT_UNSUPPORTED: {
    title: 'Formato no admitido',
    message: '{path} no tiene un formato que se lea aquí ({accepted}).',
    remedy: 'Exporte los datos como líneas JSON (.jsonl) o CSV; las hojas de cálculo ofrecen CSV en «guardar como».',
  },
  DATA_NOT_UTF8: {
    title: 'El archivo no es UTF-8',
    message: 'La línea {line} de {path} tiene bytes que no son texto UTF-8.',
    remedy: 'Guarde de nuevo el archivo con la codificación UTF-8 (en hojas de cálculo, «CSV UTF-8»).',
  },
  DATA_EMPTY: {
    title: 'El archivo está vacío',
    message: '{path} no tiene filas.',
    remedy: 'Compruebe que es el archivo correcto y que se escribió por completo.',
  },
  DATA_ROW_INVALID: {
    title: 'Una fila no se puede usar',
    message: 'Fila {line}: {problem}.',
    remedy: '{repair}',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'Esto no puede calcular aquí',
    message: '{provider} no funciona en este equipo: {detail}.',
    remedy: 'Ponga compute.provider en auto, o en lo que funciona aquí: {available}.',
  },
  DATA_NOTHING_TO_LEARN: {
    title: 'Nada que aprender',
    message: '{rows, plural, one {La única fila no se puede usar} other {Ninguna de las # filas se puede usar}}; en la fila {line}: {problem}.',
    remedy: 'Mire la prueba de los datos; nombra cada fila con su problema.',
  },
  TEMPLATE_MISSING: {
    title: 'Sin plantilla de conversación',
    message: 'El tokenizador viene sin plantilla de conversación.',
    remedy: 'Ponga data.template en un nombre conocido como chatml o instruction, o déjelo en auto.',
  },
  TRAINING_DIVERGED: {
    title: 'El entrenamiento divergió',
    message: 'El entrenamiento volvió a fallar en el paso {step}, incluso tras {attempts, plural, one {# regreso} other {# regresos}} a un punto guardado con la tasa de aprendizaje a la mitad.',
    remedy: 'Empiece de nuevo con un training.learningRate menor y mire las filas que se dejaron fuera.',
  },
  CHECKPOINTS_DAMAGED: {
    title: 'Ningún punto guardado está entero',
    message: 'El entrenamiento tiene que volver a un estado guardado, pero en {runFolder} están todos dañados.',
    remedy: 'Compruebe el disco y empiece de nuevo el entrenamiento.',
  },
  RUN_KILLED: {
    title: 'Terminado al momento',
    message: 'El entrenamiento se terminó a petición sin esperar al paso en curso. Lo guardado antes está intacto.',
    remedy: 'Continúe desde el último punto guardado.',
  },
  CONTEXT_TOO_SHORT: {
    title: 'Filas más largas de lo que el modelo puede leer',
    message: 'data.maxLength es {maxLength}, pero el modelo se hizo para {contextLength} tokens a la vez como máximo.',
    remedy: 'Ponga data.maxLength en {contextLength} como máximo o en auto, o use un modelo con más contexto.',
  },
  LLAMA_CANNOT_LOAD: {
    title: 'llama.cpp no puede cargar este archivo',
    message: 'No se pudo cargar {file}: {problem}.',
    remedy: 'Compruebe que el archivo es un modelo GGUF, o un adaptador hecho para este modelo, y que está completo; expórtelo o descárguelo de nuevo.',
  },
  LLAMA_FAILED: {
    title: 'llama.cpp ha comunicado un fallo',
    message: 'Al trabajar con {model}: {problem}.',
    remedy: 'Inténtelo de nuevo. Si se repite, use un texto más corto o exporte el modelo otra vez.',
  },
  SCHEMA_UNSUPPORTED: {
    title: 'La respuesta no puede ceñirse a este esquema',
    message: 'En {place} hay algo de lo que no se puede hacer una gramática: {what}.',
    remedy: 'Quítelo y dígalo en la descripción; se pueden usar type, enum, const, properties, required, items, anyOf y $ref.',
  },
  GRAMMAR_INVALID: {
    title: 'La gramática no es válida',
    message: 'llama.cpp no aceptó la gramática: {problem}.',
    remedy: 'Escríbala en GBNF, con una regla llamada root.',
  },
  SERVING_DISK_SHORT: {
    title: 'No hay suficiente espacio en el disco',
    message: '{model} responde desde una copia para llama.cpp, que ocupa unos {neededBytes}, y hay {freeBytes} libres. No se escribió nada.',
    remedy: 'Elimine modelos y exportaciones que ya no hagan falta.',
  },
  READER_TOO_SLOW: {
    title: 'La respuesta no se leyó',
    message: 'Más de {events} partes de la respuesta esperaban a ser leídas; el resto ya no se escribió.',
    remedy: 'Lea la respuesta a medida que llega, o pídala entera.',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'Ollama no puede escribir las entradas de este modelo',
    message: 'La plantilla «{template}» hace más de lo que puede repetir una plantilla de Go; Ollama preguntaría al modelo con otras palabras.',
    remedy: 'Exporte como GGUF y use llama.cpp o la API de este estudio, que leen la propia plantilla.',
  },
  HUB_OFFLINE: {
    title: 'Trabajando sin conexión',
    message: 'No se ha pedido nada a {endpoint}, porque este estudio trabaja sin conexión.',
    remedy: 'Desactive el trabajo sin conexión en los ajustes y quite HF_HUB_OFFLINE; lo que ya se descargó puede usarse igualmente.',
  },
  HUB_UNREACHABLE: {
    title: 'El hub no responde',
    message: 'No hubo respuesta de {host}: {detail}.',
    remedy: 'Compruebe que este equipo tiene conexión; detrás de un proxy, defina HTTPS_PROXY; si el hub está bloqueado, indique una réplica en los ajustes.',
  },
  HUB_FAILED: {
    title: 'El hub no ha podido hacerlo',
    message: '{host} respondió con el estado {status}: {detail}.',
    remedy: 'Inténtelo de nuevo dentro de unos minutos; si sigue igual, mire la página del modelo en el hub.',
  },
  HUB_ANSWER_INVALID: {
    title: 'No es la respuesta de un hub',
    message: '{host} dio una respuesta que no se puede usar: {detail}.',
    remedy: 'Compruebe la dirección del hub en los ajustes; quizá haya respondido una página de acceso de la red o un proxy.',
  },
  HUB_RATE_LIMITED: {
    title: 'Demasiadas peticiones al hub',
    message: '{host} no acepta más peticiones desde aquí durante {seconds, plural, one {# segundo} many {# segundos} other {# segundos}}.',
    remedy: 'Espere y vuelva a intentarlo; con un token, el hub permite más.',
  },
  HUB_TOKEN_REJECTED: {
    title: 'El token no es válido',
    message: '{host} no conoce el token, o no puede usarse para esto.',
    remedy: 'Cree en el hub un token nuevo con permiso de lectura (su perfil, Access Tokens) e indíquelo en los ajustes.',
  },
  HUB_TOKEN_NEEDED: {
    title: 'No hay token para el hub',
    message: 'Para esto hace falta una cuenta en {host}, y no hay ningún token de ella.',
    remedy: 'Cree un token en el hub (su perfil, Access Tokens) e indíquelo en los ajustes.',
  },
  HUB_MODEL_MISSING: {
    title: 'Ese modelo no está en el hub',
    message: '{model} no está en el hub, o es privado y no se ha compartido con la cuenta del token.',
    remedy: 'Compruebe que el nombre está bien escrito; para un modelo privado, indique el token de una cuenta que pueda verlo.',
  },
  HUB_REVISION_MISSING: {
    title: 'No existe esa revisión',
    message: '{model} no tiene ninguna rama, etiqueta ni commit «{revision}».',
    remedy: 'Omita la revisión para tomar la más reciente, o busque su nombre entre los archivos del modelo en el hub.',
  },
  HUB_FILE_MISSING: {
    title: 'El modelo no tiene ese archivo',
    message: '{model} no tiene ningún archivo «{file}» que se pueda descargar.',
    remedy: 'Mire la lista de archivos del modelo e indique uno de ellos.',
  },
  HUB_MODEL_GATED: {
    title: 'Antes hay que aceptar las condiciones',
    message: '{model} solo se entrega a quien ha aceptado sus condiciones, con el token de su cuenta.',
    remedy: 'Acepte las condiciones en {url} (algunos autores deciden después a mano), indique un token de esa cuenta en los ajustes y vuelva a intentarlo.',
  },
  HUB_GGUF_CHOICE: {
    title: '¿Cuál de los archivos GGUF?',
    message: '{model} tiene los mismos pesos en varios archivos GGUF: {files}.',
    remedy: 'Indique uno; lo habitual es Q4_K_M o Q8_0.',
  },
  HUB_FILE_CHANGED: {
    title: 'El archivo ha cambiado mientras tanto',
    message: 'El hub da ahora para {file} de {model} un contenido distinto del que había anunciado para esta revisión.',
    remedy: 'Empiece la descarga otra vez: tomará la revisión más reciente. Lo que ha llegado de otros archivos se conserva.',
  },
  HUB_FILE_WRONG: {
    title: 'Lo que ha llegado no es el archivo',
    message: '{file} de {model} llegó mal repetidas veces: {detail}.',
    remedy: 'Inténtelo más tarde, o sin la réplica o el proxy de por medio; si sigue igual, el archivo del hub está dañado.',
  },
  HUB_CONNECTION_LOST: {
    title: 'Se ha cortado la conexión',
    message: '{file} no se pudo terminar de descargar tras {attempts} intentos en vano: {detail}.',
    remedy: 'Continúe la descarga cuando la conexión sea mejor.',
  },
  HUB_DISK_SHORT: {
    title: 'No hay espacio suficiente en el disco',
    message: 'La descarga necesita {neededBytes} en {folder}, y hay {freeBytes} libres. No se ha cargado nada.',
    remedy: 'Quite modelos que ya no hagan falta (Almacenamiento), o ponga la caché en otro disco con HF_HUB_CACHE.',
  },
  HUB_MODEL_BUSY: {
    title: 'El modelo se está descargando',
    message: 'Otro proceso ({pid}) está descargando {model}.',
    remedy: 'Espere a que termine, o pause o cancele la descarga.',
  },
  EXPORT_WITHOUT_ADAPTER: {
    title: 'No hay adaptador que exportar',
    message: '{model} no tiene adaptador: se entrenaron todos sus pesos, o ninguno.',
    remedy: 'Exporte el modelo entero: merged, gguf, ollama u onnx.',
  },
  EXPORT_DIFFERENT: {
    title: 'La exportación no responde igual',
    message: '{model} se escribió, pero lo que salió no es el mismo modelo: {differences}. No se puede usar.',
    remedy: 'Exporte en otro formato, por ejemplo fusionado; e informe de esto con la prueba, pues no debería ocurrir.',
  },
  EXPORT_DAMAGED: {
    title: 'Un archivo de la exportación fue modificado',
    message: '{file} no es lo que se exportó: {detail}.',
    remedy: 'Exporte el modelo de nuevo y elimine esta exportación; puede que el disco esté fallando o que otro programa haya escrito en el archivo.',
  },
  EXPORT_DISK_SHORT: {
    title: 'No hay suficiente espacio en el disco',
    message: 'La exportación necesita unos {neededBytes} en {folder} mientras se hace, y hay {freeBytes} libres. No se escribió nada.',
    remedy: 'Elimine exportaciones y modelos que ya no hagan falta, o elija una precisión menor.',
  },
  MODEL_ARCHIVE_INVALID: {
    title: 'No es un archivo completo de un modelo',
    message: '{path} no se puede abrir: {detail}. No se importó nada.',
    remedy: 'Copie de nuevo el archivo desde donde se hizo; puede haberse cortado por el camino o ser otro tipo de archivo.',
  },
  MODEL_ARCHIVE_SIGNATURE: {
    title: 'La firma del archivo es incorrecta',
    message: 'La firma de {path} no la hizo su clave para lo que enumera. No se importó nada.',
    remedy: 'No use este archivo: alguien lo cambió. Pida otra copia a su autor.',
  },
  MODEL_ARCHIVE_CHANGED: {
    title: 'El archivo se cambió después de firmarlo',
    message: '{file} en {path} no es lo que se firmó: se cambió, se añadió o se quitó. No se importó nada.',
    remedy: 'No use este archivo. Pida otra copia a su autor; si vuelve a pasar, pregunte quién más puede escribir en él.',
  },
  MODEL_ARCHIVE_SIGNER: {
    title: 'El archivo lo firmó otra persona',
    message: '{path} está firmado con la clave {signer} en lugar de {key}. No se importó nada.',
    remedy: 'Compare la huella con su autor por otra vía, por ejemplo por teléfono; importe sin ella solo si se fía del origen del archivo.',
  },
  LICENCE_NOT_ACCEPTED: {
    title: 'Antes hay que aceptar la licencia',
    message: '{model} – licencia {licence}: {summary}',
    remedy: 'Lea la licencia del modelo del que procede; si permite compartir la exportación, confírmelo al publicarla.',
  },
  HUB_WRITE_DENIED: {
    title: 'Sin derecho a escribir ahí',
    message: 'La cuenta {account} no puede guardar nada en {model} de {host}, o su token solo permite leer.',
    remedy: 'Use un nombre que empiece por {account}/, o cree en el hub un token con derecho de escritura e indíquelo en Ajustes.',
  },
  ENGINE_LACKS: {
    title: 'Este modelo no puede hacerlo',
    message: 'llama.cpp no puede ejecutar {model}, y el motor que lo hace en su lugar no conoce esto: {what}.',
    remedy: 'Déjelo fuera, o una el adaptador a su modelo base, que quizá llama.cpp pueda ejecutar.',
  },
  DATA_FILE_MISSING: {
    title: 'Falta el archivo de datos',
    message: 'No hay ningún archivo de datos en {path}.',
    remedy: 'Compruebe la ruta, o suba los datos de nuevo.',
  },
  DATA_IS_FOLDER: {
    title: 'Una carpeta en vez de un archivo',
    message: '{path} es una carpeta.',
    remedy: 'Indique uno de los archivos que contiene ({accepted}).',
  },
  DATA_LAYOUT_UNKNOWN: {
    title: 'No está claro qué significa una fila',
    message: 'Las filas tienen los campos {columns}, que no encajan con ninguna estructura conocida.',
    remedy: 'Cambie los nombres de los campos para que encajen con una de estas: {accepted}.',
  },
  TRAINING_FILE_INVALID: {
    title: 'No se puede entrenar con el archivo',
    message: 'Filas de {fileName} que no se pueden usar: {invalidRows}.',
    remedy: 'Escriba cada fila con messages: user y assistant por turnos.',
  },
  TEMPLATE_UNKNOWN: {
    title: 'Plantilla desconocida',
    message: '«{name}» no es una plantilla conocida ni un archivo.',
    remedy: 'Use una de estas: {known}.',
  },
  TEMPLATE_INVALID: {
    title: 'No se puede leer la plantilla',
    message: '{name} no sirve como plantilla de Jinja: {problem}.',
    remedy: 'Elija otra plantilla con data.template, por ejemplo chatml o instruction.',
  },
  TEMPLATE_REJECTED: {
    title: 'La plantilla rechaza los mensajes',
    message: '{name} no puede escribir esta conversación: {problem}.',
    remedy: 'Ponga los mensajes en el orden que pide (a menudo system primero, luego user y assistant por turnos), o elija otra plantilla.',
  },
  TEMPLATE_WITHOUT_ANSWER: {
    title: 'La plantilla omite las respuestas',
    message: '{name} no escribe la respuesta; no habría nada que aprender.',
    remedy: 'Elija otra plantilla con data.template, por ejemplo chatml o instruction.',
  },
  NO_PERMISSION: {
    title: 'Sin permiso',
    message: 'El estudio no puede acceder a {path}.',
    remedy: 'Compruebe que el archivo existe y que pertenece a la cuenta con la que funciona el estudio.',
  },
  FILE_MISSING: {
    title: 'El archivo no existe',
    message: '{path} no existe.',
    remedy: 'Compruebe que la ruta esté bien escrita y que el disco esté conectado.',
  },
  FILE_ACCESS_FAILED: {
    title: 'No se pudo acceder al archivo',
    message: 'No se pudo con {path}: {detail}.',
    remedy: 'Compruebe el disco e inténtelo de nuevo.',
  },
  JSON_INVALID: {
    title: 'JSON no válido',
    message: '{path} no es JSON válido: {detail}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  PATH_OUTSIDE_FOLDER: {
    title: 'Una ruta sale de la carpeta',
    message: '«{path}» no está en {root}.',
    remedy: 'Obtenga el archivo de nuevo de su origen; está dañado o quiere engañar.',
  },
  MODEL_FOLDER_MISSING: {
    title: 'No existe la carpeta del modelo',
    message: 'No hay ninguna carpeta de modelo en {path}.',
    remedy: 'Compruebe la ruta o descargue el modelo de nuevo.',
  },
  MODEL_IS_ADAPTER: {
    title: 'Un adaptador, no un modelo',
    message: '{path} contiene un adaptador para {base}; los pesos de este no están ahí.',
    remedy: 'Use el modelo base como modelo.',
  },
  MODEL_CONFIG_MISSING: {
    title: 'Falta config.json',
    message: '{path} no tiene config.json, así que no se conoce la forma del modelo.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  MODEL_PICKLE_ONLY: {
    title: 'Pesos en formato pickle',
    message: '{path} solo tiene los pesos como {files}. Abrir un archivo pickle puede ejecutar cualquier programa oculto en él, así que nunca se lee.',
    remedy: 'Tome una revisión del modelo con *.safetensors; casi todos tienen una.',
  },
  MODEL_WEIGHTS_MISSING: {
    title: 'Sin pesos en la carpeta del modelo',
    message: '{path} no tiene model.safetensors ni model.safetensors.index.json.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  MODEL_INDEX_INVALID: {
    title: 'El índice de las partes no es válido',
    message: '{path} no se puede usar: {detail}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  MODEL_SHARD_MISSING: {
    title: 'Falta una parte de los pesos',
    message: '{path} necesita el archivo {shard}, que no está.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  MODEL_INDEX_MISMATCH: {
    title: 'El índice y los pesos no concuerdan',
    message: 'Según {path}, {tensor} está en {shard}, pero no está.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  TENSOR_MISSING: {
    title: 'Falta un tensor',
    message: '{path} no tiene el tensor {tensor}.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  TENSOR_DTYPE_UNSUPPORTED: {
    title: 'Este formato numérico no sirve aquí',
    message: '{tensor} en {path} está guardado como {dtype}.',
    remedy: 'Tome el modelo original en bfloat16, float16 o float32.',
  },
  WEIGHTS_NOT_FINITE: {
    title: 'Pesos que no son números',
    message: '{tensor} en {path} contiene NaN o infinito; toda respuesta del modelo sería inútil.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  WEIGHT_NOT_QUANTIZABLE: {
    title: 'No es una matriz',
    message: '{tensor} en {path} no es la matriz de pesos de una capa lineal; solo esas se cuantizan.',
    remedy: 'Tome el modelo original en bfloat16, float16 o float32.',
  },
  QUANTIZED_WEIGHT_INVALID: {
    title: 'El peso cuantizado está dañado',
    message: '{tensor} en {path} no se puede usar: {detail}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  SAFETENSORS_TRUNCATED: {
    title: 'El archivo safetensors está cortado',
    message: '{path} tiene {actual} bytes en vez de al menos {expected}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  SAFETENSORS_HEADER_TOO_LARGE: {
    title: 'No es un archivo safetensors',
    message: '{path} anuncia una cabecera de {bytes} bytes; el formato permite {limit}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  SAFETENSORS_HEADER_INVALID: {
    title: 'La cabecera safetensors no es válida',
    message: 'La cabecera de {path} no se puede usar: {detail}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  SAFETENSORS_DTYPE_UNKNOWN: {
    title: 'Formato numérico desconocido',
    message: '{tensor} en {path} tiene el tipo {dtype}, que el formato safetensors no define.',
    remedy: 'Tome el modelo original en bfloat16, float16 o float32.',
  },
  SAFETENSORS_SIZE_MISMATCH: {
    title: 'Un tensor tiene un tamaño erróneo',
    message: '{tensor} en {path} ocupa {actual} bytes; por su forma y tipo deberían ser {expected}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  SAFETENSORS_LAYOUT_INVALID: {
    title: 'Los tensores no encajan',
    message: 'Los datos de {path} no están dispuestos como exige el formato: {detail}.',
    remedy: 'Obtenga el archivo de nuevo de su origen; está dañado o quiere engañar.',
  },
  GGUF_INVALID: {
    title: 'El archivo GGUF no es válido',
    message: '{path} no se puede usar: {detail}.',
    remedy: 'Obtenga el archivo de nuevo de su origen; está dañado o quiere engañar.',
  },
  GGUF_TRUNCATED: {
    title: 'El archivo GGUF está cortado',
    message: '{path} tiene {actual} bytes en vez de al menos {expected}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  GGUF_VERSION_UNSUPPORTED: {
    title: 'Versión de GGUF desconocida',
    message: '{path} es GGUF versión {version}; se leen la 2 y la 3.',
    remedy: 'Tome una versión actual del archivo en la página del modelo.',
  },
  GGUF_TENSOR_TYPE_UNSUPPORTED: {
    title: 'Esta codificación de los pesos no sirve aquí',
    message: '{tensor} en {path} está guardado como {type}, que aquí no se puede convertir en números.',
    remedy: 'Tome el archivo en F16, BF16, Q8_0 o Q4_K_M.',
  },
  GGUF_EXPORT_UNSUPPORTED: {
    title: 'llama.cpp no puede ejecutar este modelo tal cual',
    message: '{model} no se puede escribir como GGUF: {reason}.',
    remedy: 'Exporte el modelo unido en formato de Hugging Face, o como ONNX.',
  },
  MODEL_EXISTS: {
    title: 'Ya hay un modelo ahí',
    message: 'En {path} hay un modelo que se sobrescribiría.',
    remedy: 'Elija otra carpeta, o borre esta primero.',
  },
  ADAPTER_MISSING: {
    title: 'No hay adaptador',
    message: '{path} no es un adaptador PEFT: falta {file}.',
    remedy: 'Copie de nuevo adapter_config.json y adapter_model.safetensors, ambos del mismo entrenamiento.',
  },
  ADAPTER_PICKLE: {
    title: 'Adaptador en formato pickle',
    message: '{path} tiene los pesos en adapter_model.bin. Abrir un archivo pickle puede ejecutar cualquier programa oculto en él, así que nunca se lee.',
    remedy: 'Pida adapter_model.safetensors, o guárdelo de nuevo con un PEFT actual.',
  },
  ADAPTER_CONFIG_INVALID: {
    title: 'adapter_config.json no es válido',
    message: '{path} no se puede usar: {detail}.',
    remedy: 'Copie de nuevo adapter_config.json y adapter_model.safetensors, ambos del mismo entrenamiento.',
  },
  ADAPTER_TYPE_UNSUPPORTED: {
    title: 'Este tipo de adaptador no sirve aquí',
    message: '{path} es un adaptador de tipo {type}; solo se entienden los de LoRA.',
    remedy: 'Una el adaptador a su modelo base con PEFT y use el resultado.',
  },
  ADAPTER_VARIANT_UNSUPPORTED: {
    title: 'Esta variante de LoRA no sirve aquí',
    message: '{path} usa {feature}; leerlo como LoRA corriente sería erróneo.',
    remedy: 'Una el adaptador a su modelo base con PEFT y use el resultado.',
  },
  ADAPTER_WEIGHTS_INVALID: {
    title: 'Los pesos del adaptador no encajan',
    message: '{tensor} en {path}: {detail}.',
    remedy: 'Copie de nuevo adapter_config.json y adapter_model.safetensors, ambos del mismo entrenamiento.',
  },
  TOKENIZER_MISSING: {
    title: 'Falta el tokenizador',
    message: '{folder} no tiene tokenizer.json, así que el texto no puede convertirse en tokens.',
    remedy: 'Descargue tokenizer.json y tokenizer_config.json del mismo lugar que el modelo a esa carpeta.',
  },
  TOKENIZER_SENTENCEPIECE_ONLY: {
    title: 'Tokenizador en el formato antiguo',
    message: '{folder} solo tiene un archivo SentencePiece (tokenizer.model) y no tokenizer.json.',
    remedy: 'Tome tokenizer.json de la página del modelo; casi todos la tienen ya.',
  },
  TOKENIZER_INVALID: {
    title: 'El archivo del tokenizador está dañado',
    message: '{path} no se puede leer: {problem}.',
    remedy: 'Descargue el archivo de nuevo; está dañado o incompleto.',
  },
  TOKENIZER_UNSUPPORTED: {
    title: 'Este tokenizador no sirve aquí',
    message: '{path} describe un tokenizador que aquí no funciona: {problem}.',
    remedy: 'Elija otro modelo; casi todos tienen uno parecido de una familia que funciona aquí.',
  },
  TOKENIZER_VOCABULARY_TOO_SMALL: {
    title: 'El vocabulario es demasiado pequeño',
    message: 'Un vocabulario de {vocabSize} no tiene sitio para los {least} signos necesarios.',
    remedy: 'Pida uno mayor; para modelos pequeños son usuales de 4096 a 32768.',
  },
  MODEL_CONFIG_FIELD: {
    title: 'Configuración del modelo inservible',
    message: 'En config.json, {field} no se puede usar: {found}. Se espera: {expected}.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  MODEL_FAMILY_UNKNOWN: {
    title: 'Familia de modelos desconocida',
    message: 'config.json indica el model_type «{type}», que aquí no se puede entrenar. Son posibles: {known}.',
    remedy: 'Elija otro modelo; casi todos tienen uno parecido de una familia que funciona aquí.',
  },
  MODEL_ROPE_UNKNOWN: {
    title: 'Escalado de posiciones desconocido',
    message: 'El modelo estira las posiciones con «{type}». Son posibles: {known}.',
    remedy: 'Elija otro modelo; casi todos tienen uno parecido de una familia que funciona aquí.',
  },
  MODEL_TENSOR_SHAPE: {
    title: 'Los pesos no encajan con la configuración',
    message: 'El tensor {name} tiene la forma {found}; config.json pide {expected}.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  MODEL_WEIGHTS_UNFIT: {
    title: 'Los pesos no son los de la configuración',
    message: '{path} no contiene los pesos del modelo {family} que describe config.json: {problems}.',
    remedy: 'Descargue de nuevo el modelo en formato de Hugging Face, con todos los archivos de una misma revisión.',
  },
  TOKENIZER_MODEL_MISMATCH: {
    title: 'El tokenizador y el modelo no van juntos',
    message: 'El tokenizador de {path} produce {tokens} tokens, pero el modelo solo conoce {embeddings}.',
    remedy: 'Ponga junto a los pesos el tokenizer.json publicado con este modelo.',
  },
  PROMPT_TOO_LONG: {
    title: 'Más largo de lo que el modelo puede leer',
    message: 'La entrada tiene {tokens} tokens y no queda sitio para una respuesta: el modelo admite {contextLength}.',
    remedy: 'Acórtela, o use un modelo con un contexto más largo.',
  },
  MODEL_NOT_GIVEN: {
    title: 'Sin modelo del que partir',
    message: 'La ejecución no nombra un modelo ni las medidas de uno nuevo.',
    remedy: 'Elija un modelo.',
  },
  RUN_INPUT_CHANGED: {
    title: 'La ejecución empezó con otra cosa',
    message: '{path} ya no es lo que era al empezar esta ejecución.',
    remedy: 'Empiece una ejecución nueva o restablezca lo que había al empezar.',
  },
  OPTIMIZER_STATE_MISMATCH: {
    title: 'El estado guardado del optimizador no encaja',
    message: 'El estado de {name} no se puede usar: {reason}.',
    remedy: 'Empiece una ejecución nueva o restablezca lo que había al empezar.',
  },
  RUN_ALREADY_ACTIVE: {
    title: 'Esta ejecución ya está en marcha',
    message: 'Otro proceso trabaja en {runFolder}.',
    remedy: 'Espere a que termine, o termínelo.',
  },
  RUN_MISSING: {
    title: 'No es la carpeta de una ejecución',
    message: 'En {folder} no hay ninguna ejecución.',
    remedy: 'Indique una carpeta creada por un entrenamiento.',
  },
  RUN_WITHOUT_RESULT: {
    title: 'La ejecución aún no tiene resultado',
    message: 'El entrenamiento de {folder} no ha terminado.',
    remedy: 'Termínelo.',
  },
  RUN_EXISTS: {
    title: 'Ya hay una ejecución ahí',
    message: 'En {folder} hay una ejecución que una nueva sobrescribiría.',
    remedy: 'Continúela, o elija otra carpeta.',
  },
  SETTINGS_INVALID: {
    title: 'Ajustes que no se pueden usar',
    message: 'No se puede usar: {problems}.',
    remedy: 'Corrija lo que se nombra.',
  },
  LORA_RANK_TOO_HIGH: {
    title: 'Rango demasiado alto para este modelo',
    message: 'lora.rank es {rank}, pero ninguna capa tiene un rango mayor que {highest}; más solo gasta memoria.',
    remedy: 'Ponga lora.rank como máximo en {highest}, o déjelo en auto.',
  },
  COMPUTE_MODE_UNSUITABLE: {
    title: 'Esta forma de calcular no encaja',
    message: 'compute.mode {mode} no se puede usar aquí: {reason}.',
    remedy: 'Deje compute.mode en auto, o póngalo en lean o fast.',
  },
  LORA_TARGET_UNKNOWN: {
    title: 'No existe tal capa',
    message: 'lora.targetModules nombra «{target}», pero este modelo {family} no tiene esa capa. Hay: {available}.',
    remedy: 'Use nombres de la lista, un patrón como layers.*.mlp.*, o all-linear.',
  },
}
