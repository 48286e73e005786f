/// Why something about an action could not be told. For whoever judges it is an opaque effect; only callers that resolve a
/// single path or URL see it.
///
/// Two errors are equal where their codes are.
package struct EffectsError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package struct Code: Sendable, Hashable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The path is empty, holds a NUL, is longer than the system takes, or is relative to nothing.
    package static let badPath = Code("badPath")
    /// Symbolic links go round in a circle, or there are too many of them.
    package static let linkLoop = Code("linkLoop")
    /// Something on the way may not be looked up.
    package static let unreadable = Code("unreadable")
    /// `~` or `~user` without a home directory.
    package static let noHome = Code("noHome")
    /// A `file:` URL that names no local file.
    package static let notFileURL = Code("notFileURL")
    /// A URL that programs could read differently.
    package static let badURL = Code("badURL")
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static func empty() -> EffectsError { EffectsError(code: .badPath, reason: "the path is empty") }

  static func nul(_ path: String) -> EffectsError {
    EffectsError(code: .badPath, reason: "path `\(shown(path))` holds a NUL character")
  }

  static func tooLong(_ path: String, limit: Int) -> EffectsError {
    EffectsError(code: .badPath, reason: "path `\(shown(path))` is longer than \(limit) bytes")
  }

  static func notAbsolute(_ directory: String) -> EffectsError {
    EffectsError(code: .badPath, reason: "directory `\(shown(directory))` is not absolute")
  }

  static func linkLoop(_ path: String) -> EffectsError {
    EffectsError(code: .linkLoop, reason: "path `\(shown(path))` goes through more than 40 symbolic links")
  }

  static func unreadable(_ path: String, _ why: String) -> EffectsError {
    EffectsError(code: .unreadable, reason: "cannot look up `\(shown(path))`: \(why)")
  }

  static func noHome(_ user: String) -> EffectsError {
    EffectsError(code: .noHome, reason: "no home directory is known for `~\(shown(user))`, write the path out")
  }

  static func notFileURL(_ url: String) -> EffectsError {
    EffectsError(code: .notFileURL, reason: "`\(shown(url))` is no URL of a local file, write the path out")
  }

  static func badURL(_ url: String) -> EffectsError {
    EffectsError(code: .badURL, reason: "cannot tell where `\(shown(url))` leads, write it as scheme://host/path")
  }

  /// Enough of a text to recognise it, in one line.
  private static func shown(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(256).map { $0.value < 0x20 ? " " : Character($0) })
    return text.unicodeScalars.count > 256 ? start + "…" : start
  }
}

extension EffectsError: Equatable {
  package static func == (left: EffectsError, right: EffectsError) -> Bool { left.code == right.code }
}
