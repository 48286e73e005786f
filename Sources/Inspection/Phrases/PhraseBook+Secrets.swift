extension PhraseBook {
  /// What wants secrets, and what wants data sent. Honest tools speak of both, so one alone says little; both close together
  /// say much (`TextInspector` raises them).
  static let secrets: [Phrase] = [
    .init(.asksForSecrets, .medium, "@read|@send|@give ~5 ssh|gpg key|keys|directory|folder"),
    .init(.asksForSecrets, .medium, "@read|@send ~4 id rsa|ed25519|ecdsa|dsa"),
    .init(.asksForSecrets, .medium, "@read|@send ~4 etc passwd|shadow"),
    .init(.asksForSecrets, .medium, "ssh id rsa|ed25519|ecdsa|dsa ~4 must|first|read|include|contents|pass|send"),
    .init(.asksForSecrets, .medium, "content|contents ~4 ssh|gpg|passwd|aws id|key|keys|credentials|rsa"),
    .init(.asksForSecrets, .medium, "@give ~4 env file ~1 to|in|into|as|with|every|each"),
    .init(.asksForSecrets, .medium, "@give ~2 output of env|printenv"),
    .init(.asksForSecrets, .medium, "@give ~3 all environment variables ~1 in|into|as|to"),
    .init(.asksToSend, .high, "@give|copy ~1 your ~1 system prompt|prompts|instructions|message"),
    .init(.asksToSend, .medium, "@send ~3 @talk ?transcript|history|log to|into|at ~1 http|https|url|server|webhook"),
    .init(
      .asksToSend,
      .medium,
      "encode|compress|translate|encrypt ~3 previous|prior|entire|full|whole|all|earlier ~2 @talk|messages"
    ),
    .init(.asksToSend, .low, "full|entire|whole|complete @talk ?history|log|transcript"),
    .init(
      .asksForSecrets,
      .medium,
      "@read|@send ~4 aws|gcloud|kube|docker|git|npm|netrc|azure credentials|config|netrc|npmrc ~2 file|contents|and|then"
    ),
    .init(
      .asksForSecrets,
      .medium,
      "@read|@send ~3 all|your|their|saved ~2 passwords|credentials|secrets|cookies|keychain"
    ),
    .init(.asksForSecrets, .low, "@read|@send|@give ~5 api|access|secret|private|signing key|keys|token|tokens"),
    .init(.asksForSecrets, .low, "@read|@send|@give ~3 @secrets"),
    .init(.asksForSecrets, .low, "@read|@send|@give ~3 environment variables|variable"),
    .init(.asksForSecrets, .low, "@read|@send|@give ~3 env|mcp ?json ~2 file|contents|content"),
    .init(
      .asksForSecrets,
      .medium,
      "wallet|seed|recovery|mnemonic phrase|phrases|words ~3 send|share|include|provide|pass"
    ),
    .init(.asksForSecrets, .medium, "@read|@send|@give ~4 wallet|seed|recovery|mnemonic phrase|phrases"),
    .init(
      .asksToSend,
      .high,
      "exfiltrate|exfiltrating ~6 data|file|files|contents|secrets|credentials|keys|conversation|to"
    ),
    .init(
      .asksToSend,
      .medium,
      "@send|summarize|log|append|@give ~4 entire|full|whole|complete|all|previous|this ~3 @talk|messages ~2 history|so|to|verbatim|in|as|with"
    ),
    .init(.asksToSend, .medium, "@send|@give ~4 @talk|message|messages|chat history ~4 to|in|as|with"),
    .init(
      .asksToSend,
      .medium,
      "@give ~4 contents|content|file|files|them|its|everything ~4 as|in|into|to|through|via ~3 sidenote|parameter|argument|param|query|url|header"
    ),
    .init(.asksToSend, .medium, "@give ~2 its|them|their|everything ~2 as|in|into|to ~2 note|notes|field|comment"),
    .init(
      .asksToSend,
      .low,
      "@send ~6 to ~3 http|https|url|server|endpoint|webhook|address|attacker|external|remote|address"
    ),
    .init(.asksToSend, .low, "bcc|cc|forward ~4 to|all|every|each|copy ~5 email|emails|mail|mails|message|messages"),
  ]
}
