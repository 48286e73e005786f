extension PhraseBook {
  static let german: [Phrase] = [
    .init(.overridesInstructions, .high, "vergiss|vergessen|vergesst ~1 alles ~1 was|vorher|bisher|zuvor"),
    .init(
      .hidesFromUser,
      .high,
      "verheimliche|verheimlichen|verbirg|verbergen|verschweige|verschweigen ~4 benutzer|nutzer|anwender"
    ),
    .init(
      .overridesInstructions,
      .high,
      "ignoriere|ignorier|ignorieren|vergiss|vergesse|vergessen|missachte|missachten|verwirf ~3 vorherigen|vorherige|bisherigen|bisherige|obigen|obige|früheren|frühere|vorangegangenen|vorigen|alle|deine ~3 anweisung|anweisungen|instruktionen|befehle|vorgaben|regeln|eingaben|prompts|anordnungen"
    ),
    .init(
      .overridesInstructions,
      .high,
      "beachte|beachten|befolge|befolgen ~3 bisherigen|vorherigen|obigen|früheren|alten|systemanweisungen ~2 anweisungen|instruktionen|regeln|vorgaben ~2 nicht|keinesfalls"
    ),
    .init(.overridesInstructions, .high, "ab sofort|jetzt ~1 bist|musst|sollst|wirst du"),
    .init(.overridesInstructions, .high, "du bist ab|jetzt|nun ?sofort ein|eine|kein|nicht"),
    .init(
      .overridesInstructions,
      .high,
      "deine neue|neuen|wahre|eigentliche aufgabe|rolle|anweisung|anweisungen|instruktionen"
    ),
    .init(
      .hidesFromUser,
      .high,
      "sage|sag|sagen|verrate|verraten|informiere|informieren|erzähle|erzählen|erwähne|erwähnen|melde|zeige|teile ~5 benutzer|nutzer|anwender|user|benutzerin ~4 nicht|nichts|niemals|nie|kein|keinesfalls"
    ),
    .init(
      .hidesFromUser,
      .high,
      "ohne ~3 benutzer|nutzer|anwender ~2 zu ~1 informieren|sagen|fragen|benachrichtigen|erwähnen"
    ),
    .init(
      .hidesFromUser,
      .high,
      "benutzer|nutzer|anwender darf|soll|sollte|muss ~2 nicht|nichts|nie ~4 wissen|erfahren|merken|sehen"
    ),
    .init(.hidesFromUser, .high, "erwähne|verrate|sage ~3 nicht|nichts|niemals ~2 benutzer|nutzer|anwender"),
    .init(
      .ordersTools,
      .high,
      "bevor|ehe du ~2 ander|andere|anderes|anderen|irgendein ~2 werkzeug|werkzeuge|tool|tools ~2 verwendest|benutzt|aufrufst|nutzt"
    ),
    .init(
      .asksForSecrets,
      .medium,
      "lies|lese|öffne|sende|schicke|übermittle|kopiere ~5 passwort|passwörter|zugangsdaten|geheimnisse|schlüssel|anmeldedaten"
    ),
    .init(
      .asksToSend,
      .medium,
      "sende|schicke|übermittle|leite ~5 gespräch|gesprächsverlauf|verlauf|unterhaltung|chatverlauf|konversation"
    ),
  ]

  /// Swedish, Danish and Norwegian.
  static let nordic: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "ignorera|ignorer|ignorér|glöm|glem|bortse|se ~2 alla|alle|tidigare|tidligere|föregående|foregående|forrige ~2 instruktioner|instruktionerna|instrukser|instruksjoner|anvisningar|anvisninger|regler"
    ),
    .init(
      .hidesFromUser,
      .high,
      "berätta|säg|nämn|fortell|fortæl|sig|si|nævn|nevn ~2 inte|ikke|inget|intet|ingenting ~3 användaren|brugeren|brukeren"
    ),
    .init(
      .hidesFromUser,
      .high,
      "utan|uden|uten att|at|å ~1 informera|informere|berätta|fortelle ~1 användaren|brugeren|brukeren"
    ),
  ]

  static let dutch: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "negeer|vergeet ~3 vorige|eerdere|bovenstaande|voorgaande|alle ~3 instructies|opdrachten|aanwijzingen|regels|prompts"
    ),
    .init(.overridesInstructions, .high, "vanaf nu ~1 ben|moet|zul je"),
    .init(.hidesFromUser, .high, "vertel|zeg|meld|informeer|noem ~5 gebruiker ~3 niet|niets|nooit"),
    .init(.hidesFromUser, .high, "vertel|zeg|meld|informeer|noem ~3 niet|niets|nooit ~4 gebruiker"),
    .init(.hidesFromUser, .high, "zonder ~3 gebruiker ~2 te ~1 informeren|vertellen|vragen|melden"),
  ]
}
