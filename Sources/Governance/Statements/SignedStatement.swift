package import CanonicalJSON
package import Signing

/// A statement with its approver's signature. Reading one proves nothing; `check` does.
package struct SignedStatement: Sendable, Equatable {
  package let statement: Statement
  /// The key that is said to have signed.
  package let key: VerifierKey
  private let signature: [UInt8]

  /// Signs.
  ///
  /// - Throws: `GovernanceError.badContent`.
  package init(_ statement: Statement, by signer: NoteSigner) throws(GovernanceError) {
    self.statement = statement
    key = signer.verifierKey
    signature = signer.signature(over: try statement.json.governed(), type: Statement.type)
  }

  /// As it stands in a record; the statement in words, so that it can be read there.
  package var json: JSON {
    [
      "statement": statement.json, "verifier_key": .string(key.text), "signature": .string(Hex.encode(signature)),
    ]
  }

  /// Nil where it has another form.
  package init?(_ json: JSON) {
    guard let object = json.objectValue, object.count == 3, let statement = object["statement"].flatMap(Statement.init),
      let text = object["verifier_key"]?.stringValue, let key = try? VerifierKey(parsing: text),
      let digits = object["signature"]?.stringValue, let signature = try? Hex.decode(digits)
    else { return nil }
    self.statement = statement
    self.key = key
    self.signature = signature
  }

  /// Holds the statement against what it is said to grant. Who signed is another question: see `ApproverList.approver(with:)`.
  ///
  /// - Returns: nil where it holds, else what is wrong, in words that follow `its statement`.
  func fault(kind: Statement.Kind, subject: String, content: JSON, after: Digest, log: String) -> String? {
    guard let body = try? statement.json.canonicalized(), key.isValid(signature, over: body, type: Statement.type)
    else {
      return "is not what `\(key.name)` signed"
    }
    guard key.name.utf8.elementsEqual(statement.actor.utf8) else {
      return "is of `\(statement.actor)` and signed by `\(key.name)`"
    }
    guard statement.kind == kind, statement.subject.utf8.elementsEqual(subject.utf8) else {
      return "is about `\(statement.subject)`, another \(statement.kind.rawValue)"
    }
    guard statement.log.utf8.elementsEqual(log.utf8) else { return "is of another machine's log" }
    guard statement.after == after else { return "was made before the last change, which it did not know" }
    guard let digest = try? Digest.canonical(content), digest == statement.content else {
      return "grants something else than stands beside it"
    }
    return nil
  }
}
