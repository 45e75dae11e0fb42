import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: 'Introuvable',
    message: 'Il n’y a rien sous {id}, ou vous ne pouvez pas le voir.',
    remedy: 'L’élément a peut-être été supprimé ; cherchez-le dans sa liste.',
  },
  REQUEST_INVALID: {
    title: 'La demande n’est pas utilisable',
    message: '{problems}.',
    remedy: 'Corrigez ce qui est indiqué.',
  },
  REQUEST_TOO_LARGE: {
    title: 'Trop grand',
    message: 'L’envoi dépasse {limitBytes}.',
    remedy: 'Divisez le fichier ; ou donnez son chemin à la ligne de commande, qui le lit sur place.',
  },
  SIGN_IN_NEEDED: {
    title: 'Personne n’est connecté',
    message: 'Il faut un compte, et la demande est arrivée sans session valable.',
    remedy: 'Connectez-vous ; le terminal qui fait tourner le studio affiche un lien valable une fois.',
  },
  NOT_ALLOWED: {
    title: 'Non autorisé',
    message: 'Il faut le rôle {needed} ; ce compte a le rôle {role}.',
    remedy: 'Demandez à un propriétaire de ce studio un rôle qui le permet.',
  },
  REQUEST_FORGED: {
    title: 'Une demande venue d’ailleurs',
    message: 'La requête a été refusée, car {detail}.',
    remedy: 'Ouvrez le studio à l’adresse affichée par le terminal ; les autres adresses se donnent avec --allow-host.',
  },
  LINK_EXPIRED: {
    title: 'Le lien de connexion ne vaut plus',
    message: 'Un lien de connexion vaut une fois et peu de temps.',
    remedy: 'Relancez le studio, ou exécutez `tunesmith studio link`, pour en obtenir un nouveau.',
  },
  CREDENTIALS_WRONG: {
    title: 'Adresse ou mot de passe incorrect',
    message: 'Aucun compte ne correspond à cette adresse et à ce mot de passe.',
    remedy: 'Réessayez, ou prenez un lien de connexion : `tunesmith studio link` sur la machine du studio en affiche un.',
  },
  KEY_NOT_FOR_THIS: {
    title: 'La clé d’API sert à autre chose',
    message: 'Cette clé d’API a été créée pour autre chose.',
    remedy: 'Utilisez une clé créée aussi pour cela ; on en crée une nouvelle dans les réglages.',
  },
  KEY_HAS_LIMITS: {
    title: 'Pas avec une clé limitée',
    message: 'Une clé d’API limitée ne crée pas d’autres clés, qui auraient leurs propres limites.',
    remedy: 'Créez la clé dans les réglages, ou avec une clé sans limites.',
  },
  KEY_LIMIT_REACHED: {
    title: 'La clé d’API a atteint sa limite',
    message: 'Cette clé d’API peut servir à {unit, select, requests {{limit} requêtes par minute} other {{limit} jetons par jour}} ; elle pourra resservir dans {seconds, plural, one {# seconde} other {# secondes}}.',
    remedy: 'Attendez, ou utilisez une autre clé.',
  },
  TOO_MANY_ATTEMPTS: {
    title: 'Trop d’essais',
    message: 'Il y a eu trop d’essais ; le prochain sera possible dans {seconds, plural, one {# seconde} other {# secondes}}.',
    remedy: 'Attendez, puis réessayez.',
  },
  ACCOUNTS_NEEDED: {
    title: 'Pas sans comptes',
    message: 'Le studio serait accessible depuis d’autres machines à {host}, mais aucun propriétaire n’a encore de mot de passe.',
    remedy: 'Lancez-le sans --host, connectez-vous par le lien, définissez un mot de passe dans les réglages, puis relancez-le avec --host.',
  },
  EMAIL_TAKEN: {
    title: 'Adresse déjà utilisée',
    message: 'Il existe déjà un compte pour {email}.',
    remedy: 'Prenez une autre adresse, ou changez le rôle de ce compte.',
  },
  PERSON_NEEDED: {
    title: 'Pas avec une clé d’API',
    message: 'Le nom, l’adresse et le mot de passe d’un compte ne sont changés que par la personne, pas par un programme muni d’une clé.',
    remedy: 'Connectez-vous dans un navigateur et changez-les dans les réglages.',
  },
  PASSWORD_NEEDED: {
    title: 'Le mot de passe actuel est nécessaire',
    message: 'Une autre adresse ou un autre mot de passe ne sont acceptés qu’avec le mot de passe actuel du compte.',
    remedy: 'Indiquez le mot de passe actuel. S’il est oublié, connectez-vous par un lien : `tunesmith studio link` en affiche un sur la machine du studio.',
  },
  PASSWORD_WRONG: {
    title: 'Le mot de passe actuel est faux',
    message: 'Le mot de passe indiqué n’est pas celui de ce compte ; rien n’a été changé.',
    remedy: 'Réessayez. S’il est oublié, connectez-vous par un lien : `tunesmith studio link` en affiche un sur la machine du studio.',
  },
  LAST_OWNER: {
    title: 'Le dernier propriétaire',
    message: 'Sans ce compte, personne ne pourrait gérer le studio.',
    remedy: 'Donnez d’abord le rôle de propriétaire à quelqu’un d’autre.',
  },
  NOT_NOW: {
    title: 'Impossible pour l’instant',
    message: 'Son état actuel ne le permet pas.',
    remedy: 'Regardez son état actuel ; il a pu changer depuis le chargement de la page.',
  },
  ANSWERS_MISSING: {
    title: 'Il manque des réponses',
    message: 'Il manque encore des réponses pour entraîner : {missing}.',
    remedy: 'Répondez d’abord à ces pages de l’assistant.',
  },
  MODEL_NAME_TAKEN: {
    title: 'Ce nom est déjà celui d’un modèle',
    message: '{name} est le nom d’un modèle fourni avec Tunesmith ; sous ce nom, un autre ne serait jamais trouvé.',
    remedy: 'Choisissez un autre nom pour le registre.',
  },
  MODEL_REGISTERED: {
    title: 'Le modèle est dans le registre',
    message: '{model} ne peut pas être supprimé : {versions} ne désignerait plus rien.',
    remedy: 'Retirez d’abord ces versions du registre, si plus personne n’en a besoin.',
  },
  MODEL_IN_USE: {
    title: 'D’autres modèles reposent sur celui-ci',
    message: '{model} ne peut pas être supprimé : {users} ne peut pas s’en passer.',
    remedy: 'Supprimez d’abord ceux-là, si plus personne n’en a besoin.',
  },
  MODEL_VERSION_HAS_ALIAS: {
    title: 'Un alias désigne cette version',
    message: '{aliases} désigne {version}.',
    remedy: 'Faites d’abord désigner une autre version par l’alias, ou retirez-le.',
  },
  MODEL_IS_GGUF: {
    title: 'Seulement pour répondre',
    message: '{model} est un fichier GGUF, fait pour llama.cpp : il peut répondre, mais rien ne peut être entraîné ni converti à partir de lui.',
    remedy: 'Prenez le modèle dont il provient, au format Hugging Face.',
  },
  MODEL_IMPORT_UNKNOWN: {
    title: 'Ce n’est pas un modèle',
    message: '{path} n’est ni un dossier de modèle (avec config.json), ni un adaptateur PEFT (avec adapter_config.json), ni un fichier GGUF.',
    remedy: 'Indiquez le dossier qui contient config.json à côté des fichiers *.safetensors, celui d’un adaptateur, ou un fichier *.gguf.',
  },
  MODEL_IMPORT_UNSUPPORTED: {
    title: 'Ce modèle ne peut pas être repris',
    message: '{path} ne peut pas être utilisé ici : {detail}.',
    remedy: 'Prenez une autre forme du modèle : un dossier au format Hugging Face, ou un seul fichier GGUF qui le contient en entier.',
  },
  MODEL_IMPORT_BASE_MISSING: {
    title: 'La base de l’adaptateur n’est pas ici',
    message: '{path} est un adaptateur ; son modèle de base ({base}) n’est pas parmi les modèles d’ici.',
    remedy: 'Téléchargez ou importez d’abord sa base, ou nommez-la avec `base` si elle porte ici un autre nom.',
  },
  MODEL_IMPORT_DISK_SHORT: {
    title: 'Pas assez de place sur le disque',
    message: 'Le modèle prend {neededBytes} dans {folder}, et {freeBytes} sont libres. Rien n’a été copié.',
    remedy: 'Supprimez ce qui ne sert plus, ou lancez le studio avec un dossier de données sur un autre disque.',
  },
  MODEL_IMPORT_INTERRUPTED: {
    title: 'L’importation s’est interrompue',
    message: 'Le studio s’est arrêté pendant la copie de {name}. Rien n’en a été gardé.',
    remedy: 'Importez-le de nouveau.',
  },
  UPLOAD_INTERRUPTED: {
    title: 'L’envoi s’est interrompu',
    message: '{fileName} n’est pas arrivé en entier. Rien n’en a été gardé.',
    remedy: 'Envoyez-le de nouveau.',
  },
  BACKGROUND_DIED: {
    title: 'Une tâche de fond s’est terminée sans un mot',
    message: 'Le processus qui y travaillait {how}. Rien n’a été changé.',
    remedy: 'Réessayez ; si cela se reproduit, relancez le studio.',
  },
  MAPPING_INVALID: {
    title: 'Cette colonne n’existe pas',
    message: 'Il n’y a pas de colonne « {column} » ; il y a {columns}.',
    remedy: 'Choisissez une des colonnes du fichier.',
  },
  EXAMPLE_UNKNOWN: {
    title: 'Cet exemple n’existe pas',
    message: 'Il n’y a pas d’exemple « {name} » ; il y a {known}.',
    remedy: 'Choisissez l’un d’eux.',
  },
  DATA_FOLDER_LOCKED: {
    title: 'Le dossier de données est occupé',
    message: 'Un autre Tunesmith travaille avec {folder}.',
    remedy: 'Utilisez le studio en marche, arrêtez-le d’abord, ou choisissez un autre dossier avec --data-folder.',
  },
  DATA_FOLDER_NEWER: {
    title: 'Fait par un Tunesmith plus récent',
    message: '{folder} a la version {found} de la base de données ; ce Tunesmith connaît les versions jusqu’à {known}.',
    remedy: 'Mettez Tunesmith à jour, ou restaurez dans un autre dossier une sauvegarde faite avec cette version.',
  },
  DATABASE_DAMAGED: {
    title: 'La base de données est abîmée',
    message: '{path} ne peut pas servir de base de données : {detail}.',
    remedy: 'Restaurez une sauvegarde avec `tunesmith restore` ; le disque est peut-être défaillant.',
  },
  ARTIFACT_DAMAGED: {
    title: 'Un fichier enregistré est abîmé',
    message: 'Les octets enregistrés sous {sha256} ne sont pas ceux qui l’avaient été.',
    remedy: 'Restaurez une sauvegarde avec `tunesmith restore` ; le disque est peut-être défaillant.',
  },
  BACKUP_INVALID: {
    title: 'Sauvegarde inutilisable',
    message: '{path} ne peut pas être restauré : {problem}.',
    remedy: 'Prenez une autre sauvegarde.',
  },
  BACKUP_RUNNING: {
    title: 'Une sauvegarde est déjà en cours',
    message: 'Un autre processus sauvegarde {folder}.',
    remedy: 'Attendez qu’elle se termine.',
  },
  FOLDER_NOT_EMPTY: {
    title: 'Le dossier n’est pas vide',
    message: '{folder} contient quelque chose que la restauration remplacerait.',
    remedy: 'Restaurez dans un nouveau dossier avec --data-folder, ou écartez l’actuel.',
  },
  PORT_IN_USE: {
    title: 'Le port est occupé',
    message: 'Un autre programme écoute sur le port {port}.',
    remedy: 'Arrêtez ce programme, ou choisissez un autre port avec --port.',
  },
  STUDIO_NOT_RUNNING: {
    title: 'Aucun studio en marche',
    message: 'Aucun studio ne travaille avec le dossier de données {folder}.',
    remedy: 'Démarrez-le avec `npm start` ou `tunesmith studio` ; si ses données sont ailleurs, indiquez ce dossier avec --data-folder.',
  },
  SERVER_UNREACHABLE: {
    title: 'Le studio ne répond pas',
    message: 'Aucune réponse n’est venue de {url}.',
    remedy: 'Voyez si le studio tourne encore, et relancez-le avec `npm start` ; ce qui a été enregistré est intact.',
  },
  MODEL_CRASHED: {
    title: 'Le modèle s’est terminé sans un mot',
    message: 'Le processus de {model} {how}.',
    remedy: 'Posez de nouveau la question, ce qui le relance ; si cela se reproduit, fermez d’autres programmes ou prenez un modèle plus petit.',
  },
  MODEL_TOO_LARGE: {
    title: 'Pas assez de mémoire pour ce modèle',
    message: 'Pour répondre, {model} demande environ {neededBytes} ; {freeBytes} sont libres à présent.',
    remedy: 'Fermez d’autres programmes, mettez en pause l’entraînement en cours, ou prenez un modèle plus petit.',
  },
  INTERNAL: {
    title: 'Une erreur dans Tunesmith',
    message: 'Il s’est passé quelque chose qui ne devrait pas : {detail}.',
    remedy: 'Réessayez ; si cela se reproduit, signalez-le.',
  },
  OUT_OF_MEMORY: {
    title: 'Mémoire insuffisante',
    message: 'La mémoire de cette machine ({totalBytes}) n’a pas suffi. Ce qui avait été enregistré est intact.',
    remedy: 'Fermez d’autres programmes, ou prenez un modèle plus petit, des lignes plus courtes ou la méthode qlora.',
  },
  OUT_OF_MEMORY_PLANNED: {
    title: 'Pas assez de mémoire pour cet entraînement',
    message: 'L’entraînement demanderait environ {neededBytes}, même avec les réglages les plus économes ; {limitBytes} peuvent être utilisés.',
    remedy: 'Prenez un modèle plus petit ou des lignes plus courtes, fermez d’autres programmes, ou augmentez compute.memoryLimit.',
  },
  WORKER_DIED: {
    title: 'L’entraînement s’est terminé sans un mot',
    message: 'Le processus de l’entraînement {how}. Ce qu’il a écrit en dernier est dans {logFile} ; ce qui était enregistré est intact.',
    remedy: 'Reprenez l’entraînement ; ce qui avait été enregistré est intact.',
  },
  DISK_FULL: {
    title: 'Le disque est plein',
    message: '{path} n’a pas pu être écrit faute de place. Ce qui avait été enregistré est intact.',
    remedy: 'Libérez de la place, puis reprenez.',
  },
  DATA_FORMAT_UNSUPPORTED: {
    title: 'Format non pris en charge',
    message: '{path} n’est pas dans un format lu ici ({accepted}).',
    remedy: 'Exportez les données en lignes JSON (.jsonl) ou en CSV ; les tableurs proposent CSV sous « enregistrer sous ».',
  },
  DATA_NOT_UTF8: {
    title: 'Le fichier n’est pas en UTF-8',
    message: 'La ligne {line} de {path} contient des octets qui ne sont pas du texte UTF-8.',
    remedy: 'Enregistrez de nouveau le fichier dans l’encodage UTF-8 (dans les tableurs, « CSV UTF-8 »).',
  },
  DATA_EMPTY: {
    title: 'Le fichier est vide',
    message: '{path} n’a aucune ligne.',
    remedy: 'Vérifiez que c’est le bon fichier et qu’il a été écrit en entier.',
  },
  DATA_ROW_INVALID: {
    title: 'Une ligne n’est pas utilisable',
    message: 'Ligne {line} : {problem}.',
    remedy: '{repair}',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'Impossible de calculer ainsi ici',
    message: '{provider} ne fonctionne pas sur cette machine : {detail}.',
    remedy: 'Mettez compute.provider sur auto, ou sur ce qui fonctionne ici : {available}.',
  },
  DATA_NOTHING_TO_LEARN: {
    title: 'Rien à apprendre',
    message: '{rows, plural, one {La seule ligne n’est pas utilisable} other {Aucune des # lignes n’est utilisable}} ; à la ligne {line} : {problem}.',
    remedy: 'Regardez la preuve des données ; elle nomme chaque ligne avec son problème.',
  },
  TEMPLATE_MISSING: {
    title: 'Pas de modèle de conversation',
    message: 'Le tokeniseur est fourni sans modèle de conversation.',
    remedy: 'Réglez data.template sur un nom connu comme chatml ou instruction, ou laissez-le sur auto.',
  },
  TRAINING_DIVERGED: {
    title: 'L’entraînement a divergé',
    message: 'L’entraînement a de nouveau échoué à l’étape {step}, même après {attempts, plural, one {# retour} other {# retours}} à un point de reprise avec un taux d’apprentissage divisé par deux.',
    remedy: 'Recommencez avec un training.learningRate plus bas, et regardez les lignes écartées.',
  },
  CHECKPOINTS_DAMAGED: {
    title: 'Aucun point de reprise n’est intact',
    message: 'L’entraînement doit revenir à un état enregistré, mais dans {runFolder} tous sont endommagés.',
    remedy: 'Vérifiez le disque, puis recommencez l’entraînement.',
  },
  RUN_KILLED: {
    title: 'Terminé sur-le-champ',
    message: 'L’entraînement a été terminé sur demande, sans attendre l’étape en cours. Ce qui avait été enregistré est intact.',
    remedy: 'Reprenez depuis le dernier point de reprise.',
  },
  CONTEXT_TOO_SHORT: {
    title: 'Lignes plus longues que ce que le modèle peut lire',
    message: 'data.maxLength vaut {maxLength}, mais le modèle est fait pour {contextLength} tokens à la fois au plus.',
    remedy: 'Réglez data.maxLength à {contextLength} au plus ou sur auto, ou prenez un modèle au contexte plus long.',
  },
  LLAMA_CANNOT_LOAD: {
    title: 'llama.cpp ne peut pas charger ce fichier',
    message: '{file} n’a pas pu être chargé : {problem}.',
    remedy: 'Vérifiez que le fichier est un modèle GGUF, ou un adaptateur fait pour ce modèle, et qu’il est complet ; exportez-le ou téléchargez-le de nouveau.',
  },
  LLAMA_FAILED: {
    title: 'llama.cpp a signalé un échec',
    message: 'Pendant le travail avec {model} : {problem}.',
    remedy: 'Réessayez. Si cela se reproduit, prenez un texte plus court ou exportez de nouveau le modèle.',
  },
  SCHEMA_UNSUPPORTED: {
    title: 'La réponse ne peut pas être tenue à ce schéma',
    message: 'À {place} se trouve ce dont on ne peut pas faire de grammaire : {what}.',
    remedy: 'Retirez-le et dites-le plutôt dans la description ; type, enum, const, properties, required, items, anyOf et $ref sont possibles.',
  },
  GRAMMAR_INVALID: {
    title: 'La grammaire n’est pas valide',
    message: 'llama.cpp n’a pas accepté la grammaire : {problem}.',
    remedy: 'Écrivez-la en GBNF, avec une règle nommée root.',
  },
  SERVING_DISK_SHORT: {
    title: 'Pas assez de place sur le disque',
    message: '{model} répond à partir d’une copie pour llama.cpp, qui prend environ {neededBytes}, et {freeBytes} sont libres. Rien n’a été écrit.',
    remedy: 'Supprimez les modèles et les exports devenus inutiles.',
  },
  READER_TOO_SLOW: {
    title: 'La réponse n’a pas été lue',
    message: 'Plus de {events} parties de la réponse attendaient d’être lues ; le reste n’a pas été écrit.',
    remedy: 'Lisez la réponse au fur et à mesure, ou demandez-la en entier.',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'Ollama ne peut pas écrire les invites de ce modèle',
    message: 'Le modèle de texte « {template} » fait plus qu’un modèle Go ne peut répéter ; Ollama interrogerait le modèle avec d’autres mots.',
    remedy: 'Exportez en GGUF et utilisez llama.cpp ou l’API de ce studio, qui lisent le modèle de texte lui-même.',
  },
  HUB_OFFLINE: {
    title: 'Travail hors ligne',
    message: 'Rien n’a été demandé à {endpoint}, car ce studio travaille hors ligne.',
    remedy: 'Désactivez le travail hors ligne dans les réglages et retirez HF_HUB_OFFLINE ; ce qui a déjà été téléchargé reste utilisable.',
  },
  HUB_UNREACHABLE: {
    title: 'Le hub ne répond pas',
    message: 'Aucune réponse de {host} : {detail}.',
    remedy: 'Vérifiez que cette machine est connectée ; derrière un proxy, définissez HTTPS_PROXY ; si le hub est bloqué, indiquez un miroir dans les réglages.',
  },
  HUB_FAILED: {
    title: 'Le hub n’a pas pu le faire',
    message: '{host} a répondu par le statut {status} : {detail}.',
    remedy: 'Réessayez dans quelques minutes ; si cela persiste, regardez la page du modèle sur le hub.',
  },
  HUB_ANSWER_INVALID: {
    title: 'Ce n’est pas la réponse d’un hub',
    message: '{host} a donné une réponse inutilisable : {detail}.',
    remedy: 'Vérifiez l’adresse du hub dans les réglages ; une page de connexion du réseau ou un proxy a peut-être répondu.',
  },
  HUB_RATE_LIMITED: {
    title: 'Trop de requêtes au hub',
    message: '{host} n’accepte plus de requêtes d’ici pendant {seconds, plural, one {# seconde} many {# secondes} other {# secondes}}.',
    remedy: 'Attendez, puis réessayez ; avec un jeton, le hub en permet davantage.',
  },
  HUB_TOKEN_REJECTED: {
    title: 'Le jeton n’est pas valable',
    message: '{host} ne connaît pas le jeton, ou il ne peut pas servir à cela.',
    remedy: 'Créez sur le hub un nouveau jeton avec droit de lecture (votre profil, Access Tokens) et indiquez-le dans les réglages.',
  },
  HUB_TOKEN_NEEDED: {
    title: 'Pas de jeton pour le hub',
    message: 'Il faut pour cela un compte sur {host}, et il n’y a pas de jeton.',
    remedy: 'Créez un jeton sur le hub (votre profil, Access Tokens) et indiquez-le dans les réglages.',
  },
  HUB_MODEL_MISSING: {
    title: 'Ce modèle n’est pas sur le hub',
    message: '{model} n’est pas sur le hub, ou il est privé et n’est pas partagé avec le compte du jeton.',
    remedy: 'Vérifiez l’orthographe du nom ; pour un modèle privé, indiquez le jeton d’un compte qui peut le voir.',
  },
  HUB_REVISION_MISSING: {
    title: 'Cette révision n’existe pas',
    message: '{model} n’a ni branche, ni étiquette, ni commit « {revision} ».',
    remedy: 'Omettez la révision pour prendre la plus récente, ou cherchez son nom parmi les fichiers du modèle sur le hub.',
  },
  HUB_FILE_MISSING: {
    title: 'Le modèle n’a pas ce fichier',
    message: '{model} n’a pas de fichier « {file} » qui puisse être téléchargé.',
    remedy: 'Regardez la liste des fichiers du modèle et indiquez l’un d’eux.',
  },
  HUB_MODEL_GATED: {
    title: 'Il faut d’abord accepter des conditions',
    message: '{model} n’est donné qu’à ceux qui ont accepté ses conditions, avec le jeton de leur compte.',
    remedy: 'Acceptez les conditions sur {url} (certains auteurs décident ensuite à la main), indiquez un jeton de ce compte dans les réglages et réessayez.',
  },
  HUB_GGUF_CHOICE: {
    title: 'Lequel des fichiers GGUF ?',
    message: '{model} contient les mêmes poids dans plusieurs fichiers GGUF : {files}.',
    remedy: 'Indiquez l’un d’eux ; Q4_K_M et Q8_0 sont les choix habituels.',
  },
  HUB_FILE_CHANGED: {
    title: 'Le fichier a changé entre-temps',
    message: 'Le hub donne maintenant pour {file} de {model} un autre contenu que celui annoncé pour cette révision.',
    remedy: 'Recommencez le téléchargement : il prendra la révision la plus récente. Ce qui est arrivé des autres fichiers est gardé.',
  },
  HUB_FILE_WRONG: {
    title: 'Ce qui est arrivé n’est pas le fichier',
    message: '{file} de {model} est arrivé faux à plusieurs reprises : {detail}.',
    remedy: 'Réessayez plus tard, ou sans le miroir ou le proxy entre les deux ; si cela persiste, le fichier du hub est abîmé.',
  },
  HUB_CONNECTION_LOST: {
    title: 'La connexion a été coupée',
    message: '{file} n’a pas pu être téléchargé jusqu’au bout, après {attempts} essais en vain : {detail}.',
    remedy: 'Reprenez le téléchargement quand la connexion sera meilleure.',
  },
  HUB_DISK_SHORT: {
    title: 'Pas assez de place sur le disque',
    message: 'Le téléchargement demande {neededBytes} dans {folder}, et {freeBytes} sont libres. Rien n’a été chargé.',
    remedy: 'Retirez des modèles devenus inutiles (Stockage), ou placez le cache sur un autre disque avec HF_HUB_CACHE.',
  },
  HUB_MODEL_BUSY: {
    title: 'Le modèle est en cours de téléchargement',
    message: 'Un autre processus ({pid}) télécharge {model}.',
    remedy: 'Attendez qu’il ait fini, ou suspendez ou annulez le téléchargement.',
  },
  EXPORT_WITHOUT_ADAPTER: {
    title: 'Aucun adaptateur à exporter',
    message: '{model} n’a pas d’adaptateur : tous ses poids ont été entraînés, ou aucun.',
    remedy: 'Exportez le modèle entier : merged, gguf, ollama ou onnx.',
  },
  EXPORT_DIFFERENT: {
    title: 'L’export ne répond pas de la même façon',
    message: '{model} a été écrit, mais le résultat n’est pas le même modèle : {differences}. Il est inutilisable.',
    remedy: 'Exportez dans un autre format, fusionné par exemple ; et signalez-le avec la preuve, car cela ne devrait pas arriver.',
  },
  EXPORT_DAMAGED: {
    title: 'Un fichier de l’export a été modifié',
    message: '{file} n’est pas ce qui a été exporté : {detail}.',
    remedy: 'Exportez à nouveau le modèle et supprimez cet export ; le disque est peut-être défaillant, ou un autre programme a écrit dans le fichier.',
  },
  EXPORT_DISK_SHORT: {
    title: 'Pas assez de place sur le disque',
    message: 'L’export demande environ {neededBytes} dans {folder} pendant sa création, et {freeBytes} sont libres. Rien n’a été écrit.',
    remedy: 'Supprimez les exports et les modèles devenus inutiles, ou choisissez une précision moindre.',
  },
  MODEL_ARCHIVE_INVALID: {
    title: 'Pas une archive complète d’un modèle',
    message: '{path} ne peut pas être ouvert : {detail}. Rien n’a été importé.',
    remedy: 'Copiez de nouveau l’archive depuis l’endroit où elle a été faite ; elle a peut-être été coupée en chemin, ou c’est un autre type de fichier.',
  },
  MODEL_ARCHIVE_SIGNATURE: {
    title: 'La signature de l’archive est fausse',
    message: 'La signature de {path} n’a pas été faite par sa clé pour ce qu’elle énumère. Rien n’a été importé.',
    remedy: 'N’utilisez pas cette archive : quelqu’un l’a modifiée. Demandez une autre copie à son auteur.',
  },
  MODEL_ARCHIVE_CHANGED: {
    title: 'L’archive a été modifiée après sa signature',
    message: '{file} dans {path} n’est pas ce qui a été signé : modifié, ajouté ou retiré. Rien n’a été importé.',
    remedy: 'N’utilisez pas cette archive. Demandez une autre copie à son auteur ; si cela se reproduit, demandez qui d’autre peut y écrire.',
  },
  MODEL_ARCHIVE_SIGNER: {
    title: 'L’archive est signée par quelqu’un d’autre',
    message: '{path} est signé avec la clé {signer} au lieu de {key}. Rien n’a été importé.',
    remedy: 'Comparez l’empreinte avec son auteur par un autre moyen, par exemple au téléphone ; n’importez sans elle que si vous faites confiance à la provenance de l’archive.',
  },
  LICENCE_NOT_ACCEPTED: {
    title: 'La licence doit d’abord être acceptée',
    message: '{model} – licence {licence} : {summary}',
    remedy: 'Lisez la licence du modèle d’origine ; si elle permet de partager l’export, confirmez-le en le publiant.',
  },
  HUB_WRITE_DENIED: {
    title: 'Pas le droit d’y écrire',
    message: 'Le compte {account} ne peut rien déposer dans {model} sur {host}, ou son jeton ne permet que de lire.',
    remedy: 'Prenez un nom qui commence par {account}/, ou créez sur le hub un jeton avec droit d’écriture et indiquez-le dans les paramètres.',
  },
  ENGINE_LACKS: {
    title: 'Ce modèle ne sait pas le faire',
    message: 'llama.cpp ne peut pas exécuter {model}, et le moteur qui le remplace ne connaît pas ceci : {what}.',
    remedy: 'Laissez-le de côté, ou fusionnez l’adaptateur dans sa base, que llama.cpp pourra peut-être exécuter.',
  },
  DATA_FILE_MISSING: {
    title: 'Le fichier de données manque',
    message: 'Il n’y a pas de fichier de données à {path}.',
    remedy: 'Vérifiez le chemin, ou envoyez de nouveau les données.',
  },
  DATA_IS_FOLDER: {
    title: 'Un dossier au lieu d’un fichier',
    message: '{path} est un dossier.',
    remedy: 'Indiquez un des fichiers qu’il contient ({accepted}).',
  },
  DATA_LAYOUT_UNKNOWN: {
    title: 'On ne sait pas ce que signifie une ligne',
    message: 'Les lignes ont les champs {columns}, qui ne correspondent à aucune structure connue.',
    remedy: 'Renommez les champs pour obtenir l’une de celles-ci : {accepted}.',
  },
  TRAINING_FILE_INVALID: {
    title: 'Le fichier ne peut pas servir à l’entraînement',
    message: 'Lignes de {fileName} inutilisables : {invalidRows}.',
    remedy: 'Écrivez chaque ligne avec messages : user et assistant à tour de rôle.',
  },
  TEMPLATE_UNKNOWN: {
    title: 'Modèle de conversation inconnu',
    message: '« {name} » n’est ni un modèle de conversation connu ni un fichier.',
    remedy: 'Prenez l’un de ceux-ci : {known}.',
  },
  TEMPLATE_INVALID: {
    title: 'Le modèle de conversation est illisible',
    message: '{name} ne peut pas servir de modèle Jinja : {problem}.',
    remedy: 'Choisissez un autre modèle de conversation avec data.template, par exemple chatml ou instruction.',
  },
  TEMPLATE_REJECTED: {
    title: 'Le modèle de conversation refuse les messages',
    message: '{name} ne peut pas écrire cette conversation : {problem}.',
    remedy: 'Mettez les messages dans l’ordre voulu (souvent system d’abord, puis user et assistant à tour de rôle), ou choisissez-en un autre.',
  },
  TEMPLATE_WITHOUT_ANSWER: {
    title: 'Le modèle de conversation omet les réponses',
    message: '{name} n’écrit pas la réponse ; il n’y aurait rien à apprendre.',
    remedy: 'Choisissez un autre modèle de conversation avec data.template, par exemple chatml ou instruction.',
  },
  NO_PERMISSION: {
    title: 'Accès refusé',
    message: 'Le studio n’a pas accès à {path}.',
    remedy: 'Vérifiez que le fichier existe et qu’il appartient au compte sous lequel tourne le studio.',
  },
  FILE_MISSING: {
    title: 'Le fichier n’existe pas',
    message: '{path} n’existe pas.',
    remedy: 'Vérifiez l’orthographe du chemin, et que le disque est branché.',
  },
  FILE_ACCESS_FAILED: {
    title: 'Impossible d’accéder au fichier',
    message: 'Échec avec {path} : {detail}.',
    remedy: 'Vérifiez le disque, et réessayez.',
  },
  JSON_INVALID: {
    title: 'JSON non valide',
    message: '{path} n’est pas du JSON valide : {detail}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  PATH_OUTSIDE_FOLDER: {
    title: 'Un chemin sort du dossier',
    message: '« {path} » n’est pas dans {root}.',
    remedy: 'Reprenez le fichier à sa source ; il est endommagé ou trompeur.',
  },
  MODEL_FOLDER_MISSING: {
    title: 'Le dossier du modèle n’existe pas',
    message: 'Il n’y a pas de dossier de modèle à {path}.',
    remedy: 'Vérifiez le chemin, ou téléchargez de nouveau le modèle.',
  },
  MODEL_IS_ADAPTER: {
    title: 'Un adaptateur, pas un modèle',
    message: '{path} contient un adaptateur pour {base} ; les poids de celui-ci n’y sont pas.',
    remedy: 'Prenez le modèle de base comme modèle.',
  },
  MODEL_CONFIG_MISSING: {
    title: 'config.json manque',
    message: '{path} n’a pas de config.json ; la forme du modèle est inconnue.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  MODEL_PICKLE_ONLY: {
    title: 'Poids au format pickle',
    message: '{path} n’a ses poids que dans {files}. Ouvrir un fichier pickle peut lancer n’importe quel programme qui s’y cache ; il n’est donc jamais lu.',
    remedy: 'Prenez une révision du modèle avec *.safetensors ; la plupart en ont une.',
  },
  MODEL_WEIGHTS_MISSING: {
    title: 'Pas de poids dans le dossier du modèle',
    message: '{path} n’a ni model.safetensors ni model.safetensors.index.json.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  MODEL_INDEX_INVALID: {
    title: 'L’index des parties n’est pas valide',
    message: '{path} est inutilisable : {detail}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  MODEL_SHARD_MISSING: {
    title: 'Une partie des poids manque',
    message: '{path} a besoin du fichier {shard}, qui n’est pas là.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  MODEL_INDEX_MISMATCH: {
    title: 'L’index et les poids ne concordent pas',
    message: 'Selon {path}, {tensor} est dans {shard}, mais n’y est pas.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  TENSOR_MISSING: {
    title: 'Un tenseur manque',
    message: '{path} n’a pas de tenseur {tensor}.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  TENSOR_DTYPE_UNSUPPORTED: {
    title: 'Ce format de nombres n’est pas pris en charge ici',
    message: '{tensor} dans {path} est stocké en {dtype}.',
    remedy: 'Prenez le modèle d’origine en bfloat16, float16 ou float32.',
  },
  WEIGHTS_NOT_FINITE: {
    title: 'Des poids qui ne sont pas des nombres',
    message: '{tensor} dans {path} contient NaN ou l’infini ; toute réponse du modèle serait vide.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  WEIGHT_NOT_QUANTIZABLE: {
    title: 'Pas une matrice',
    message: '{tensor} dans {path} n’est pas la matrice de poids d’une couche linéaire ; seules celles-ci se quantifient.',
    remedy: 'Prenez le modèle d’origine en bfloat16, float16 ou float32.',
  },
  QUANTIZED_WEIGHT_INVALID: {
    title: 'Le poids quantifié est endommagé',
    message: '{tensor} dans {path} est inutilisable : {detail}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  SAFETENSORS_TRUNCATED: {
    title: 'Le fichier safetensors est tronqué',
    message: '{path} a {actual} octets au lieu d’au moins {expected}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  SAFETENSORS_HEADER_TOO_LARGE: {
    title: 'Pas un fichier safetensors',
    message: '{path} annonce un en-tête de {bytes} octets ; le format en permet {limit}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  SAFETENSORS_HEADER_INVALID: {
    title: 'L’en-tête safetensors n’est pas valide',
    message: 'L’en-tête de {path} est inutilisable : {detail}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  SAFETENSORS_DTYPE_UNKNOWN: {
    title: 'Format de nombres inconnu',
    message: '{tensor} dans {path} a le type {dtype}, que le format safetensors ne connaît pas.',
    remedy: 'Prenez le modèle d’origine en bfloat16, float16 ou float32.',
  },
  SAFETENSORS_SIZE_MISMATCH: {
    title: 'Un tenseur a une mauvaise taille',
    message: '{tensor} dans {path} occupe {actual} octets ; sa forme et son type en demandent {expected}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  SAFETENSORS_LAYOUT_INVALID: {
    title: 'Les tenseurs ne s’accordent pas',
    message: 'Les données de {path} ne sont pas disposées comme le format l’exige : {detail}.',
    remedy: 'Reprenez le fichier à sa source ; il est endommagé ou trompeur.',
  },
  GGUF_INVALID: {
    title: 'Le fichier GGUF n’est pas valide',
    message: '{path} est inutilisable : {detail}.',
    remedy: 'Reprenez le fichier à sa source ; il est endommagé ou trompeur.',
  },
  GGUF_TRUNCATED: {
    title: 'Le fichier GGUF est tronqué',
    message: '{path} a {actual} octets au lieu d’au moins {expected}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  GGUF_VERSION_UNSUPPORTED: {
    title: 'Version de GGUF inconnue',
    message: '{path} est du GGUF version {version} ; les versions 2 et 3 sont lues.',
    remedy: 'Prenez une version récente du fichier sur la page du modèle.',
  },
  GGUF_TENSOR_TYPE_UNSUPPORTED: {
    title: 'Ce codage des poids n’est pas pris en charge ici',
    message: '{tensor} dans {path} est stocké en {type}, dont on ne peut pas refaire des nombres ici.',
    remedy: 'Prenez le fichier en F16, BF16, Q8_0 ou Q4_K_M.',
  },
  GGUF_EXPORT_UNSUPPORTED: {
    title: 'llama.cpp ne peut pas exécuter ce modèle tel quel',
    message: '{model} ne peut pas être écrit en GGUF : {reason}.',
    remedy: 'Exportez le modèle fusionné au format Hugging Face, ou en ONNX.',
  },
  MODEL_EXISTS: {
    title: 'Il y a déjà un modèle',
    message: '{path} contient un modèle, qui serait écrasé.',
    remedy: 'Choisissez un autre dossier, ou supprimez d’abord celui-ci.',
  },
  ADAPTER_MISSING: {
    title: 'Pas d’adaptateur',
    message: '{path} n’est pas un adaptateur PEFT : {file} manque.',
    remedy: 'Copiez de nouveau adapter_config.json et adapter_model.safetensors, tous deux du même entraînement.',
  },
  ADAPTER_PICKLE: {
    title: 'Adaptateur au format pickle',
    message: '{path} a ses poids dans adapter_model.bin. Ouvrir un fichier pickle peut lancer n’importe quel programme qui s’y cache ; il n’est donc jamais lu.',
    remedy: 'Demandez adapter_model.safetensors, ou enregistrez-le de nouveau avec un PEFT récent.',
  },
  ADAPTER_CONFIG_INVALID: {
    title: 'adapter_config.json n’est pas valide',
    message: '{path} est inutilisable : {detail}.',
    remedy: 'Copiez de nouveau adapter_config.json et adapter_model.safetensors, tous deux du même entraînement.',
  },
  ADAPTER_TYPE_UNSUPPORTED: {
    title: 'Ce type d’adaptateur n’est pas pris en charge',
    message: '{path} est un adaptateur de type {type} ; seuls ceux de LoRA sont compris.',
    remedy: 'Fusionnez l’adaptateur dans son modèle de base avec PEFT, et prenez le résultat.',
  },
  ADAPTER_VARIANT_UNSUPPORTED: {
    title: 'Cette variante de LoRA n’est pas prise en charge',
    message: '{path} utilise {feature} ; le lire comme du LoRA ordinaire serait faux.',
    remedy: 'Fusionnez l’adaptateur dans son modèle de base avec PEFT, et prenez le résultat.',
  },
  ADAPTER_WEIGHTS_INVALID: {
    title: 'Les poids de l’adaptateur ne conviennent pas',
    message: '{tensor} dans {path} : {detail}.',
    remedy: 'Copiez de nouveau adapter_config.json et adapter_model.safetensors, tous deux du même entraînement.',
  },
  TOKENIZER_MISSING: {
    title: 'Le tokeniseur manque',
    message: '{folder} n’a pas de tokenizer.json ; le texte ne peut pas devenir des jetons.',
    remedy: 'Téléchargez tokenizer.json et tokenizer_config.json du même endroit que le modèle, dans ce dossier.',
  },
  TOKENIZER_SENTENCEPIECE_ONLY: {
    title: 'Tokeniseur à l’ancien format',
    message: '{folder} n’a qu’un fichier SentencePiece (tokenizer.model) et pas de tokenizer.json.',
    remedy: 'Prenez tokenizer.json sur la page du modèle ; presque tous en ont un.',
  },
  TOKENIZER_INVALID: {
    title: 'Le fichier du tokeniseur est endommagé',
    message: '{path} est illisible : {problem}.',
    remedy: 'Téléchargez de nouveau le fichier ; il est endommagé ou incomplet.',
  },
  TOKENIZER_UNSUPPORTED: {
    title: 'Ce tokeniseur n’est pas pris en charge',
    message: '{path} décrit un tokeniseur qui ne fonctionne pas ici : {problem}.',
    remedy: 'Prenez un autre modèle ; la plupart ont un proche dans une famille qui fonctionne ici.',
  },
  TOKENIZER_VOCABULARY_TOO_SMALL: {
    title: 'Le vocabulaire est trop petit',
    message: 'Un vocabulaire de {vocabSize} n’a pas la place des {least} signes nécessaires.',
    remedy: 'Demandez-en un plus grand ; 4096 à 32768 sont usuels pour de petits modèles.',
  },
  MODEL_CONFIG_FIELD: {
    title: 'Configuration du modèle inutilisable',
    message: 'Dans config.json, {field} est inutilisable : {found}. Attendu : {expected}.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  MODEL_FAMILY_UNKNOWN: {
    title: 'Famille de modèles inconnue',
    message: 'config.json indique le model_type « {type} », qui ne peut pas être entraîné ici. Possibles : {known}.',
    remedy: 'Prenez un autre modèle ; la plupart ont un proche dans une famille qui fonctionne ici.',
  },
  MODEL_ROPE_UNKNOWN: {
    title: 'Étirement des positions inconnu',
    message: 'Le modèle étire les positions par « {type} ». Possibles : {known}.',
    remedy: 'Prenez un autre modèle ; la plupart ont un proche dans une famille qui fonctionne ici.',
  },
  MODEL_TENSOR_SHAPE: {
    title: 'Les poids ne correspondent pas à la configuration',
    message: 'Le tenseur {name} a la forme {found} ; config.json demande {expected}.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  MODEL_WEIGHTS_UNFIT: {
    title: 'Les poids ne sont pas ceux de la configuration',
    message: '{path} ne contient pas les poids du modèle {family} que décrit config.json : {problems}.',
    remedy: 'Téléchargez de nouveau le modèle au format Hugging Face, tous les fichiers d’une même révision.',
  },
  TOKENIZER_MODEL_MISMATCH: {
    title: 'Le tokeniseur et le modèle ne vont pas ensemble',
    message: 'Le tokeniseur de {path} produit {tokens} jetons, mais le modèle n’en connaît que {embeddings}.',
    remedy: 'Placez près des poids le tokenizer.json publié avec ce modèle.',
  },
  PROMPT_TOO_LONG: {
    title: 'Plus long que ce que le modèle peut lire',
    message: 'L’invite a {tokens} jetons et ne laisse pas de place à une réponse : le modèle en tient {contextLength}.',
    remedy: 'Raccourcissez-la, ou prenez un modèle au contexte plus long.',
  },
  MODEL_NOT_GIVEN: {
    title: 'Pas de modèle de départ',
    message: 'L’entraînement ne nomme ni modèle ni dimensions d’un nouveau.',
    remedy: 'Choisissez un modèle.',
  },
  RUN_INPUT_CHANGED: {
    title: 'L’entraînement a commencé avec autre chose',
    message: '{path} n’est plus ce qu’il était au début de cet entraînement.',
    remedy: 'Commencez un nouvel entraînement, ou rétablissez ce qui était là au début.',
  },
  OPTIMIZER_STATE_MISMATCH: {
    title: 'L’état enregistré de l’optimiseur ne convient pas',
    message: 'L’état de {name} est inutilisable : {reason}.',
    remedy: 'Commencez un nouvel entraînement, ou rétablissez ce qui était là au début.',
  },
  RUN_ALREADY_ACTIVE: {
    title: 'Cet entraînement est déjà en cours',
    message: 'Un autre processus travaille dans {runFolder}.',
    remedy: 'Attendez sa fin, ou arrêtez-le.',
  },
  RUN_MISSING: {
    title: 'Pas le dossier d’un entraînement',
    message: '{folder} ne contient pas d’entraînement.',
    remedy: 'Indiquez un dossier créé par un entraînement.',
  },
  RUN_WITHOUT_RESULT: {
    title: 'L’entraînement n’a pas encore de résultat',
    message: 'L’entraînement de {folder} n’est pas terminé.',
    remedy: 'Menez-le à son terme.',
  },
  RUN_EXISTS: {
    title: 'Il y a déjà un entraînement',
    message: '{folder} contient un entraînement, qu’un nouveau écraserait.',
    remedy: 'Poursuivez-le, ou choisissez un autre dossier.',
  },
  SETTINGS_INVALID: {
    title: 'Réglages inutilisables',
    message: 'Inutilisable : {problems}.',
    remedy: 'Corrigez ce qui est nommé.',
  },
  LORA_RANK_TOO_HIGH: {
    title: 'Rang trop élevé pour ce modèle',
    message: 'lora.rank vaut {rank}, mais aucune couche n’a de rang supérieur à {highest} ; plus ne coûte que de la mémoire.',
    remedy: 'Mettez lora.rank à {highest} au plus, ou laissez auto.',
  },
  COMPUTE_MODE_UNSUITABLE: {
    title: 'Cette façon de calculer ne convient pas',
    message: 'compute.mode {mode} ne peut pas servir ici : {reason}.',
    remedy: 'Laissez compute.mode sur auto, ou mettez lean ou fast.',
  },
  LORA_TARGET_UNKNOWN: {
    title: 'Cette couche n’existe pas',
    message: 'lora.targetModules nomme « {target} », mais ce modèle {family} n’a pas cette couche. Il y a : {available}.',
    remedy: 'Prenez des noms de la liste, un motif comme layers.*.mlp.*, ou all-linear.',
  },
}
