package import Signing

/// A person whose signature grants: an Ed25519 key under a name, and the groups for which the person answers.
package struct Approver: Sendable, Hashable {
  /// The longest name and group, in bytes.
  static let longestName = 32
  static let longestGroup = 64
  static let mostGroups = 16

  package let key: VerifierKey
  /// For example `Cloud Security`, as rules name them in `approvers`.
  package let groups: [String]

  package var name: String { key.name }

  /// - Throws: `GovernanceError.badName`.
  package init(key: VerifierKey, groups: [String]) throws(GovernanceError) {
    try Self.check(name: key.name)
    guard groups.count <= Self.mostGroups else {
      throw GovernanceError(.badName, "`\(key.name)` is in \(groups.count) groups, \(Self.mostGroups) are the most")
    }
    for group in groups where !Self.isGroup(group) {
      throw GovernanceError(
        .badName,
        "`\(group.prefix(80))` is no name of a group, give up to \(Self.longestGroup) letters, digits, blanks, `-`, `_` or `.`"
      )
    }
    self.key = key
    self.groups = groups
  }

  /// Names are short and plain, so that no two look alike and each is a file's name.
  ///
  /// - Throws: `GovernanceError.badName`.
  package static func check(name: String) throws(GovernanceError) {
    let bytes = Array(name.utf8)
    let isPlain = bytes.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard let first = bytes.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_"), isPlain,
      bytes.count <= longestName
    else {
      throw GovernanceError(
        .badName,
        "`\(name.prefix(80))` is no name of an approver, give up to \(longestName) of a-z, 0-9, `-` and `_`"
      )
    }
  }

  private static func isGroup(_ group: String) -> Bool {
    let bytes = Array(group.utf8)
    guard !bytes.isEmpty, bytes.count <= longestGroup, bytes.first != 0x20, bytes.last != 0x20 else { return false }
    return bytes.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || " -_.".utf8.contains(byte)
    }
  }
}

/// The text of an approver's file: the verifier key on the first line (C2SP signed-note), then one line a group.
extension Approver {
  private static let groupPrefix = "group: "

  package var text: String {
    ([key.text] + groups.map { Self.groupPrefix + $0 }).joined(separator: "\n") + "\n"
  }

  /// - Parameter file: the file's name, for the error.
  /// - Throws: `GovernanceError.badList` where the text is of another form.
  package init(parsing text: String, file: String) throws(GovernanceError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    lines.removeAll { $0.hasPrefix("#") }
    guard let first = lines.first else {
      throw GovernanceError(.badList, "`\(file)` is empty, put a verifier key there")
    }
    var groups: [String] = []
    for line in lines.dropFirst() {
      guard line.hasPrefix(Self.groupPrefix) else {
        throw GovernanceError(.badList, "`\(file)` has the line `\(line.prefix(80))`, write `group: NAME`")
      }
      groups.append(String(line.dropFirst(Self.groupPrefix.count)))
    }
    let key: VerifierKey
    do throws(SigningError) { key = try VerifierKey(parsing: first) } catch {
      throw GovernanceError(.badList, "`\(file)`: \(error.description)")
    }
    do throws(GovernanceError) { try self.init(key: key, groups: groups) } catch {
      throw GovernanceError(.badList, "`\(file)`: \(error.description)")
    }
  }
}
