/// What kind of secret something is; the name stands in the placeholder.
package enum SecretKind: String, Sendable, CaseIterable {
  case privateKey = "private-key"
  case awsAccessKey = "aws-access-key"
  case googleToken = "google-token"
  case azureSecret = "azure-secret"
  case githubToken = "github-token"
  case gitlabToken = "gitlab-token"
  case slackToken = "slack-token"
  case npmToken = "npm-token"
  case pypiToken = "pypi-token"
  case openAIKey = "openai-key"
  case anthropicKey = "anthropic-key"
  case stripeKey = "stripe-key"
  /// A token of another known service.
  case serviceToken = "service-token"
  case jsonWebToken = "json-web-token"
  /// A value given to a name such as `password`.
  case password
  /// A value given to a name such as `api_key` or `token`.
  case secretValue = "secret-value"
  /// The password, or the token, before `@` in a URL.
  case urlCredentials = "url-credentials"
  /// What follows `Authorization:` or `Cookie:`.
  case authorization
}
