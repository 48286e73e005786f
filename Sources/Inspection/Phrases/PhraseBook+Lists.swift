extension PhraseBook {
  /// Words that phrases share, by the name that stands behind `@`.
  static let lists: [String: String] = [
    "ignore": "ignore ignoring disregard disregarding forget forgetting bypass neglect overlook discard abandon",
    "override": "override overrule supersede supersedes overrides replace replaces cancel cancels skip drop",
    "earlier": "previous previously prior above earlier preceding foregoing aforementioned former",
    "any": "all any every your other these those the existing current original initial",
    "orders":
      "instruction instructions prompt prompts directive directives guideline guidelines command commands orders "
      + "rules guardrails safeguards restrictions programming training constraints",
    "strictorders": "instructions prompt prompts directives programming guardrails safeguards",
    "model":
      "ai assistant assistants model models llm llms agent agents claude chatgpt gpt gpt4 gpt5 gemini copilot codex "
      + "cursor llama mistral qwen deepseek bot chatbot",
    "surelymodel": "ai assistant llm llms claude chatgpt gpt gemini copilot codex chatbot",
    "user": "user users human humans operator person anyone anybody customer developer owner administrator",
    "not": "not never dont",
    "tell":
      "tell telling inform informing mention mentioning reveal revealing notify notifying disclose disclosing alert "
      + "alerting warn warning report reporting",
    "must": "must shall should need needs have has required ought always",
    "call": "call calling use using invoke invoking run running execute executing",
    "tool": "tool tools",
    "read": "read open cat print include pass get fetch access load extract collect retrieve copy dump locate gather "
      + "scan grep harvest steal obtain",
    "give": "pass include provide send put attach append insert embed add place write supply submit paste",
    "send":
      "send post upload forward transmit exfiltrate email leak submit share deliver sends posting sending uploading "
      + "forwarding bcc",
    "secrets": "credentials credential passwords password secrets passphrase keychain cookies tokens token",
    "talk": "conversation chat dialogue dialog transcript",
  ]
}
