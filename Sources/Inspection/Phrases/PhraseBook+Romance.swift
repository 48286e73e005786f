extension PhraseBook {
  static let french: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "ne|n ~1 tiens|tenez pas compte ~3 instructions|consignes|directives|règles|ordres"
    ),
    .init(.hidesFromUser, .high, "sans ~2 parler|révéler|signaler|quil ~4 utilisateur|lutilisateur"),
    .init(
      .overridesInstructions,
      .high,
      "ignore|ignorez|ignorer|oublie|oubliez|oublier|néglige|négligez ~4 instructions|consignes|directives|règles|ordres|invites|commandes ~2 précédentes|précédents|précédent|antérieures|ci|dessus|initiales|système"
    ),
    .init(
      .overridesInstructions,
      .high,
      "ignore|ignorez|oublie|oubliez ~3 précédentes|précédents|toutes|tes|vos ~2 instructions|consignes|directives|règles|ordres"
    ),
    .init(.overridesInstructions, .high, "désormais|dorénavant ~1 tu|vous ~1 es|êtes|dois|devez"),
    .init(.overridesInstructions, .high, "à partir de maintenant ~1 tu|vous"),
    .init(
      .hidesFromUser,
      .high,
      "ne|n ~1 dis|dites|dire|révèle|révélez|informe|informez|mentionne|mentionnez|préviens|prévenez|parle|parlez ~5 utilisateur|lutilisateur|utilisatrice"
    ),
    .init(
      .hidesFromUser,
      .high,
      "sans ~1 informer|prévenir|dire|avertir|mentionner|demander ~4 utilisateur|lutilisateur"
    ),
    .init(.ordersTools, .high, "avant dutiliser|utiliser|dappeler|appeler ~3 autre|autres|tout|tous ~2 outil|outils"),
    .init(
      .asksForSecrets,
      .medium,
      "lis|lisez|envoie|envoyez|copie|copiez|transmets ~5 passe|secrets|identifiants|clés|clé"
    ),
    .init(.asksToSend, .medium, "envoie|envoyez|transmets|transmettez ~5 conversation|historique|discussion"),
  ]

  static let spanish: [Phrase] = [
    .init(.hidesFromUser, .high, "sin que ~2 usuario|usuaria ~2 sepa|note|vea|entere"),
    .init(
      .overridesInstructions,
      .high,
      "ignora|ignore|ignorar|olvida|olvide|olvidar|descarta|omite ~4 instrucciones|indicaciones|reglas|órdenes|directrices|mensajes ~2 anteriores|anterior|previas|previos|arriba|iniciales|sistema"
    ),
    .init(
      .overridesInstructions,
      .high,
      "ignora|olvida|descarta|omite ~3 anteriores|previas|todas|tus ~2 instrucciones|indicaciones|reglas|órdenes"
    ),
    .init(.overridesInstructions, .high, "a partir de ahora ~2 eres|debes|actúa|actúas|serás|responde"),
    .init(
      .hidesFromUser,
      .high,
      "no ~2 digas|diga|decir|informes|informe|menciones|mencione|reveles|revele|avises|cuentes|notifiques ~5 usuario|usuaria|usuarios"
    ),
    .init(.hidesFromUser, .high, "sin ~1 informar|decir|avisar|mencionar|notificar|preguntar ~4 usuario|usuaria"),
    .init(
      .ordersTools,
      .high,
      "antes de usar|utilizar|llamar|invocar ~3 otra|cualquier|otras ~2 herramienta|herramientas"
    ),
    .init(
      .asksForSecrets,
      .medium,
      "lee|envía|copia|abre|manda ~5 contraseña|contraseñas|credenciales|secretos|claves"
    ),
    .init(.asksToSend, .medium, "envía|manda|reenvía|transmite ~5 conversación|historial|chat"),
  ]

  static let portuguese: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "ignore|ignora|ignorar|esqueça|esqueca|esquece|desconsidere ~4 instruções|instrucoes|regras|ordens|comandos|orientações ~2 anteriores|anterior|prévias|acima|iniciais|sistema"
    ),
    .init(.overridesInstructions, .high, "a partir de agora ~2 você|voce|deves|aja|responda"),
    .init(
      .hidesFromUser,
      .high,
      "não|nao ~2 diga|conte|informe|mencione|revele|avise|notifique ~5 usuário|utilizador|usuario"
    ),
    .init(.hidesFromUser, .high, "sem ~1 informar|dizer|avisar|mencionar|notificar ~4 usuário|utilizador|usuario"),
    .init(
      .ordersTools,
      .high,
      "antes de usar|utilizar|chamar|invocar ~3 outra|qualquer|outras ~2 ferramenta|ferramentas"
    ),
  ]

  static let italian: [Phrase] = [
    .init(.hidesFromUser, .high, "nascondi|nascondere|nascondete ~4 utente|allutente|lutente"),
    .init(
      .overridesInstructions,
      .high,
      "ignora|ignorate|ignorare|dimentica|dimenticate|trascura ~4 istruzioni|regole|ordini|direttive|comandi ~2 precedenti|precedente|sopra|iniziali|sistema"
    ),
    .init(.overridesInstructions, .high, "ignora|dimentica ~3 precedenti|tutte|tue ~2 istruzioni|regole|direttive"),
    .init(.overridesInstructions, .high, "dora|ora in poi ~2 sei|devi|agisci|rispondi"),
    .init(
      .hidesFromUser,
      .high,
      "non ~2 dire|dirlo|informare|menzionare|rivelare|avvisare|comunicare ~4 utente|allutente|lutente|utenti"
    ),
    .init(.hidesFromUser, .high, "senza ~1 informare|dire|avvisare|menzionare ~3 utente|allutente|lutente"),
    .init(.ordersTools, .high, "prima di usare|utilizzare|chiamare ~3 altro|altri|qualsiasi ~2 strumento|strumenti"),
  ]
}
