extension PhraseBook {
  /// English that says the same with other words, one line for each turn of phrase.
  static let paraphrases: [Phrase] = [
    .init(.overridesInstructions, .high, "@orders ~3 no longer apply|applies|valid|count|hold|binding"),
    .init(.overridesInstructions, .high, "set|put|leave aside ~2 @earlier|all|your ~2 @orders"),
    .init(.overridesInstructions, .high, "system override|overrides"),
    .init(.overridesInstructions, .medium, "comply|cooperate with all|every|any|each ~2 requests|request|orders"),
    .init(
      .overridesInstructions,
      .high,
      "repeat|print|output|recite ~1 the words|text|sentences|everything above|before"
    ),
    .init(.overridesInstructions, .high, "act|behave|respond as|like dan"),
    .init(
      .addressesModel,
      .high,
      "note|notice|attention|instruction|message ~1 for|to ?all ?large language model|models"
    ),
    .init(.ordersTools, .medium, "other|another ~2 @tool ~1 are|is ~1 malicious|fake|dangerous|wrong"),
    .init(
      .ordersTools,
      .medium,
      "call|invoke|use this ~2 after|before|with every|each ~2 @user|message|messages|turn|answer"
    ),
    .init(
      .hidesFromUser,
      .high,
      "@user shouldnt|mustnt|cant|wont|neednt ~1 learn|know|notice|see|realize|realise|discover"
    ),
    .init(.hidesFromUser, .high, "@user must|should not|never ~1 learn|realize|realise|discover"),
    .init(.hidesFromUser, .medium, "without ~1 mentioning|saying|announcing|disclosing it|this|that|so"),
    .init(.hidesFromUser, .medium, "must|should|has|shall ?to remain|stay|be|keep ~1 between us"),
    .init(
      .hidesFromUser,
      .medium,
      "do|perform|run|call|send this|it|so ~1 quietly|silently|secretly|discreetly|covertly"
    ),
    .init(.hidesFromUser, .medium, "stop|quit|avoid asking ~3 permission|confirmation|approval|consent"),
    .init(
      .hidesFromUser,
      .medium,
      "skip|bypass|ignore ~1 all ~1 confirmation|confirmations|approval|approvals|safety|checks"
    ),
    .init(.asksToSend, .medium, "@send ~8 to|through|via ~3 parameter|argument|telemetry"),
    .init(
      .asksToSend,
      .medium,
      "store|log|record|save|copy ~2 everything|anything|all ~2 @user types|says|writes|enters|sends"
    ),
    .init(
      .asksToSend,
      .medium,
      "with|including the ~1 complete|full|entire|whole ~1 message|messages|prompt|conversation ~1 text"
    ),
    .init(.asksToSend, .medium, "add|include|put|copy ~4 in|as|to bcc|cc ~2 every|all|each|any"),
    .init(.asksToSend, .medium, "replace|change ~2 destination|recipient|iban|payee ~2 with|to"),
  ]
}
