import Signing

/// One verification of a bundle under way.
struct BundleAudit {
  let directory: BundleDirectory
  private var damages = DamageList()

  init(directory: BundleDirectory) { self.directory = directory }

  mutating func run(trust: EvidenceTrust, own: VerifierKey?, anchors: AnchorFile?) -> VerificationReport {
    let manifestBytes = directory.contents(BundleLayout.manifest)
    let manifest = readManifest(manifestBytes)
    let claimed = manifest?.verifierKey
    let choice = trust.choice(own: own == claimed ? own : nil, claimed: claimed)
    let key = checkManifestSignature(manifestBytes, keys: choice.keys)
    if let claimed, !choice.keys.contains(claimed) {
      damage(.foreignKey, BundleLayout.manifest, "it names the key `\(claimed.text)`, which is not trusted")
    }
    checkNames()
    let checkpoint = readCheckpoint(keys: choice.keys)
    for name in [BundleLayout.checkpoint, BundleLayout.proofs, BundleLayout.summary] { check(name, manifest) }
    var anchor = AnchorAudit(anchors, keys: choice.keys, origin: checkpoint?.origin)
    var state = AnchorState.unanchored("a selection of records cannot be compared with a kept checkpoint")
    var count = 0
    var root: Digest?
    if manifest?.isComplete ?? true {
      var audit = RecordAudit(file: BundleLayout.records)
      anchor.check(audit.frontier)
      checkRecords(manifest) { line in
        _ = audit.add(line)
        anchor.check(audit.frontier)
      }
      audit.finish(signedSize: checkpoint?.size)
      damages.add(contentsOf: audit.damages)
      count = audit.frontier.size
      root = audit.frontier.root
      if audit.damages.isEmpty, let checkpoint, checkpoint.root != root {
        damage(.changed, BundleLayout.records, "the records do not give the root that was signed")
      }
      if let named = audit.namedKey, !choice.keys.contains(named) {
        damage(
          .foreignKey,
          BundleLayout.records,
          "the first record names the key `\(named.text)`, which is not trusted"
        )
      }
      state = anchor.finish(audit.frontier)
      damages.add(contentsOf: anchor.damages)
    } else {
      var audit = SelectionAudit(proofs: directory.contents(BundleLayout.proofs), checkpoint: checkpoint)
      checkRecords(manifest) { audit.add($0) }
      audit.finish()
      damages.add(contentsOf: audit.damages)
      count = audit.count
    }
    if let manifest, manifest.records != count {
      damage(
        manifest.records > count ? .truncated : .inserted,
        BundleLayout.records,
        "\(manifest.records) records were exported, \(count) are there"
      )
    }
    if let manifest, let checkpoint, manifest.size != checkpoint.size || manifest.origin != checkpoint.origin {
      damage(.changed, BundleLayout.checkpoint, "it is not the one that the manifest speaks of")
    }
    return VerificationReport(
      origin: checkpoint?.origin,
      records: count,
      root: root,
      signedSize: checkpoint?.size,
      key: key,
      trust: choice.basis,
      anchor: state,
      damages: damages.first,
      damageCount: damages.count
    )
  }

  private mutating func damage(_ kind: Damage.Kind, _ file: String, _ detail: String) {
    damages.add(Damage(kind, file: file, detail))
  }

  private mutating func readManifest(_ bytes: [UInt8]?) -> BundleManifest? {
    guard let bytes else {
      damage(.removed, BundleLayout.manifest, "it is missing")
      return nil
    }
    do throws(EvidenceError) {
      return try BundleManifest(parsing: bytes)
    } catch {
      damage(.changed, BundleLayout.manifest, error.description)
      return nil
    }
  }

  private mutating func checkManifestSignature(_ manifest: [UInt8]?, keys: [VerifierKey]) -> VerifierKey? {
    let bytes = directory.contents(BundleLayout.signature)
    let signature = SignatureAudit(bytes, "the manifest's signature", keys: keys, file: BundleLayout.signature)
    if let damage = signature.damage { damages.add(damage) }
    guard let manifest, let bytes, let note = try? SignedNote(parsing: bytes) else { return nil }
    guard note.text == BundleLayout.signedText(manifestHash: SHA256.hash(manifest).hex) else {
      damage(.changed, BundleLayout.manifest, "it is not the manifest that was signed")
      return nil
    }
    return signature.key
  }

  private mutating func checkNames() {
    let known = BundleLayout.listed + [BundleLayout.manifest, BundleLayout.signature]
    for name in directory.names where !known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      damage(.inserted, String(name.prefix(64)), "it belongs to no bundle")
    }
  }

  private mutating func readCheckpoint(keys: [VerifierKey]) -> Checkpoint? {
    let bytes = directory.contents(BundleLayout.checkpoint)
    let signature = SignatureAudit(bytes, "the checkpoint", keys: keys, file: BundleLayout.checkpoint)
    if let damage = signature.damage { damages.add(damage) }
    return bytes.flatMap { try? SignedNote(parsing: $0) }.flatMap { try? Checkpoint(parsing: $0.text) }
  }

  /// Holds a small file against the manifest.
  private mutating func check(_ name: String, _ manifest: BundleManifest?) {
    guard let bytes = directory.contents(name) else {
      return damage(.removed, name, "it is missing, or no plain file")
    }
    guard let manifest else { return }
    guard let entry = manifest.files[name] else { return damage(.inserted, name, "the manifest does not list it") }
    if entry.size != bytes.count || entry.hash != SHA256.hash(bytes) {
      damage(.changed, name, "its hash is not the one in the manifest")
    }
  }

  private mutating func checkRecords(_ manifest: BundleManifest?, _ body: ([UInt8]) -> Void) {
    guard let read = directory.lines(BundleLayout.records, limit: BundleDirectory.maximumBytes, body) else {
      return damage(.removed, BundleLayout.records, "it is missing, or no plain file")
    }
    if !read.endsWhole { damage(.truncated, BundleLayout.records, "its last line has no end") }
    guard let manifest else { return }
    guard let entry = manifest.files[BundleLayout.records] else {
      return damage(.inserted, BundleLayout.records, "the manifest does not list it")
    }
    if entry.hash != read.hash { damage(.changed, BundleLayout.records, "its hash is not the one in the manifest") }
  }
}
