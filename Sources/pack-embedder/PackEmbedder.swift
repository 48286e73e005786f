import Glibc

/// Writes a Swift file that holds policy packs as string literals.
///
///     pack-embedder OUTPUT PACK-ID=FILE…
///
/// SwiftPM's own `.embedInCode` names a constant after its file, so that two `policy.yaml` collide, and its byte arrays take
/// the compiler more than a minute at 300 KB; a raw string literal costs nothing.
@main
enum PackEmbedder {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { fail("usage: pack-embedder OUTPUT PACK-ID=FILE…") }
    var source = "extension ShippedPacks {\n  /// The packs in the order of their ids, as they are in `policies/`.\n"
    source += "  static let sources: [(id: String, yaml: String)] = [\n"
    for argument in arguments.dropFirst() {
      guard let equals = argument.firstIndex(of: "=") else { fail("`\(argument)` is not PACK-ID=FILE") }
      let file = String(argument[argument.index(after: equals)...])
      let text = read(file)
      let fence = String(repeating: "#", count: longestRunOfHashes(text) + 1)
      source +=
        "    (\n      id: \"\(argument[..<equals])\",\n      yaml: \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)\n    ),\n"
    }
    save(source + "  ]\n}\n", to: output)
  }

  private static func longestRunOfHashes(_ text: String) -> Int {
    text.utf8.reduce(into: (longest: 0, run: 0)) { state, byte in
      state.run = byte == UInt8(ascii: "#") ? state.run + 1 : 0
      state.longest = max(state.longest, state.run)
    }.longest
  }

  private static func read(_ path: String) -> String {
    guard let file = fopen(path, "rb") else { fail("cannot open `\(path)`") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { fail("`\(path)` is not utf-8") }
    return text
  }

  private static func save(_ text: String, to path: String) {
    guard let file = fopen(path, "wb") else { fail("cannot write `\(path)`") }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { fail("cannot write `\(path)`") }
  }

  private static func fail(_ message: String) -> Never {
    let bytes = Array("pack-embedder: \(message)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    exit(1)
  }
}
