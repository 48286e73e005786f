/// A token that is known by its beginning.
struct TokenFormat: Sendable {
  let prefix: StaticString
  let kind: SecretKind
  /// What its body is made of.
  let body: ByteClass
  /// The fewest bytes of the body.
  let minimum: Int
  /// The most, where the length is fixed: a longer run is something else.
  let maximum: Int
  /// Whether a body without a digit is taken for words (`sk-learn-something`).
  let needsDigit: Bool

  init(
    _ prefix: StaticString,
    _ kind: SecretKind,
    _ body: ByteClass,
    _ minimum: Int,
    upTo maximum: Int = .max,
    needsDigit: Bool = true
  ) {
    self.prefix = prefix
    self.kind = kind
    self.body = body
    self.minimum = minimum
    self.maximum = maximum
    self.needsDigit = needsDigit
  }

  /// Published formats of the services. Of prefixes that begin alike the longer stands first.
  static let all: [TokenFormat] = [
    // GitHub
    .init("github_pat_", .githubToken, .base64URL, 22), .init("ghp_", .githubToken, .alphanumeric, 30),
    .init("gho_", .githubToken, .alphanumeric, 30), .init("ghu_", .githubToken, .alphanumeric, 30),
    .init("ghs_", .githubToken, .dotted, 30), .init("ghr_", .githubToken, .alphanumeric, 30),
    // GitLab
    .init("glpat-", .gitlabToken, .dotted, 18), .init("gldt-", .gitlabToken, .dotted, 18),
    .init("glrt-", .gitlabToken, .dotted, 18), .init("glcbt-", .gitlabToken, .dotted, 18),
    .init("glptt-", .gitlabToken, .dotted, 18), .init("glft-", .gitlabToken, .dotted, 18),
    .init("glsoat-", .gitlabToken, .dotted, 18), .init("glagent-", .gitlabToken, .dotted, 18),
    .init("gloas-", .gitlabToken, .dotted, 18), .init("glimt-", .gitlabToken, .dotted, 18),
    .init("GR1348941", .gitlabToken, .base64URL, 18, needsDigit: false),
    // Slack
    .init("xoxb-", .slackToken, .base64URL, 10), .init("xoxa-", .slackToken, .base64URL, 10),
    .init("xoxp-", .slackToken, .base64URL, 10), .init("xoxr-", .slackToken, .base64URL, 10),
    .init("xoxs-", .slackToken, .base64URL, 10), .init("xoxc-", .slackToken, .base64URL, 10),
    .init("xoxd-", .slackToken, .token68, 10), .init("xoxe.", .slackToken, .dotted, 10),
    .init("xoxe-", .slackToken, .base64URL, 10), .init("xapp-", .slackToken, .base64URL, 10),
    .init("hooks.slack.com/services/", .slackToken, .token68, 20),
    .init("hooks.slack.com/workflows/", .slackToken, .token68, 20),
    // Package registries
    .init("npm_", .npmToken, .alphanumeric, 36, upTo: 40, needsDigit: false),
    .init("pypi-AgE", .pypiToken, .base64URL, 40, needsDigit: false),
    .init("rubygems_", .serviceToken, .hexadecimal, 48), .init("cio", .serviceToken, .alphanumeric, 32, upTo: 32),
    .init("dckr_pat_", .serviceToken, .base64URL, 20), .init("dckr_oat_", .serviceToken, .base64URL, 20),
    .init("oy2", .serviceToken, .alphanumeric, 43, upTo: 43),
    // Models
    .init("sk-ant-", .anthropicKey, .base64URL, 20), .init("sk-proj-", .openAIKey, .base64URL, 20),
    .init("sk-svcacct-", .openAIKey, .base64URL, 20), .init("sk-admin-", .openAIKey, .base64URL, 20),
    .init("sk-or-v1-", .serviceToken, .hexadecimal, 32), .init("sk-lf-", .serviceToken, .base64URL, 20),
    .init("sk-", .openAIKey, .alphanumeric, 20), .init("hf_", .serviceToken, .alphanumeric, 30, needsDigit: false),
    .init("gsk_", .serviceToken, .alphanumeric, 40), .init("xai-", .serviceToken, .alphanumeric, 40),
    .init("pplx-", .serviceToken, .alphanumeric, 32), .init("r8_", .serviceToken, .alphanumeric, 36),
    .init("lsv2_", .serviceToken, .base64URL, 32), .init("tvly-", .serviceToken, .base64URL, 20),
    // Clouds
    .init("AKIA", .awsAccessKey, .upperAndDigits, 16, upTo: 16, needsDigit: false),
    .init("ASIA", .awsAccessKey, .upperAndDigits, 16, upTo: 16, needsDigit: false),
    .init("ABIA", .awsAccessKey, .upperAndDigits, 16, upTo: 16, needsDigit: false),
    .init("ACCA", .awsAccessKey, .upperAndDigits, 16, upTo: 16, needsDigit: false),
    .init("AIza", .googleToken, .base64URL, 35, upTo: 35), .init("ya29.", .googleToken, .dotted, 20),
    .init("GOCSPX-", .googleToken, .base64URL, 20), .init("1//0", .googleToken, .base64URL, 30),
    .init("dop_v1_", .serviceToken, .hexadecimal, 40), .init("doo_v1_", .serviceToken, .hexadecimal, 40),
    .init("dor_v1_", .serviceToken, .hexadecimal, 40), .init("fm1_", .serviceToken, .token68, 40),
    .init("fm2_", .serviceToken, .token68, 40), .init("fo1_", .serviceToken, .base64URL, 40),
    .init("dapi", .serviceToken, .hexadecimal, 32, upTo: 34), .init("hvs.", .serviceToken, .base64URL, 20),
    .init("hvb.", .serviceToken, .base64URL, 20), .init("hvr.", .serviceToken, .base64URL, 20),
    .init("tskey-", .serviceToken, .base64URL, 20), .init("pscale_tkn_", .serviceToken, .dotted, 30),
    .init("pscale_pw_", .serviceToken, .dotted, 30), .init("sbp_", .serviceToken, .hexadecimal, 40),
    .init("HRKU-", .serviceToken, .base64URL, 30), .init("pul-", .serviceToken, .hexadecimal, 40),
    // Payments, mail, telephony
    .init("sk_live_", .stripeKey, .alphanumeric, 16), .init("sk_test_", .stripeKey, .alphanumeric, 16),
    .init("rk_live_", .stripeKey, .alphanumeric, 16), .init("rk_test_", .stripeKey, .alphanumeric, 16),
    .init("whsec_", .stripeKey, .token68, 24), .init("SG.", .serviceToken, .dotted, 60),
    .init("sq0atp-", .serviceToken, .base64URL, 22), .init("sq0csp-", .serviceToken, .base64URL, 40),
    .init("key-", .serviceToken, .hexadecimal, 32, upTo: 32), .init("EAAA", .serviceToken, .base64URL, 56),
    .init("SK", .serviceToken, .hexadecimal, 32, upTo: 32),
    // Work places and tools
    .init("shpat_", .serviceToken, .hexadecimal, 32), .init("shpss_", .serviceToken, .hexadecimal, 32),
    .init("shpca_", .serviceToken, .hexadecimal, 32), .init("shppa_", .serviceToken, .hexadecimal, 32),
    .init("ATATT3", .serviceToken, .token68, 40), .init("ATBB", .serviceToken, .alphanumeric, 24),
    .init("lin_api_", .serviceToken, .alphanumeric, 32), .init("ntn_", .serviceToken, .alphanumeric, 40),
    .init("secret_", .serviceToken, .alphanumeric, 43, upTo: 43), .init("figd_", .serviceToken, .base64URL, 30),
    .init("PMAK-", .serviceToken, .base64URL, 40), .init("NRAK-", .serviceToken, .upperAndDigits, 27),
    .init("glsa_", .serviceToken, .base64URL, 32), .init("glc_eyJ", .serviceToken, .token68, 32, needsDigit: false),
    .init("sntrys_", .serviceToken, .token68, 40), .init("sntryu_", .serviceToken, .hexadecimal, 40),
    .init("dp.pt.", .serviceToken, .alphanumeric, 40), .init("dp.st.", .serviceToken, .dotted, 40),
    .init("ops_eyJ", .serviceToken, .base64URL, 40, needsDigit: false), .init("AKCp", .serviceToken, .alphanumeric, 60),
    .init("AGE-SECRET-KEY-1", .privateKey, .upperAndDigits, 40), .init("phx_", .serviceToken, .alphanumeric, 40),
    .init("vercel_blob_rw_", .serviceToken, .base64URL, 30), .init("nfp_", .serviceToken, .alphanumeric, 36),
    .init("bkua_", .serviceToken, .hexadecimal, 40), .init("CCIPAT_", .serviceToken, .base64URL, 40),
    .init("pnu_", .serviceToken, .alphanumeric, 36), .init("nvapi-", .serviceToken, .base64URL, 60),
    .init("csk-", .serviceToken, .alphanumeric, 40), .init("sk_", .serviceToken, .hexadecimal, 48, upTo: 48),
    .init("sqp_", .serviceToken, .hexadecimal, 40), .init("squ_", .serviceToken, .hexadecimal, 40),
    .init("sqa_", .serviceToken, .hexadecimal, 40), .init("dt0c01.", .serviceToken, .dotted, 80),
    .init("CFPAT-", .serviceToken, .base64URL, 40), .init("aio_", .serviceToken, .alphanumeric, 28, upTo: 28),
    .init("sk.eyJ", .serviceToken, .dotted, 40, needsDigit: false), .init("tfp_", .serviceToken, .dotted, 40),
    .init("access_token$production$", .serviceToken, .dollared, 40),
    .init("glwt-", .gitlabToken, .dotted, 18), .init("glffct-", .gitlabToken, .dotted, 18),
    .init("api.telegram.org/bot", .serviceToken, .telegram, 40),
    .init("discord.com/api/webhooks/", .serviceToken, .token68, 60),
    .init("discordapp.com/api/webhooks/", .serviceToken, .token68, 60),
  ]

  /// The bytes with which a token can begin, web tokens (`eyJ`) among them.
  static let firstBytes = ByteClass("e" + String(decoding: all.map { $0.prefix.utf8Start[0] }, as: UTF8.self))

  /// The formats by the first byte of their prefix.
  static let byFirstByte: [[TokenFormat]] = {
    var table = [[TokenFormat]](repeating: [], count: 256)
    for format in all { table[Int(format.prefix.utf8Start[0])].append(format) }
    return table
  }()
}
