import Glibc
package import Signing

/// Who may grant on this machine.
package struct ApproverList: Sendable {
  /// Who keeps the list.
  package enum Source: String, Sendable {
    /// `/etc/cavra/approvers`: it alone counts where it is there.
    case enterprise
    /// The user's own configuration, on a machine without an enterprise's list.
    case user
  }

  package let source: Source
  /// The directory that it was read from.
  package let directory: String
  /// By name.
  package let approvers: [Approver]

  /// What a person should know of a list that the user keeps; nil for an enterprise's.
  package var warning: String? {
    source == .enterprise
      ? nil
      : "this list is the user's own: whoever can write `\(directory)` can add an approver; on a machine of an enterprise, root "
        + "keeps the list in `/etc/cavra/approvers`"
  }

  package func approver(named name: String) -> Approver? { approvers.first { $0.name.utf8.elementsEqual(name.utf8) } }

  /// The approver whose key signed, by the verifier key's own text.
  package func approver(with key: VerifierKey) -> Approver? { approvers.first { $0.key == key } }
}

extension ApproverList {
  static let ending = ".pub"
  private static let longestFile = 8_192
  private static let mostApprovers = 256

  /// Reads the list that counts: the enterprise's where its directory is there, else the user's.
  ///
  /// - Throws: `GovernanceError.badList` where a file is of another form, a name stands twice, or others than the list's keeper
  ///   could have written it; `.system`. A list that cannot be read lists nobody.
  package static func read(enterprise: String, user: String) throws(GovernanceError) -> ApproverList {
    if let list = try read(enterprise, .enterprise) { return list }
    return try read(user, .user) ?? ApproverList(source: .user, directory: user, approvers: [])
  }

  private static func read(_ directory: String, _ source: Source) throws(GovernanceError) -> ApproverList? {
    guard let names = try names(in: directory, source) else { return nil }
    var approvers: [Approver] = []
    for name in names where name.hasSuffix(ending) && !name.hasPrefix(".") {
      guard approvers.count < mostApprovers else {
        throw GovernanceError(.badList, "`\(directory)` has more than \(mostApprovers) approvers, take some away")
      }
      let path = "\(directory)/\(name)"
      let approver = try Approver(parsing: try text(of: path, source), file: path)
      guard "\(approver.name)\(ending)".utf8.elementsEqual(name.utf8) else {
        throw GovernanceError(
          .badList,
          "`\(path)` holds the key of `\(approver.name)`, name it `\(approver.name)\(ending)`"
        )
      }
      if let other = approvers.first(where: { $0.key.publicKey == approver.key.publicKey }) {
        throw GovernanceError(.badList, "`\(path)` holds the same key as `\(other.name)`, take one of them away")
      }
      approvers.append(approver)
    }
    return ApproverList(source: source, directory: directory, approvers: approvers)
  }

  /// The entries of a directory in the order of their names; nil where it is not there.
  private static func names(in directory: String, _ source: Source) throws(GovernanceError) -> [String]? {
    var status = stat()
    guard stat(directory, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw GovernanceError(.system, "`\(directory)` cannot be looked into: \(SystemMessage.last)")
    }
    try check(status, directory, source)
    guard let stream = opendir(directory) else {
      throw GovernanceError(.system, "`\(directory)` cannot be read: \(SystemMessage.last)")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = Glibc.readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted()
  }

  private static func text(of path: String, _ source: Source) throws(GovernanceError) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard file >= 0 else { throw GovernanceError(.system, "`\(path)` cannot be opened: \(SystemMessage.last)") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw GovernanceError(.system, "`\(path)`: \(SystemMessage.last)") }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= longestFile else {
      throw GovernanceError(.badList, "`\(path)` is no approver's file, move it away")
    }
    try check(status, path, source)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.isEmpty ? 0 : Glibc.read(file, &bytes, bytes.count)
    guard count == bytes.count, let text = String(validating: bytes, as: UTF8.self) else {
      throw GovernanceError(.badList, "`\(path)` cannot be read as text")
    }
    return text
  }

  /// Only the keeper of a list may be able to write it.
  private static func check(_ status: stat, _ path: String, _ source: Source) throws(GovernanceError) {
    let owner = source == .enterprise ? 0 : geteuid()
    guard status.st_uid == owner else {
      throw GovernanceError(
        .badList,
        "`\(path)` belongs to the user \(status.st_uid), `chown \(owner)` it after checking what is in it"
      )
    }
    guard status.st_mode & 0o022 == 0 else {
      throw GovernanceError(
        .badList,
        "`\(path)` can be written by others, `chmod go-w` it after checking what is in it"
      )
    }
  }
}
