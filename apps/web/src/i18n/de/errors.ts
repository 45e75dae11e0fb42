import type { ErrorTranslations } from '../server-words.ts'

export const errors: ErrorTranslations = {
  NOT_FOUND: {
    title: 'Nicht vorhanden',
    message: 'Es gibt nichts unter {id}, oder Sie dürfen es nicht sehen.',
    remedy: 'Vielleicht wurde es gelöscht; suchen Sie es in seiner Liste.',
  },
  REQUEST_INVALID: {
    title: 'Die Anfrage ist so nicht brauchbar',
    message: '{problems}.',
    remedy: 'Berichtigen Sie, was genannt ist.',
  },
  REQUEST_TOO_LARGE: {
    title: 'Zu groß',
    message: 'Was gesendet wurde, ist größer als {limitBytes}.',
    remedy: 'Teilen Sie die Datei; oder nennen Sie ihren Pfad auf der Befehlszeile, die sie an Ort und Stelle liest.',
  },
  SIGN_IN_NEEDED: {
    title: 'Niemand ist angemeldet',
    message: 'Dafür braucht es ein Konto, und die Anfrage kam ohne gültige Sitzung.',
    remedy: 'Melden Sie sich an; das Terminal, in dem das Studio läuft, zeigt einen Link, der einmal gilt.',
  },
  NOT_ALLOWED: {
    title: 'Nicht erlaubt',
    message: 'Dafür braucht es die Rolle {needed}; dieses Konto hat die Rolle {role}.',
    remedy: 'Bitten Sie einen Eigentümer dieses Studios um eine Rolle, die es darf.',
  },
  REQUEST_FORGED: {
    title: 'Eine Anfrage von anderswo',
    message: 'Die Anfrage wurde abgewiesen, weil {detail}.',
    remedy: 'Öffnen Sie das Studio unter der Adresse, die das Terminal zeigt; andere Adressen werden mit --allow-host genannt.',
  },
  LINK_EXPIRED: {
    title: 'Der Anmelde-Link gilt nicht mehr',
    message: 'Ein Anmelde-Link gilt einmal und nur kurze Zeit.',
    remedy: 'Starten Sie das Studio neu oder rufen Sie `tunesmith studio link` auf; das zeigt einen neuen.',
  },
  CREDENTIALS_WRONG: {
    title: 'E-Mail oder Passwort stimmt nicht',
    message: 'Kein Konto passt zu dieser E-Mail und diesem Passwort.',
    remedy: 'Versuchen Sie es noch einmal, oder nehmen Sie einen Anmelde-Link: `tunesmith studio link` auf dem Rechner des Studios zeigt einen.',
  },
  KEY_NOT_FOR_THIS: {
    title: 'Der API-Schlüssel ist für anderes',
    message: 'Dieser API-Schlüssel wurde für anderes gemacht.',
    remedy: 'Nehmen Sie einen Schlüssel, der auch dafür gemacht ist; einen neuen machen Sie in den Einstellungen.',
  },
  KEY_HAS_LIMITS: {
    title: 'Nicht mit einem begrenzten Schlüssel',
    message: 'Ein API-Schlüssel mit Grenzen macht keine weiteren Schlüssel, die eigene Grenzen hätten.',
    remedy: 'Machen Sie den Schlüssel in den Einstellungen, oder mit einem Schlüssel ohne Grenzen.',
  },
  KEY_LIMIT_REACHED: {
    title: 'Der API-Schlüssel hat seine Grenze erreicht',
    message: 'Dieser API-Schlüssel darf {unit, select, requests {für {limit} Anfragen in der Minute} other {für {limit} Token am Tag}} benutzt werden; in {seconds, plural, one {# Sekunde} other {# Sekunden}} geht es weiter.',
    remedy: 'Warten Sie, oder nehmen Sie einen anderen Schlüssel.',
  },
  TOO_MANY_ATTEMPTS: {
    title: 'Zu viele Versuche',
    message: 'Es gab zu viele Versuche; der nächste ist in {seconds, plural, one {# Sekunde} other {# Sekunden}} möglich.',
    remedy: 'Warten Sie, und versuchen Sie es dann erneut.',
  },
  ACCOUNTS_NEEDED: {
    title: 'Nicht ohne Konten',
    message: 'Das Studio wäre unter {host} von anderen Rechnern erreichbar, aber noch hat kein Eigentümer ein Passwort.',
    remedy: 'Starten Sie es ohne --host, melden Sie sich mit dem Link an, setzen Sie in den Einstellungen ein Passwort, und starten Sie es dann wieder mit --host.',
  },
  EMAIL_TAKEN: {
    title: 'E-Mail schon vergeben',
    message: 'Für {email} gibt es schon ein Konto.',
    remedy: 'Nehmen Sie eine andere E-Mail, oder ändern Sie die Rolle jenes Kontos.',
  },
  PERSON_NEEDED: {
    title: 'Nicht mit einem API-Schlüssel',
    message: 'Name, E-Mail und Passwort eines Kontos ändert nur die Person selbst, kein Programm mit einem Schlüssel.',
    remedy: 'Melden Sie sich im Browser an, und ändern Sie sie in den Einstellungen.',
  },
  PASSWORD_NEEDED: {
    title: 'Das jetzige Passwort wird gebraucht',
    message: 'Eine andere E-Mail oder ein anderes Passwort wird nur zusammen mit dem jetzigen Passwort des Kontos angenommen.',
    remedy: 'Geben Sie das jetzige Passwort an. Ist es vergessen, melden Sie sich mit einem Link an: `tunesmith studio link` auf dem Rechner des Studios zeigt einen.',
  },
  PASSWORD_WRONG: {
    title: 'Das jetzige Passwort stimmt nicht',
    message: 'Das angegebene Passwort ist nicht das dieses Kontos; nichts wurde geändert.',
    remedy: 'Versuchen Sie es noch einmal. Ist es vergessen, melden Sie sich mit einem Link an: `tunesmith studio link` auf dem Rechner des Studios zeigt einen.',
  },
  LAST_OWNER: {
    title: 'Der letzte Eigentümer',
    message: 'Ohne dieses Konto könnte niemand das Studio verwalten.',
    remedy: 'Machen Sie zuerst jemand anderen zum Eigentümer.',
  },
  NOT_NOW: {
    title: 'Jetzt nicht möglich',
    message: 'Im jetzigen Zustand geht das nicht.',
    remedy: 'Sehen Sie nach dem jetzigen Zustand; er kann sich geändert haben, seit die Seite geladen wurde.',
  },
  ANSWERS_MISSING: {
    title: 'Es fehlen Antworten',
    message: 'Zum Trainieren fehlen noch Antworten: {missing}.',
    remedy: 'Beantworten Sie zuerst diese Seiten des Assistenten.',
  },
  MODEL_NAME_TAKEN: {
    title: 'Der Name gehört schon einem Modell',
    message: '{name} heißt ein Modell, das mit Tunesmith kommt; ein anderes fände man unter diesem Namen nie.',
    remedy: 'Wählen Sie für die Registry einen anderen Namen.',
  },
  MODEL_REGISTERED: {
    title: 'Das Modell steht in der Registry',
    message: '{model} kann nicht gelöscht werden: {versions} würde auf nichts mehr zeigen.',
    remedy: 'Nehmen Sie diese Versionen zuerst aus der Registry, falls sie niemand mehr braucht.',
  },
  MODEL_IN_USE: {
    title: 'Andere Modelle bauen auf diesem auf',
    message: '{model} kann nicht gelöscht werden: {users} braucht es.',
    remedy: 'Löschen Sie zuerst diese, falls sie niemand mehr braucht.',
  },
  MODEL_VERSION_HAS_ALIAS: {
    title: 'Ein Alias zeigt auf diese Version',
    message: 'Auf {version} zeigt {aliases}.',
    remedy: 'Lassen Sie den Alias zuerst auf eine andere Version zeigen, oder entfernen Sie ihn.',
  },
  MODEL_IS_GGUF: {
    title: 'Nur zum Antworten',
    message: '{model} ist eine GGUF-Datei, für llama.cpp gepackt: sie kann antworten, aber aus ihr kann nichts trainiert oder umgewandelt werden.',
    remedy: 'Nehmen Sie das Modell, aus dem sie entstand, im Format von Hugging Face.',
  },
  MODEL_IMPORT_UNKNOWN: {
    title: 'Kein Modell',
    message: '{path} ist weder ein Modellordner (mit config.json) noch ein PEFT-Adapter (mit adapter_config.json) noch eine GGUF-Datei.',
    remedy: 'Geben Sie den Ordner an, in dem config.json neben den *.safetensors-Dateien liegt, den eines Adapters oder eine *.gguf-Datei.',
  },
  MODEL_IMPORT_UNSUPPORTED: {
    title: 'Dieses Modell kann nicht aufgenommen werden',
    message: '{path} ist hier nicht verwendbar: {detail}.',
    remedy: 'Nehmen Sie eine andere Form des Modells: einen Ordner im Format von Hugging Face oder eine GGUF-Datei, die alles enthält.',
  },
  MODEL_IMPORT_BASE_MISSING: {
    title: 'Die Basis des Adapters ist nicht hier',
    message: '{path} ist ein Adapter; sein Basismodell ({base}) ist nicht unter den Modellen hier.',
    remedy: 'Laden oder importieren Sie zuerst die Basis, oder nennen Sie sie mit `base`, wenn sie hier anders heißt.',
  },
  MODEL_IMPORT_DISK_SHORT: {
    title: 'Nicht genug Platz auf der Platte',
    message: 'Das Modell braucht {neededBytes} in {folder}; frei sind {freeBytes}. Nichts wurde kopiert.',
    remedy: 'Löschen Sie, was nicht mehr gebraucht wird, oder starten Sie das Studio mit einem Datenordner auf einer anderen Platte.',
  },
  MODEL_IMPORT_INTERRUPTED: {
    title: 'Der Import brach ab',
    message: 'Das Studio endete, während {name} kopiert wurde. Nichts davon wurde behalten.',
    remedy: 'Importieren Sie es noch einmal.',
  },
  UPLOAD_INTERRUPTED: {
    title: 'Die Übertragung brach ab',
    message: '{fileName} kam nicht vollständig an. Nichts davon wurde behalten.',
    remedy: 'Laden Sie die Datei noch einmal hoch.',
  },
  BACKGROUND_DIED: {
    title: 'Eine Hintergrundarbeit endete ohne ein Wort',
    message: 'Der Prozess, der daran arbeitete, {how}. Geändert wurde nichts.',
    remedy: 'Versuchen Sie es erneut; wenn es wieder geschieht, starten Sie das Studio neu.',
  },
  MAPPING_INVALID: {
    title: 'Diese Spalte gibt es nicht',
    message: 'Es gibt keine Spalte „{column}“; vorhanden sind {columns}.',
    remedy: 'Wählen Sie eine der Spalten der Datei.',
  },
  EXAMPLE_UNKNOWN: {
    title: 'Dieses Beispiel gibt es nicht',
    message: 'Es gibt kein Beispiel „{name}“; vorhanden sind {known}.',
    remedy: 'Wählen Sie eines davon.',
  },
  DATA_FOLDER_LOCKED: {
    title: 'Der Datenordner ist in Gebrauch',
    message: 'Ein anderes Tunesmith arbeitet mit {folder}.',
    remedy: 'Nutzen Sie das laufende Studio, beenden Sie es zuerst, oder wählen Sie mit --data-folder einen anderen Ordner.',
  },
  DATA_FOLDER_NEWER: {
    title: 'Von einem neueren Tunesmith',
    message: '{folder} hat die Datenbankversion {found}; dieses Tunesmith kennt Versionen bis {known}.',
    remedy: 'Aktualisieren Sie Tunesmith, oder stellen Sie eine Sicherung dieser Version in einem anderen Ordner wieder her.',
  },
  DATABASE_DAMAGED: {
    title: 'Die Datenbank ist beschädigt',
    message: '{path} ist als Datenbank nicht verwendbar: {detail}.',
    remedy: 'Stellen Sie mit `tunesmith restore` eine Sicherung wieder her; vielleicht versagt die Festplatte.',
  },
  ARTIFACT_DAMAGED: {
    title: 'Eine gespeicherte Datei ist beschädigt',
    message: 'Was als {sha256} gespeichert ist, ist nicht, was gespeichert wurde.',
    remedy: 'Stellen Sie mit `tunesmith restore` eine Sicherung wieder her; vielleicht versagt die Festplatte.',
  },
  BACKUP_INVALID: {
    title: 'Keine brauchbare Sicherung',
    message: '{path} lässt sich nicht wiederherstellen: {problem}.',
    remedy: 'Nehmen Sie eine andere Sicherung.',
  },
  BACKUP_RUNNING: {
    title: 'Eine Sicherung läuft schon',
    message: 'Ein anderer Prozess sichert gerade {folder}.',
    remedy: 'Warten Sie, bis sie fertig ist.',
  },
  FOLDER_NOT_EMPTY: {
    title: 'Der Ordner ist nicht leer',
    message: 'In {folder} liegt etwas, das beim Wiederherstellen ersetzt würde.',
    remedy: 'Stellen Sie mit --data-folder in einen neuen Ordner wieder her, oder räumen Sie den jetzigen weg.',
  },
  PORT_IN_USE: {
    title: 'Der Port ist belegt',
    message: 'Ein anderes Programm lauscht auf Port {port}.',
    remedy: 'Beenden Sie jenes Programm, oder wählen Sie mit --port einen anderen.',
  },
  STUDIO_NOT_RUNNING: {
    title: 'Es läuft kein Studio',
    message: 'Auf dem Datenordner {folder} läuft kein Studio.',
    remedy: 'Starten Sie es mit `npm start` oder `tunesmith studio`; liegt es anderswo, nennen Sie jenen Ordner mit --data-folder.',
  },
  SERVER_UNREACHABLE: {
    title: 'Das Studio antwortet nicht',
    message: 'Von {url} kam keine Antwort.',
    remedy: 'Sehen Sie nach, ob das Studio noch läuft, und starten Sie es mit `npm start` neu; was gespeichert wurde, ist erhalten.',
  },
  MODEL_CRASHED: {
    title: 'Das Modell endete ohne ein Wort',
    message: 'Der Prozess mit {model} {how}.',
    remedy: 'Fragen Sie noch einmal, das startet es neu; wenn es wieder geschieht, schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.',
  },
  MODEL_TOO_LARGE: {
    title: 'Zu wenig Arbeitsspeicher für dieses Modell',
    message: 'Zum Antworten braucht {model} etwa {neededBytes}; frei sind jetzt {freeBytes}.',
    remedy: 'Schließen Sie andere Programme, pausieren Sie ein laufendes Training, oder nehmen Sie ein kleineres Modell.',
  },
  INTERNAL: {
    title: 'Ein Fehler in Tunesmith',
    message: 'Etwas geschah, das nicht geschehen sollte: {detail}.',
    remedy: 'Versuchen Sie es erneut; wenn es wieder geschieht, melden Sie es.',
  },
  OUT_OF_MEMORY: {
    title: 'Arbeitsspeicher reicht nicht',
    message: 'Der Arbeitsspeicher dieses Rechners ({totalBytes}) reichte nicht. Was vorher gespeichert wurde, ist erhalten.',
    remedy: 'Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell, kürzere Zeilen oder das Verfahren qlora.',
  },
  OUT_OF_MEMORY_PLANNED: {
    title: 'Zu wenig Arbeitsspeicher für diesen Lauf',
    message: 'Das Training bräuchte auch mit den sparsamsten Einstellungen etwa {neededBytes}; {limitBytes} dürfen benutzt werden.',
    remedy: 'Nehmen Sie ein kleineres Modell oder kürzere Zeilen, schließen Sie andere Programme, oder erhöhen Sie compute.memoryLimit.',
  },
  WORKER_DIED: {
    title: 'Das Training endete ohne ein Wort',
    message: 'Der Prozess des Trainings {how}. Was er zuletzt ausgab, steht in {logFile}; was vorher gespeichert wurde, ist erhalten.',
    remedy: 'Setzen Sie den Lauf fort; was vorher gespeichert wurde, ist erhalten.',
  },
  DISK_FULL: {
    title: 'Die Festplatte ist voll',
    message: '{path} konnte nicht geschrieben werden, weil kein Platz mehr ist. Was vorher gespeichert wurde, ist erhalten.',
    remedy: 'Schaffen Sie Platz, und setzen Sie dann fort.',
  },
  DATA_FORMAT_UNSUPPORTED: {
    title: 'Dieses Format wird nicht gelesen',
    message: '{path} hat kein Format, das hier gelesen wird ({accepted}).',
    remedy: 'Speichern Sie die Daten als JSON-Zeilen (.jsonl) oder CSV; Tabellenprogramme können CSV unter „Speichern unter“.',
  },
  DATA_NOT_UTF8: {
    title: 'Die Datei ist nicht in UTF-8',
    message: 'Zeile {line} von {path} enthält Bytes, die kein UTF-8-Text sind.',
    remedy: 'Speichern Sie die Datei noch einmal in der Kodierung UTF-8 (in Tabellenprogrammen „CSV UTF-8“).',
  },
  DATA_EMPTY: {
    title: 'Die Datei ist leer',
    message: '{path} hat keine Zeilen.',
    remedy: 'Prüfen Sie, ob es die richtige Datei ist und ob sie vollständig geschrieben wurde.',
  },
  DATA_ROW_INVALID: {
    title: 'Eine Zeile ist nicht brauchbar',
    message: 'Zeile {line}: {problem}.',
    remedy: '{repair}',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'Damit lässt sich hier nicht rechnen',
    message: '{provider} läuft auf diesem Rechner nicht: {detail}.',
    remedy: 'Setzen Sie compute.provider auf auto, oder auf das, was hier läuft: {available}.',
  },
  DATA_NOTHING_TO_LEARN: {
    title: 'Nichts zu lernen',
    message: '{rows, plural, one {Die einzige Zeile ist nicht brauchbar} other {Keine der # Zeilen ist brauchbar}}; in Zeile {line}: {problem}.',
    remedy: 'Sehen Sie sich die Datenprüfung an; sie nennt jede Zeile mit ihrem Problem.',
  },
  TEMPLATE_MISSING: {
    title: 'Keine Gesprächsvorlage',
    message: 'Zum Tokenizer gehört keine Gesprächsvorlage.',
    remedy: 'Setzen Sie data.template auf einen bekannten Namen wie chatml oder instruction, oder lassen Sie es auf auto.',
  },
  TRAINING_DIVERGED: {
    title: 'Das Training lief auseinander',
    message: 'Bei Schritt {step} brach das Training wieder zusammen, auch nach {attempts, plural, one {# Rückkehr} other {# Rückkehren}} zu einem Zwischenstand mit je halbierter Lernrate.',
    remedy: 'Beginnen Sie neu mit kleinerer training.learningRate, und sehen Sie sich die ausgelassenen Zeilen an.',
  },
  CHECKPOINTS_DAMAGED: {
    title: 'Kein Zwischenstand ist heil',
    message: 'Das Training muss zu einem Zwischenstand zurück, aber in {runFolder} ist jeder beschädigt.',
    remedy: 'Prüfen Sie die Festplatte, und beginnen Sie den Lauf dann neu.',
  },
  RUN_KILLED: {
    title: 'Sofort beendet',
    message: 'Der Lauf wurde auf Wunsch beendet, ohne den laufenden Schritt abzuwarten. Was vorher gespeichert wurde, ist erhalten.',
    remedy: 'Setzen Sie vom letzten Zwischenstand fort.',
  },
  CONTEXT_TOO_SHORT: {
    title: 'Zeilen länger, als das Modell lesen kann',
    message: 'data.maxLength ist {maxLength}, aber das Modell ist für höchstens {contextLength} Token auf einmal gemacht.',
    remedy: 'Setzen Sie data.maxLength auf höchstens {contextLength} oder auf auto, oder nehmen Sie ein Modell mit längerem Kontext.',
  },
  LLAMA_CANNOT_LOAD: {
    title: 'llama.cpp kann diese Datei nicht laden',
    message: '{file} konnte nicht geladen werden: {problem}.',
    remedy: 'Prüfen Sie, ob die Datei ein GGUF-Modell oder ein Adapter für dieses Modell ist und vollständig ist; exportieren oder laden Sie sie noch einmal.',
  },
  LLAMA_FAILED: {
    title: 'llama.cpp hat einen Fehler gemeldet',
    message: 'Bei der Arbeit mit {model}: {problem}.',
    remedy: 'Versuchen Sie es noch einmal. Geschieht es wieder, nehmen Sie einen kürzeren Text, oder exportieren Sie das Modell noch einmal.',
  },
  SCHEMA_UNSUPPORTED: {
    title: 'Die Antwort lässt sich nicht an dieses Schema halten',
    message: 'Bei {place} steht etwas, woraus sich keine Grammatik machen lässt: {what}.',
    remedy: 'Lassen Sie es weg, und sagen Sie es stattdessen in der Beschreibung; type, enum, const, properties, required, items, anyOf und $ref sind möglich.',
  },
  GRAMMAR_INVALID: {
    title: 'Die Grammatik ist nicht gültig',
    message: 'llama.cpp hat die Grammatik nicht angenommen: {problem}.',
    remedy: 'Schreiben Sie sie in GBNF, mit einer Regel, die root heißt.',
  },
  SERVING_DISK_SHORT: {
    title: 'Nicht genug Platz auf dem Datenträger',
    message: '{model} antwortet aus einer Kopie für llama.cpp, die etwa {neededBytes} braucht; {freeBytes} sind frei. Es wurde nichts geschrieben.',
    remedy: 'Löschen Sie Modelle und Exporte, die nicht mehr gebraucht werden.',
  },
  READER_TOO_SLOW: {
    title: 'Die Antwort wurde nicht gelesen',
    message: 'Mehr als {events} Teile der Antwort warteten darauf, gelesen zu werden; der Rest wurde nicht mehr geschrieben.',
    remedy: 'Lesen Sie die Antwort, während sie entsteht, oder fordern Sie sie im Ganzen an.',
  },
  OLLAMA_TEMPLATE_UNSUPPORTED: {
    title: 'Ollama kann die Eingaben dieses Modells nicht schreiben',
    message: 'Die Vorlage „{template}“ tut mehr, als eine Go-Vorlage wiederholen kann; Ollama würde das Modell mit anderen Worten fragen.',
    remedy: 'Exportieren Sie als GGUF, und verwenden Sie llama.cpp oder die Schnittstelle dieses Studios, die die Vorlage selbst lesen.',
  },
  HUB_OFFLINE: {
    title: 'Ohne Netz',
    message: 'Bei {endpoint} wurde nichts angefragt, weil dieses Studio ohne Netz arbeitet.',
    remedy: 'Schalten Sie das Arbeiten ohne Netz in den Einstellungen aus und entfernen Sie HF_HUB_OFFLINE; was schon heruntergeladen ist, lässt sich auch so verwenden.',
  },
  HUB_UNREACHABLE: {
    title: 'Der Hub antwortet nicht',
    message: 'Von {host} kam keine Antwort: {detail}.',
    remedy: 'Prüfen Sie, ob dieser Rechner verbunden ist; hinter einem Proxy setzen Sie HTTPS_PROXY; ist der Hub gesperrt, geben Sie in den Einstellungen einen Spiegel an.',
  },
  HUB_FAILED: {
    title: 'Der Hub konnte es nicht',
    message: '{host} antwortete mit dem Status {status}: {detail}.',
    remedy: 'Versuchen Sie es in einigen Minuten erneut; bleibt es so, sehen Sie auf der Seite des Modells beim Hub nach.',
  },
  HUB_ANSWER_INVALID: {
    title: 'Das ist nicht die Antwort eines Hubs',
    message: '{host} gab eine Antwort, die nicht brauchbar ist: {detail}.',
    remedy: 'Prüfen Sie die Adresse des Hubs in den Einstellungen; vielleicht hat eine Anmeldeseite des Netzes oder ein Proxy geantwortet.',
  },
  HUB_RATE_LIMITED: {
    title: 'Zu viele Anfragen an den Hub',
    message: '{host} nimmt für {seconds, plural, one {# Sekunde} other {# Sekunden}} keine Anfragen von hier mehr an.',
    remedy: 'Warten Sie, und versuchen Sie es dann erneut; mit einem Token erlaubt der Hub mehr.',
  },
  HUB_TOKEN_REJECTED: {
    title: 'Das Token gilt nicht',
    message: '{host} kennt das Token nicht, oder es darf hierfür nicht verwendet werden.',
    remedy: 'Erstellen Sie beim Hub ein neues Token mit Leserecht (Ihr Profil, Access Tokens), und tragen Sie es in den Einstellungen ein.',
  },
  HUB_TOKEN_NEEDED: {
    title: 'Kein Token für den Hub',
    message: 'Dafür braucht es ein Konto bei {host}, und es gibt kein Token dafür.',
    remedy: 'Erstellen Sie beim Hub ein Token (Ihr Profil, Access Tokens), und tragen Sie es in den Einstellungen ein.',
  },
  HUB_MODEL_MISSING: {
    title: 'Dieses Modell gibt es beim Hub nicht',
    message: '{model} ist nicht beim Hub, oder es ist privat und nicht für das Konto des Tokens freigegeben.',
    remedy: 'Prüfen Sie den Namen auf Tippfehler; für ein privates Modell tragen Sie das Token eines Kontos ein, das es sehen darf.',
  },
  HUB_REVISION_MISSING: {
    title: 'Diese Revision gibt es nicht',
    message: '{model} hat keinen Branch, kein Tag und keinen Commit „{revision}“.',
    remedy: 'Lassen Sie die Revision weg, um die neueste zu nehmen, oder suchen Sie ihren Namen bei den Dateien des Modells auf dem Hub.',
  },
  HUB_FILE_MISSING: {
    title: 'Diese Datei hat das Modell nicht',
    message: '{model} hat keine Datei „{file}“, die sich herunterladen lässt.',
    remedy: 'Sehen Sie in der Liste der Dateien des Modells nach, und nennen Sie eine davon.',
  },
  HUB_MODEL_GATED: {
    title: 'Erst müssen Bedingungen angenommen werden',
    message: '{model} bekommt nur, wer seine Bedingungen angenommen hat, mit dem Token des eigenen Kontos.',
    remedy: 'Nehmen Sie die Bedingungen unter {url} an (manche Urheber entscheiden dann von Hand), tragen Sie ein Token dieses Kontos in den Einstellungen ein, und versuchen Sie es erneut.',
  },
  HUB_GGUF_CHOICE: {
    title: 'Welche der GGUF-Dateien?',
    message: '{model} hat dieselben Gewichte in mehreren GGUF-Dateien: {files}.',
    remedy: 'Nennen Sie eine davon; üblich sind Q4_K_M und Q8_0.',
  },
  HUB_FILE_CHANGED: {
    title: 'Die Datei hat sich inzwischen geändert',
    message: 'Der Hub gibt für {file} von {model} jetzt einen anderen Inhalt, als er für diese Revision angekündigt hatte.',
    remedy: 'Beginnen Sie den Download noch einmal: Er nimmt dann die neueste Revision. Was von anderen Dateien da ist, bleibt.',
  },
  HUB_FILE_WRONG: {
    title: 'Was ankam, ist nicht die Datei',
    message: '{file} von {model} kam wiederholt falsch an: {detail}.',
    remedy: 'Versuchen Sie es später noch einmal, oder ohne den Spiegel oder Proxy dazwischen; bleibt es so, ist die Datei beim Hub beschädigt.',
  },
  HUB_CONNECTION_LOST: {
    title: 'Die Verbindung brach ab',
    message: '{file} ließ sich nicht zu Ende laden, nach {attempts} vergeblichen Versuchen: {detail}.',
    remedy: 'Setzen Sie den Download fort, wenn die Verbindung besser ist.',
  },
  HUB_DISK_SHORT: {
    title: 'Nicht genug Platz auf der Platte',
    message: 'Der Download braucht {neededBytes} in {folder}; frei sind {freeBytes}. Nichts wurde geladen.',
    remedy: 'Entfernen Sie Modelle, die nicht mehr gebraucht werden (Speicher), oder legen Sie den Cache mit HF_HUB_CACHE auf eine andere Platte.',
  },
  HUB_MODEL_BUSY: {
    title: 'Das Modell wird gerade heruntergeladen',
    message: 'Ein anderer Prozess ({pid}) lädt {model} herunter.',
    remedy: 'Warten Sie, bis er fertig ist, oder halten Sie den Download an oder brechen Sie ihn ab.',
  },
  EXPORT_WITHOUT_ADAPTER: {
    title: 'Kein Adapter zum Exportieren',
    message: '{model} hat keinen Adapter: alle seine Gewichte wurden trainiert, oder keines.',
    remedy: 'Exportieren Sie das ganze Modell: merged, gguf, ollama oder onnx.',
  },
  EXPORT_DIFFERENT: {
    title: 'Der Export antwortet nicht gleich',
    message: '{model} wurde geschrieben, aber was herauskam, ist nicht dasselbe Modell: {differences}. Es ist nicht verwendbar.',
    remedy: 'Exportieren Sie in einem anderen Format, etwa zusammengeführt; und melden Sie dies mit dem Nachweis, denn es sollte nicht vorkommen.',
  },
  EXPORT_DAMAGED: {
    title: 'Eine Datei des Exports wurde verändert',
    message: '{file} ist nicht, was exportiert wurde: {detail}.',
    remedy: 'Exportieren Sie das Modell noch einmal, und löschen Sie diesen Export; vielleicht versagt der Datenträger, oder ein anderes Programm hat in die Datei geschrieben.',
  },
  EXPORT_DISK_SHORT: {
    title: 'Nicht genug Platz auf dem Datenträger',
    message: 'Der Export braucht, während er entsteht, etwa {neededBytes} in {folder}; {freeBytes} sind frei. Es wurde nichts geschrieben.',
    remedy: 'Löschen Sie Exporte und Modelle, die nicht mehr gebraucht werden, oder wählen Sie eine kleinere Genauigkeit.',
  },
  MODEL_ARCHIVE_INVALID: {
    title: 'Kein vollständiges Archiv eines Modells',
    message: '{path} lässt sich nicht öffnen: {detail}. Es wurde nichts importiert.',
    remedy: 'Kopieren Sie das Archiv noch einmal von dort, wo es entstand; vielleicht wurde es unterwegs abgeschnitten, oder es ist eine andere Art von Datei.',
  },
  MODEL_ARCHIVE_SIGNATURE: {
    title: 'Die Signatur des Archivs stimmt nicht',
    message: 'Die Signatur in {path} stammt nicht von ihrem Schlüssel für das, was sie aufzählt. Es wurde nichts importiert.',
    remedy: 'Verwenden Sie dieses Archiv nicht: jemand hat es verändert. Bitten Sie den Absender um eine neue Kopie.',
  },
  MODEL_ARCHIVE_CHANGED: {
    title: 'Das Archiv wurde nach dem Signieren verändert',
    message: '{file} in {path} ist nicht, was signiert wurde: verändert, hinzugefügt oder entfernt. Es wurde nichts importiert.',
    remedy: 'Verwenden Sie dieses Archiv nicht. Bitten Sie den Absender um eine neue Kopie; geschieht es wieder, fragen Sie, wer sonst noch darauf schreiben kann.',
  },
  MODEL_ARCHIVE_SIGNER: {
    title: 'Das Archiv hat jemand anderes signiert',
    message: '{path} ist mit dem Schlüssel {signer} statt {key} signiert. Es wurde nichts importiert.',
    remedy: 'Vergleichen Sie den Fingerabdruck mit dem Absender auf anderem Weg, etwa am Telefon; importieren Sie ohne ihn nur, wenn Sie der Herkunft des Archivs trauen.',
  },
  LICENCE_NOT_ACCEPTED: {
    title: 'Die Lizenz muss erst anerkannt werden',
    message: '{model} – Lizenz {licence}: {summary}',
    remedy: 'Lesen Sie die Lizenz des Modells, aus dem es entstand; erlaubt sie, den Export weiterzugeben, bestätigen Sie das beim Veröffentlichen.',
  },
  HUB_WRITE_DENIED: {
    title: 'Kein Recht, dort zu schreiben',
    message: 'Das Konto {account} darf auf {host} nichts in {model} ablegen, oder sein Token darf nur lesen.',
    remedy: 'Nehmen Sie einen Namen, der mit {account}/ beginnt, oder machen Sie auf dem Hub ein Token mit Schreibrecht und tragen Sie es in den Einstellungen ein.',
  },
}
