import Signing

/// Whether a note was signed by a key that is believed; what is wrong with it otherwise.
struct SignatureAudit {
  private(set) var key: VerifierKey?
  private(set) var damage: Damage?

  /// - Parameters:
  ///   - bytes: the note, nil where there is none.
  ///   - what: what it is called in messages.
  init(_ bytes: [UInt8]?, _ what: String, keys: [VerifierKey], file: String?) {
    guard let bytes, !bytes.isEmpty else {
      damage = Damage(.unsigned, file: file, "\(what) is missing")
      return
    }
    let note: SignedNote
    do throws(SigningError) {
      note = try SignedNote(parsing: bytes)
    } catch {
      let isUnsigned = !bytes.contains(0xE2)
      damage = Damage(isUnsigned ? .unsigned : .changed, file: file, "\(what) cannot be read: \(error)")
      return
    }
    guard !keys.isEmpty else {
      damage = Damage(.unsigned, file: file, "there is no key to check \(what) with")
      return
    }
    do throws(SigningError) {
      key = try note.verified(by: keys).first
    } catch  where error.code == .badSignature {
      damage = Damage(.changed, file: file, "\(what) is not what was signed: \(error)")
    } catch {
      let names = note.signatures.map { "`\($0.name)`" }.joined(separator: ", ")
      damage = Damage(.foreignKey, file: file, "\(what) is signed by \(names), not by a trusted key")
    }
  }
}
