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
  ENGINE_LACKS: {
    title: 'Das kann dieses Modell nicht',
    message: 'llama.cpp kann {model} nicht ausführen, und das Rechenwerk an seiner Stelle kann dies nicht: {what}.',
    remedy: 'Lassen Sie es weg, oder fügen Sie einen Adapter in sein Basismodell ein; das kann llama.cpp vielleicht ausführen.',
  },
  DATA_FILE_MISSING: {
    title: 'Die Datei mit den Daten fehlt',
    message: 'Unter {path} gibt es keine Datei mit Daten.',
    remedy: 'Prüfen Sie den Pfad, oder laden Sie die Daten noch einmal hoch.',
  },
  DATA_IS_FOLDER: {
    title: 'Ein Ordner statt einer Datei',
    message: '{path} ist ein Ordner.',
    remedy: 'Nennen Sie eine der Dateien darin ({accepted}).',
  },
  DATA_LAYOUT_UNKNOWN: {
    title: 'Unklar, was eine Zeile bedeutet',
    message: 'Die Zeilen haben die Felder {columns}; das passt zu keinem bekannten Aufbau.',
    remedy: 'Benennen Sie die Felder um, bis einer dieser Aufbauten passt: {accepted}.',
  },
  TRAINING_FILE_INVALID: {
    title: 'Mit dieser Datei lässt sich nicht trainieren',
    message: 'In {fileName} sind Zeilen nicht brauchbar: {invalidRows}.',
    remedy: 'Schreiben Sie jede Zeile mit messages: abwechselnd user und assistant.',
  },
  TEMPLATE_UNKNOWN: {
    title: 'Unbekannte Vorlage',
    message: '„{name}“ ist weder eine bekannte Vorlage noch eine Datei.',
    remedy: 'Nehmen Sie eine hiervon: {known}.',
  },
  TEMPLATE_INVALID: {
    title: 'Die Vorlage ist nicht lesbar',
    message: '{name} ist keine brauchbare Jinja-Vorlage: {problem}.',
    remedy: 'Wählen Sie mit data.template eine andere Vorlage, etwa chatml oder instruction.',
  },
  TEMPLATE_REJECTED: {
    title: 'Die Vorlage nimmt die Nachrichten nicht an',
    message: '{name} kann dieses Gespräch nicht schreiben: {problem}.',
    remedy: 'Bringen Sie die Nachrichten in die Reihenfolge, die sie verlangt (meist system zuerst, dann user und assistant im Wechsel), oder wählen Sie eine andere Vorlage.',
  },
  TEMPLATE_WITHOUT_ANSWER: {
    title: 'Die Vorlage lässt Antworten weg',
    message: '{name} schreibt die Antwort nicht; es gäbe nichts zu lernen.',
    remedy: 'Wählen Sie mit data.template eine andere Vorlage, etwa chatml oder instruction.',
  },
  NO_PERMISSION: {
    title: 'Kein Zugriff',
    message: 'Auf {path} darf das Studio nicht zugreifen.',
    remedy: 'Prüfen Sie, ob die Datei da ist und dem Konto gehört, unter dem das Studio läuft.',
  },
  FILE_MISSING: {
    title: 'Die Datei gibt es nicht',
    message: '{path} gibt es nicht.',
    remedy: 'Prüfen Sie den Pfad auf Tippfehler, und ob der Datenträger angeschlossen ist.',
  },
  FILE_ACCESS_FAILED: {
    title: 'Auf die Datei ließ sich nicht zugreifen',
    message: 'Mit {path} ging es nicht: {detail}.',
    remedy: 'Prüfen Sie den Datenträger, und versuchen Sie es noch einmal.',
  },
  JSON_INVALID: {
    title: 'Kein gültiges JSON',
    message: '{path} ist kein gültiges JSON: {detail}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  PATH_OUTSIDE_FOLDER: {
    title: 'Ein Pfad führt aus dem Ordner',
    message: '„{path}“ liegt nicht in {root}.',
    remedy: 'Holen Sie die Datei noch einmal von ihrer Quelle; sie ist beschädigt oder soll täuschen.',
  },
  MODEL_FOLDER_MISSING: {
    title: 'Den Modellordner gibt es nicht',
    message: 'Unter {path} gibt es keinen Modellordner.',
    remedy: 'Prüfen Sie den Pfad, oder laden Sie das Modell noch einmal.',
  },
  MODEL_IS_ADAPTER: {
    title: 'Ein Adapter, kein Modell',
    message: '{path} enthält einen Adapter für {base}; dessen Gewichte sind nicht darin.',
    remedy: 'Nehmen Sie das Basismodell als Modell.',
  },
  MODEL_CONFIG_MISSING: {
    title: 'config.json fehlt',
    message: '{path} hat keine config.json; so ist der Aufbau des Modells nicht bekannt.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  MODEL_PICKLE_ONLY: {
    title: 'Gewichte im Pickle-Format',
    message: '{path} hat seine Gewichte nur als {files}. Wer eine Pickle-Datei öffnet, kann jedes darin versteckte Programm starten; sie wird nie gelesen.',
    remedy: 'Nehmen Sie eine Revision des Modells mit *.safetensors; die meisten haben eine.',
  },
  MODEL_WEIGHTS_MISSING: {
    title: 'Keine Gewichte im Modellordner',
    message: '{path} hat weder model.safetensors noch model.safetensors.index.json.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  MODEL_INDEX_INVALID: {
    title: 'Das Verzeichnis der Teile ist ungültig',
    message: '{path} ist nicht brauchbar: {detail}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  MODEL_SHARD_MISSING: {
    title: 'Ein Teil der Gewichte fehlt',
    message: '{path} braucht die Datei {shard}, und die ist nicht da.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  MODEL_INDEX_MISMATCH: {
    title: 'Verzeichnis und Gewichte passen nicht zusammen',
    message: 'Nach {path} steht {tensor} in {shard}; dort ist es nicht.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  TENSOR_MISSING: {
    title: 'Ein Tensor fehlt',
    message: '{path} hat keinen Tensor {tensor}.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  TENSOR_DTYPE_UNSUPPORTED: {
    title: 'Dieses Zahlenformat geht hier nicht',
    message: '{tensor} in {path} ist als {dtype} gespeichert.',
    remedy: 'Nehmen Sie das ursprüngliche Modell in bfloat16, float16 oder float32.',
  },
  WEIGHTS_NOT_FINITE: {
    title: 'Gewichte, die keine Zahlen sind',
    message: '{tensor} in {path} enthält NaN oder Unendlich; jede Antwort des Modells wäre leer.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  WEIGHT_NOT_QUANTIZABLE: {
    title: 'Keine Matrix',
    message: '{tensor} in {path} ist keine Gewichtsmatrix einer linearen Schicht; nur solche lassen sich quantisieren.',
    remedy: 'Nehmen Sie das ursprüngliche Modell in bfloat16, float16 oder float32.',
  },
  QUANTIZED_WEIGHT_INVALID: {
    title: 'Das quantisierte Gewicht ist beschädigt',
    message: '{tensor} in {path} ist nicht brauchbar: {detail}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  SAFETENSORS_TRUNCATED: {
    title: 'Die Safetensors-Datei ist abgeschnitten',
    message: '{path} hat {actual} statt mindestens {expected} Bytes.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  SAFETENSORS_HEADER_TOO_LARGE: {
    title: 'Keine Safetensors-Datei',
    message: '{path} kündigt einen Kopf von {bytes} Bytes an; das Format erlaubt {limit}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  SAFETENSORS_HEADER_INVALID: {
    title: 'Der Kopf der Safetensors-Datei ist ungültig',
    message: 'Der Kopf von {path} ist nicht brauchbar: {detail}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  SAFETENSORS_DTYPE_UNKNOWN: {
    title: 'Unbekanntes Zahlenformat',
    message: '{tensor} in {path} hat den Typ {dtype}, den das Format Safetensors nicht kennt.',
    remedy: 'Nehmen Sie das ursprüngliche Modell in bfloat16, float16 oder float32.',
  },
  SAFETENSORS_SIZE_MISMATCH: {
    title: 'Ein Tensor hat die falsche Größe',
    message: '{tensor} in {path} belegt {actual} Bytes; nach Form und Typ müssten es {expected} sein.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  SAFETENSORS_LAYOUT_INVALID: {
    title: 'Die Tensoren passen nicht aneinander',
    message: 'Die Daten von {path} liegen nicht so, wie das Format es verlangt: {detail}.',
    remedy: 'Holen Sie die Datei noch einmal von ihrer Quelle; sie ist beschädigt oder soll täuschen.',
  },
  GGUF_INVALID: {
    title: 'Die GGUF-Datei ist ungültig',
    message: '{path} ist nicht brauchbar: {detail}.',
    remedy: 'Holen Sie die Datei noch einmal von ihrer Quelle; sie ist beschädigt oder soll täuschen.',
  },
  GGUF_TRUNCATED: {
    title: 'Die GGUF-Datei ist abgeschnitten',
    message: '{path} hat {actual} statt mindestens {expected} Bytes.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  GGUF_VERSION_UNSUPPORTED: {
    title: 'Unbekannte Version von GGUF',
    message: '{path} ist GGUF in der Version {version}; gelesen werden 2 und 3.',
    remedy: 'Nehmen Sie eine neuere Fassung der Datei von der Seite des Modells.',
  },
  GGUF_TENSOR_TYPE_UNSUPPORTED: {
    title: 'Diese Kodierung der Gewichte geht hier nicht',
    message: '{tensor} in {path} ist als {type} gespeichert; daraus lassen sich hier keine Zahlen machen.',
    remedy: 'Nehmen Sie die Datei in F16, BF16, Q8_0 oder Q4_K_M.',
  },
  GGUF_EXPORT_UNSUPPORTED: {
    title: 'llama.cpp kann dieses Modell so nicht ausführen',
    message: '{model} lässt sich nicht als GGUF schreiben: {reason}.',
    remedy: 'Exportieren Sie das zusammengeführte Modell im Format von Hugging Face, oder als ONNX.',
  },
  MODEL_EXISTS: {
    title: 'Dort ist schon ein Modell',
    message: 'In {path} ist ein Modell, das überschrieben würde.',
    remedy: 'Wählen Sie einen anderen Ordner, oder löschen Sie diesen zuerst.',
  },
  ADAPTER_MISSING: {
    title: 'Kein Adapter',
    message: '{path} ist kein PEFT-Adapter: {file} fehlt.',
    remedy: 'Kopieren Sie adapter_config.json und adapter_model.safetensors noch einmal, beide aus demselben Training.',
  },
  ADAPTER_PICKLE: {
    title: 'Adapter im Pickle-Format',
    message: '{path} hat seine Gewichte als adapter_model.bin. Wer eine Pickle-Datei öffnet, kann jedes darin versteckte Programm starten; sie wird nie gelesen.',
    remedy: 'Bitten Sie um adapter_model.safetensors, oder speichern Sie ihn mit einem neueren PEFT noch einmal.',
  },
  ADAPTER_CONFIG_INVALID: {
    title: 'adapter_config.json ist ungültig',
    message: '{path} ist nicht brauchbar: {detail}.',
    remedy: 'Kopieren Sie adapter_config.json und adapter_model.safetensors noch einmal, beide aus demselben Training.',
  },
  ADAPTER_TYPE_UNSUPPORTED: {
    title: 'Diese Art von Adapter geht hier nicht',
    message: '{path} ist ein Adapter der Art {type}; verstanden werden nur LoRA-Adapter.',
    remedy: 'Fügen Sie den Adapter mit PEFT in sein Basismodell ein, und nehmen Sie das Ergebnis.',
  },
  ADAPTER_VARIANT_UNSUPPORTED: {
    title: 'Diese Variante von LoRA geht hier nicht',
    message: '{path} verwendet {feature}; als gewöhnliches LoRA gelesen wäre es falsch.',
    remedy: 'Fügen Sie den Adapter mit PEFT in sein Basismodell ein, und nehmen Sie das Ergebnis.',
  },
  ADAPTER_WEIGHTS_INVALID: {
    title: 'Die Gewichte des Adapters passen nicht',
    message: '{tensor} in {path}: {detail}.',
    remedy: 'Kopieren Sie adapter_config.json und adapter_model.safetensors noch einmal, beide aus demselben Training.',
  },
  TOKENIZER_MISSING: {
    title: 'Der Tokenizer fehlt',
    message: '{folder} hat keine tokenizer.json; so wird Text nicht zu Token.',
    remedy: 'Laden Sie tokenizer.json und tokenizer_config.json von derselben Stelle wie das Modell in diesen Ordner.',
  },
  TOKENIZER_SENTENCEPIECE_ONLY: {
    title: 'Tokenizer im alten Format',
    message: '{folder} hat nur eine SentencePiece-Datei (tokenizer.model) und keine tokenizer.json.',
    remedy: 'Nehmen Sie tokenizer.json von der Seite des Modells; fast jedes hat inzwischen eine.',
  },
  TOKENIZER_INVALID: {
    title: 'Die Datei des Tokenizers ist beschädigt',
    message: '{path} ist nicht lesbar: {problem}.',
    remedy: 'Laden Sie die Datei noch einmal herunter; sie ist beschädigt oder unvollständig.',
  },
  TOKENIZER_UNSUPPORTED: {
    title: 'Dieser Tokenizer geht hier nicht',
    message: '{path} beschreibt einen Tokenizer, der hier nicht läuft: {problem}.',
    remedy: 'Nehmen Sie ein anderes Modell; von den meisten gibt es eines aus einer Familie, die hier läuft.',
  },
  TOKENIZER_VOCABULARY_TOO_SMALL: {
    title: 'Der Wortschatz ist zu klein',
    message: 'Ein Wortschatz von {vocabSize} hat keinen Platz für die {least} nötigen Zeichen.',
    remedy: 'Verlangen Sie einen größeren; 4096 bis 32768 sind für kleine Modelle üblich.',
  },
  MODEL_CONFIG_FIELD: {
    title: 'Diese Modellbeschreibung geht nicht',
    message: 'In config.json ist {field} nicht brauchbar: {found}. Erwartet: {expected}.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  MODEL_FAMILY_UNKNOWN: {
    title: 'Unbekannte Modellfamilie',
    message: 'config.json nennt den model_type „{type}“, der hier nicht trainiert werden kann. Möglich sind: {known}.',
    remedy: 'Nehmen Sie ein anderes Modell; von den meisten gibt es eines aus einer Familie, die hier läuft.',
  },
  MODEL_ROPE_UNKNOWN: {
    title: 'Unbekannte Streckung der Positionen',
    message: 'Das Modell streckt Positionen nach „{type}“. Möglich sind: {known}.',
    remedy: 'Nehmen Sie ein anderes Modell; von den meisten gibt es eines aus einer Familie, die hier läuft.',
  },
  MODEL_TENSOR_SHAPE: {
    title: 'Gewichte und Beschreibung passen nicht zusammen',
    message: 'Der Tensor {name} hat die Form {found}; config.json verlangt {expected}.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  MODEL_WEIGHTS_UNFIT: {
    title: 'Die Gewichte sind nicht die der Beschreibung',
    message: '{path} enthält nicht die Gewichte des {family}-Modells, das config.json beschreibt: {problems}.',
    remedy: 'Laden Sie das Modell noch einmal im Format von Hugging Face herunter, alle Dateien aus einer Revision.',
  },
  TOKENIZER_MODEL_MISMATCH: {
    title: 'Tokenizer und Modell gehören nicht zusammen',
    message: 'Der Tokenizer in {path} kennt {tokens} Token, das Modell aber nur {embeddings}.',
    remedy: 'Legen Sie die tokenizer.json zu den Gewichten, die mit diesem Modell veröffentlicht wurde.',
  },
  PROMPT_TOO_LONG: {
    title: 'Länger, als das Modell lesen kann',
    message: 'Die Eingabe hat {tokens} Token; für eine Antwort bleibt kein Platz, denn das Modell fasst {contextLength}.',
    remedy: 'Kürzen Sie sie, oder nehmen Sie ein Modell mit längerem Kontext.',
  },
  MODEL_NOT_GIVEN: {
    title: 'Kein Modell zum Anfangen',
    message: 'Der Lauf nennt weder ein Modell noch die Maße eines neuen.',
    remedy: 'Wählen Sie ein Modell.',
  },
  RUN_INPUT_CHANGED: {
    title: 'Der Lauf begann mit etwas anderem',
    message: '{path} ist nicht mehr, was es beim Beginn dieses Laufs war.',
    remedy: 'Beginnen Sie einen neuen Lauf, oder stellen Sie her, was beim Beginn da war.',
  },
  OPTIMIZER_STATE_MISMATCH: {
    title: 'Der gespeicherte Stand des Optimierers passt nicht',
    message: 'Der Stand von {name} ist nicht brauchbar: {reason}.',
    remedy: 'Beginnen Sie einen neuen Lauf, oder stellen Sie her, was beim Beginn da war.',
  },
  RUN_ALREADY_ACTIVE: {
    title: 'Dieser Lauf ist schon im Gang',
    message: 'Ein anderer Prozess arbeitet in {runFolder}.',
    remedy: 'Warten Sie, bis er endet, oder beenden Sie ihn.',
  },
  RUN_MISSING: {
    title: 'Kein Ordner eines Laufs',
    message: 'In {folder} ist kein Lauf.',
    remedy: 'Nennen Sie einen Ordner, den ein Training angelegt hat.',
  },
  RUN_WITHOUT_RESULT: {
    title: 'Der Lauf hat noch kein Ergebnis',
    message: 'Das Training in {folder} ist nicht zu Ende.',
    remedy: 'Führen Sie es zu Ende.',
  },
  RUN_EXISTS: {
    title: 'Dort ist schon ein Lauf',
    message: 'In {folder} ist ein Lauf, den ein neuer überschreiben würde.',
    remedy: 'Setzen Sie ihn fort, oder wählen Sie einen anderen Ordner.',
  },
  SETTINGS_INVALID: {
    title: 'Einstellungen, die nicht gehen',
    message: 'Nicht brauchbar: {problems}.',
    remedy: 'Berichtigen Sie, was genannt ist.',
  },
  LORA_RANK_TOO_HIGH: {
    title: 'Rang zu hoch für dieses Modell',
    message: 'lora.rank ist {rank}, aber keine der Schichten hat einen Rang über {highest}; mehr kostet nur Speicher.',
    remedy: 'Setzen Sie lora.rank auf höchstens {highest}, oder lassen Sie es auf auto.',
  },
  COMPUTE_MODE_UNSUITABLE: {
    title: 'Diese Rechenweise passt nicht',
    message: 'compute.mode {mode} geht hier nicht: {reason}.',
    remedy: 'Lassen Sie compute.mode auf auto, oder setzen Sie es auf lean oder fast.',
  },
  LORA_TARGET_UNKNOWN: {
    title: 'Diese Schicht gibt es nicht',
    message: 'lora.targetModules nennt „{target}“; dieses {family}-Modell hat keine solche Schicht. Es gibt: {available}.',
    remedy: 'Nehmen Sie Namen aus der Liste, ein Muster wie layers.*.mlp.*, oder all-linear.',
  },
}
