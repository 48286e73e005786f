/// Why something could not be signed, verified, decoded, or kept as a key.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct SigningError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: Sendable, Hashable {
    /// A key, signature or seed has the wrong length.
    case badLength
    /// A text is not strict hexadecimal or base64.
    case badEncoding
    /// A signed note, a key name or a verifier key string does not follow C2SP.
    case malformed
    /// A signature by a known key does not verify.
    case badSignature
    /// A passphrase does not open a key, or the key's name was changed.
    case badPassphrase
    /// No known key signed.
    case unknownKey
    /// A key file or its directory can be reached by others.
    case unsafePermissions
    /// A key file is there already.
    case exists
    /// A key file is not there.
    case missing
    /// The operating system refused.
    case system
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static func badLength(_ what: String, wanted: Int, got: Int) -> SigningError {
    SigningError(code: .badLength, reason: "\(what) has \(got) bytes, \(wanted) are needed")
  }

  static func badEncoding(_ form: String) -> SigningError {
    SigningError(code: .badEncoding, reason: "text is not strict \(form)")
  }

  static func malformed(_ reason: String) -> SigningError {
    SigningError(code: .malformed, reason: reason)
  }

  static func badSignature(_ name: String) -> SigningError {
    SigningError(code: .badSignature, reason: "signature of `\(name)` does not verify")
  }

  static var badPassphrase: SigningError {
    SigningError(
      code: .badPassphrase,
      reason: "the passphrase does not open the key, or its file was changed; try again"
    )
  }

  static var unknownKey: SigningError {
    SigningError(code: .unknownKey, reason: "none of the known keys signed this note, give the right verifier key")
  }

  static func unsafePermissions(_ path: String, _ problem: String, fix: String) -> SigningError {
    SigningError(code: .unsafePermissions, reason: "`\(path)` \(problem), \(fix)")
  }

  static func exists(_ path: String) -> SigningError {
    SigningError(code: .exists, reason: "`\(path)` exists already, it is not overwritten")
  }

  static func missing(_ path: String) -> SigningError {
    SigningError(code: .missing, reason: "`\(path)` does not exist")
  }

  static func system(_ operation: String, _ path: String, _ message: String) -> SigningError {
    SigningError(code: .system, reason: "\(operation) of `\(path)` failed: \(message)")
  }
}

extension SigningError: Equatable {
  package static func == (left: SigningError, right: SigningError) -> Bool { left.code == right.code }
}
