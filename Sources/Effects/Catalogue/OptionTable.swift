import Synchronization

/// What an option's value or an operand means to a tool.
enum Role: String, Sendable {
  /// Nothing that is judged: a pattern, a number, a message.
  case text
  /// A file or directory that is read.
  case read
  /// A file that is made or changed.
  case write
  /// A file that is taken away.
  case delete
  /// A file that is read and changed in place.
  case update
  /// A file that is read and taken away.
  case take
  /// A URL or host that is reached.
  case url
  /// `[user@]host[:port]`
  case host
  /// Text to send, or `@file` with what to send.
  case data
  /// Code or a command that the tool runs.
  case code
  /// Shell code, which is read.
  case shell
  /// A directory that a container gets: `HERE:THERE`.
  case mount
  /// Everything from here on is a command.
  case rest
  /// The directory in which the command runs.
  case directory
  /// `NAME=value` for the command.
  case assign
  /// A file or directory whose contents are run: code, settings that name code, a project.
  case source
  /// A file here that goes elsewhere, or the place elsewhere that something comes from: `s3://bucket/x`, `NAME:/path`.
  case from
  /// A file here that is made of what comes from elsewhere, or the place elsewhere that something goes to.
  case to
  /// Statements for a database.
  case statement
  /// A file of statements for a database.
  case statements
}

/// The options of a tool, from a compact notation: words, each with the names of one option.
///
/// `r,R,recursive` is a flag with two short names and a long one. `e,regexp=` takes a value, glued or as the next word;
/// `o,output=write` says what it means. `i,in-place?` takes one only when it is glued, `l#` only
/// glued digits, behind which the cluster goes on. A name with a dash before it, as in
/// `-name=`, is long with a single dash.
struct OptionTable: Sendable {
  struct Option: Sendable {
    /// The first of its names, which stands for it.
    let name: String
    let takesValue: Bool
    let mayHaveValue: Bool
    /// Whether it takes glued digits and nothing else.
    let takesDigits: Bool
    let role: Role
  }

  private var options: [String: Option] = [:]
  private(set) var hasSingleDashNames = false

  /// Tables that were read before: a line of thousands of commands asks for the same few. Notations stand in the program's
  /// text, so that they are few; the bound is for those that do not.
  private static let known = Mutex<[String: OptionTable]>([:])
  private static let mostKnown = 1_024

  init(_ notation: String) {
    if let table = Self.known.withLock({ $0[notation] }) {
      self = table
      return
    }
    let table = OptionTable(reading: notation)
    Self.known.withLock { known in if known.count < Self.mostKnown { known[notation] = table } }
    self = table
  }

  private init(reading notation: String) { add(notation) }

  /// The same with more options; one of a name that is there takes its place.
  func adding(_ notation: String) -> OptionTable {
    if notation.isEmpty { return self }
    var result = self
    result.add(notation)
    return result
  }

  private mutating func add(_ notation: String) {
    for word in notation.utf8.split(separator: UInt8(ascii: " ")) {
      let sign = word.firstIndex { "=?#".utf8.contains($0) }
      let names = word[..<(sign ?? word.endIndex)].split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
      let role = sign.flatMap { Role(rawValue: String(Substring(word[word.index(after: $0)...]))) } ?? .text
      guard let first = names.first else { continue }
      let mark = sign.map { word[$0] }
      let option = Option(
        name: first,
        takesValue: mark == UInt8(ascii: "="),
        mayHaveValue: mark == UInt8(ascii: "?"),
        takesDigits: mark == UInt8(ascii: "#"),
        role: role
      )
      for name in names {
        options[name] = option
        if name.utf8.first == UInt8(ascii: "-") { hasSingleDashNames = true }
      }
    }
  }

  /// The option of exactly that name.
  subscript(_ name: String) -> Option? { options[name] }

  /// The long option of that name, or of the only name that begins so, as GNU's `getopt_long` takes it.
  func long(_ name: String) -> Option? {
    if let option = options[name], name.utf8.count > 1 { return option }
    var found: Option?
    for (key, option) in options where key.utf8.count > 1 && key.utf8.starts(with: name.utf8) {
      if let found, found.name != option.name { return nil }
      found = option
    }
    return found
  }
}
