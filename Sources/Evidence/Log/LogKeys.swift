import Signing

/// The two keys of a log, in `keys/` of its home: one signs checkpoints, one hashes what was redacted.
struct LogKeys: Sendable {
  private static let signerFile = "log-signing.key"
  private static let redactionFile = "redaction.key"

  let signer: NoteSigner
  let redaction: KeyedHash

  /// Reads the keys, and makes them where the log is still empty. Called under the lock.
  ///
  /// - Parameter origin: the new log's name, nil where the log has records: then a missing key is an error, because a
  ///   new one would make two logs of one.
  static func load(home: String, newOrigin origin: String?) throws(EvidenceError) -> LogKeys {
    do throws(SigningError) {
      let directory = try SecretDirectory(path: home + "/keys")
      if let origin {
        try create { () throws(SigningError) in
          try directory.create(signerFile, signer: NoteSigner(name: origin, key: .generate()))
        }
        try create { () throws(SigningError) in
          try directory.create(redactionFile, hashKey: SecretBytes(randomCount: KeyedHash.keyLength))
        }
      }
      return LogKeys(signer: try directory.signer(signerFile), redaction: try directory.keyedHash(redactionFile))
    } catch {
      throw error.code == .missing
        ? EvidenceError(.keyMissing, "\(error.description), restore it from a backup or move the whole home away")
        : EvidenceError(error)
    }
  }

  /// The public half of a home's key, for those who only read; nil where there is none.
  static func verifierKey(home: String) -> VerifierKey? {
    guard let directory = try? SecretDirectory(path: home + "/keys") else { return nil }
    return try? directory.signer(signerFile).verifierKey
  }

  /// A key that is there already stays: a process may have died between making it and making the log.
  private static func create(_ body: () throws(SigningError) -> Void) throws(SigningError) {
    do throws(SigningError) { try body() } catch  where error.code == .exists { return }
  }
}
