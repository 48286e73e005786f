extension PhraseBook {
  static let english: [Phrase] = overriding + addressing + ordering + hiding

  private static let overriding: [Phrase] = [
    .init(.overridesInstructions, .high, "@ignore ~3 @earlier ~3 @orders"),
    .init(.overridesInstructions, .high, "@ignore ~2 @any ~2 @strictorders"),
    .init(.overridesInstructions, .medium, "@override ~3 @earlier ~2 @strictorders"),
    .init(.overridesInstructions, .high, "@ignore|@override ~3 system prompt|prompts|instructions|message|messages"),
    .init(.overridesInstructions, .high, "@not ~1 follow|obey|respect|apply|heed ~3 @earlier|system ~2 @orders"),
    .init(
      .overridesInstructions,
      .high,
      "@ignore everything|anything|all|what ~3 above|before|previously|told|said|instructed"
    ),
    .init(
      .overridesInstructions,
      .high,
      "your new task|role|goal|objective|instructions|mission|purpose|persona|orders"
    ),
    .init(
      .overridesInstructions,
      .high,
      "your real|true|actual|hidden|secret task|role|goal|objective|instructions|purpose"
    ),
    .init(.overridesInstructions, .medium, "new|updated|revised system instructions|prompt|directive|directives"),
    .init(.overridesInstructions, .medium, "new instructions|directives ~1 are|follow|below|supersede|replace|apply"),
    .init(.overridesInstructions, .high, "from now on ~2 you|act|respond|always|only|behave"),
    .init(
      .overridesInstructions,
      .high,
      "you are no longer ~2 assistant|bound|restricted|limited|required|claude|chatgpt|an|a"
    ),
    .init(.overridesInstructions, .medium, "you are now ~1 a|an|the|no|dan|free|going|acting|operating|called"),
    .init(
      .overridesInstructions,
      .medium,
      "pretend|imagine ~1 to|that|you ~2 be|are|have ~4 @surelymodel|restrictions|rules|filter|filters"
    ),
    .init(.overridesInstructions, .high, "do anything now"),
    .init(
      .overridesInstructions,
      .high,
      "@ignore ~1 @earlier ~1 guidance|policy|policies|context|conversation"
    ),
    .init(
      .overridesInstructions,
      .high,
      "treat|consider|regard this|these|the ~2 as ~2 your ~1 only|new|sole ~1 policy|instructions|instruction|rules|orders"
    ),
    .init(.overridesInstructions, .high, "you are now in ~3 mode"),
    .init(.overridesInstructions, .medium, "from this ~2 act|behave|respond|answer|pretend|treat"),
    .init(
      .overridesInstructions,
      .high,
      "developer|god|unrestricted|jailbreak|dan mode ~1 enabled|activated|engaged|unlocked"
    ),
    .init(
      .overridesInstructions,
      .high,
      "instructions|message|notice|directive|rule|these|this ~2 overrides|override|supersedes|supersede|trumps|outranks ~3 @earlier|system|other|all ~2 @orders"
    ),
    .init(.overridesInstructions, .high, "takes|take|has|have precedence|priority over ~4 @strictorders|system"),
    .init(
      .overridesInstructions,
      .medium,
      "without ~1 restrictions|limitations|filters|censorship ~2 answer|respond|comply|you"
    ),
    .init(
      .overridesInstructions,
      .high,
      "reveal|print|show|output|repeat|leak|disclose|recite|expose|dump ~3 system|initial|hidden|original|secret prompt|prompts|instructions|message"
    ),
  ]

  private static let addressing: [Phrase] = [
    .init(
      .addressesModel,
      .high,
      "attention|dear|hey|hello|listen ?to ?all|any|the @surelymodel|agent|agents"
    ),
    .init(
      .addressesModel,
      .high,
      "attention|note|message|notice|instruction|instructions|hint to|for ?all|any|the @surelymodel|agent|agents"
    ),
    .init(.addressesModel, .medium, "ai|assistant|assistants|llm|agent please"),
    .init(
      .addressesModel,
      .medium,
      "if you fail|forget|refuse to ~6 will ~3 crash|fail|lost|break|deleted|corrupted|terminated"
    ),
    .init(.addressesModel, .high, "if you are|re a|an|the ~2 @model"),
    .init(.addressesModel, .medium, "as an|a ai|llm|language ?model ?assistant|agent you"),
    .init(.addressesModel, .medium, "@surelymodel|agent|agents must|shall ?first ?also ?always|never|immediately|not"),
    .init(
      .addressesModel,
      .medium,
      "the model|models must|should|shall ?also always|never|first|immediately|then|call|use|read|include|not"
    ),
    .init(.addressesModel, .low, "you must|shall|should ?also always|never|first|immediately|strictly"),
    .init(
      .addressesModel,
      .medium,
      "it is|its imperative|critical|crucial|mandatory|vital ?that you ~1 must|always|never|do|read|call|include|follow|use|send"
    ),
    .init(
      .addressesModel,
      .medium,
      "otherwise|or ~3 tool|system|server will|would|wont ~3 fail|crash|break|work|corrupted|blocked|terminated|refuse"
    ),
    .init(
      .addressesModel,
      .medium,
      "follow|execute|perform|carry|obey|complete ~2 following|these|below|hidden instructions|directives|commands ~3 carefully|exactly|immediately|now|first|without|silently"
    ),
    .init(
      .addressesModel,
      .medium,
      "before ~1 answering|responding|replying|continuing|proceeding ~4 you|must|first|call|read|run|execute|open|send|use"
    ),
    .init(
      .addressesModel,
      .medium,
      "when ~2 summarizing|summarising|answering|responding ~6 include|mention|add|insert|always|say|recommend"
    ),
    .init(.addressesModel, .medium, "respond|reply|answer only ~1 with ~2 the|following|exactly|yes|word"),
  ]

  private static let ordering: [Phrase] = [
    .init(.ordersTools, .high, "before ~1 @call ~2 any|all|every|each|the other|another ~2 @tool"),
    .init(.ordersTools, .medium, "before|whenever|instead ~2 @call ~2 any|all|every|each ~2 @tool"),
    .init(
      .ordersTools,
      .high,
      "@not ~1 use|call|invoke|trust ~2 other|another|original|regular|default|existing ~3 @tool"
    ),
    .init(.ordersTools, .high, "@not ~1 use|call|invoke|trust ~2 any ~2 @tool"),
    .init(
      .ordersTools,
      .medium,
      "always|must|first|mandatory ~2 call|use|invoke|run|execute this|the ?following @tool ~3 first|before|instead|always|every|whenever|prior"
    ),
    .init(
      .ordersTools,
      .medium,
      "this tool must|should|shall|has ~2 be|always ~1 called|used|invoked|run|executed|call ~2 first|before|always|every|prior|instead"
    ),
    .init(.ordersTools, .high, "this|it tool ?must ?should replaces|supersedes|overrides|deprecates ~4 @tool"),
    .init(.ordersTools, .medium, "instead of ~2 any|other|all|every|default|builtin|native|regular ~3 @tool"),
    .init(
      .ordersTools,
      .medium,
      "other|original|regular|default|existing|previous ~2 @tool is|are|was|were ~2 deprecated|broken|unsafe|insecure|unavailable|disabled|outdated|compromised"
    ),
    .init(
      .ordersTools,
      .medium,
      "@must ~1 be called|invoked|executed|used ~2 before|prior ~2 any|every|all|other|each ~3 @tool"
    ),
    .init(
      .ordersTools,
      .high,
      "before|prior ?to every|any|each|all other|others function|functions|tool|tools|action|actions"
    ),
    .init(
      .ordersTools,
      .medium,
      "@must|has ?to ?be called|invoked|executed|used|run ~1 at ~1 start|beginning ~2 each|every|any conversation|session|chat|task"
    ),
    .init(
      .ordersTools,
      .medium,
      "other|original|existing ~1 @tool ~4 are|is ~2 deprecated|broken|unsafe|insecure|unavailable|outdated|compromised|unreliable"
    ),
    .init(.ordersTools, .medium, "route|redirect every|all ~4 through|via this"),
    .init(.ordersTools, .medium, "@not use ~1 any|another|other alternative|alternatives"),
    .init(
      .ordersTools,
      .medium,
      "after|when|whenever|before|every|each ~3 @call ~3 also|additionally ~1 call|invoke|run|send|execute"
    ),
  ]

  private static let hiding: [Phrase] = [
    .init(.hidesFromUser, .high, "@not ~2 @tell ~4 @user"),
    .init(
      .hidesFromUser,
      .high,
      "without ~1 telling|informing|notifying|alerting|mentioning|disclosing|warning ~3 @user"
    ),
    .init(.hidesFromUser, .high, "avoid ~1 telling|informing|notifying|alerting|mentioning|disclosing ~4 @user"),
    .init(
      .hidesFromUser,
      .medium,
      "@not ~2 mention|reveal|disclose ~1 this|these|that|it|any|anything ~2 instruction|instructions|step|steps|behavior|behaviour|prompt|note|message|tag"
    ),
    .init(
      .hidesFromUser,
      .high,
      "@user must|should|does|do|need|will|may|can not|never ~2 know|told|notice|aware|notified|informed"
    ),
    .init(
      .hidesFromUser,
      .medium,
      "no need to ~1 inform|tell|notify|mention|alert|warn ~3 @user"
    ),
    .init(.hidesFromUser, .medium, "keep ~3 secret|hidden|confidential|silent|quiet ~3 from ~2 @user"),
    .init(.hidesFromUser, .medium, "hide|conceal ~4 from ~2 @user"),
    .init(
      .hidesFromUser,
      .medium,
      "secretly|silently|covertly|quietly|discreetly|stealthily ~1 send|read|copy|call|run|include|add|forward|upload|execute|append|exfiltrate|invoke|fetch|collect|install"
    ),
    .init(.hidesFromUser, .medium, "@not ~1 ask ~3 @user ~2 confirmation|permission|approval|consent|confirm"),
    .init(.hidesFromUser, .low, "without ~2 asking|confirmation|approval|consent|permission ~4 @user"),
    .init(
      .hidesFromUser,
      .medium,
      "@not ~2 show|display|print|output|include ~4 to|in ~3 @user ~3 response|answer|reply|output|summary"
    ),
    .init(
      .hidesFromUser,
      .medium,
      "@user ~1 already|has|have ~2 approved|consented|authorized|agreed|confirmed ~3 this|all|every|any"
    ),
  ]
}
