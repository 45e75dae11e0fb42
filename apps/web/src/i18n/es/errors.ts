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
}
