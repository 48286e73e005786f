import CanonicalJSON
import Model

/// Two targets in one, told apart by the first byte: globs (pattern and path, divided by a line feed) against a matcher that
/// is slow and plainly right, and the compiler of packs with a judgement by what it made.
///
/// The sources of `Policy` are compiled into this target (links beside this file) with a reader of JSON in the place of the
/// one of YAML: libyaml has fuzzers of its own, and everything behind the reader is ours.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPolicy(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  if first & 1 == 0 { globs(bytes.dropFirst()) } else { packs(Array(bytes.dropFirst())) }
  return 0
}

private func globs(_ bytes: ArraySlice<UInt8>) {
  let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let pattern = String(validating: parts[0], as: UTF8.self) else { return }
  let path = Array(parts[1])
  guard case .success(let glob) = Glob.path(pattern) else { return }
  let exact = glob.matches(path, folding: false)
  if exact, !glob.matches(path, folding: true) { fatalError("folding lost a match") }
  _ = glob.canMatchBelow(path, folding: true)
  if case .success(let again) = Glob.path(pattern), again.matches(path, folding: false) != exact {
    fatalError("not deterministic")
  }
  // Every directory above a match must be one below which a match is possible, unless the pattern matches at any depth.
  guard exact, !pattern.hasPrefix("**"), !pattern.hasPrefix("/**"), path.first == UInt8(ascii: "/") else { return }
  for (index, byte) in path.enumerated() where byte == UInt8(ascii: "/") && index + 1 < path.count {
    if path[..<index].contains(UInt8(ascii: "/")) || index == 0, path[index + 1] != UInt8(ascii: "/"),
      !glob.canMatchBelow(path[..<index], folding: false)
    {
      fatalError("a match lies below a directory that was said to hold none")
    }
  }
}

private let effects: [Effect] = {
  let file = FileTarget(given: "x", path: "/w/a/.env", real: "/w/b", recursive: true)
  return [
    Effect(.run(ProgramRun(program: "git", written: "git", arguments: ["-C", ".", "push", "--force", "x"]))),
    Effect(.read(file)), Effect(.write(file)), Effect(.delete(file)),
    Effect(.connect(Endpoint(host: "h", port: 1, scheme: "https"))),
    Effect(.git(GitOperation(operation: "push", remote: "origin", refs: ["main"], force: true))),
    Effect(.mcp(server: "s", tool: "t")), Effect(.privilege("sudo")), Effect(.opaque("x")),
  ]
}()

private func packs(_ bytes: [UInt8]) {
  guard let pack = try? PackLoader(parent: { _ in nil }).load(bytes, file: "fuzz") else { return }
  let around = Surroundings(workTrees: ["/w"], home: "/h", temporary: ["/t"])
  let alone = PolicySet(layers: [Layer(.user, pack)])
  for effect in effects {
    let verdict = alone.judge([effect], in: around)
    if verdict != alone.judge([effect], in: around) { fatalError("not deterministic") }
    let linear = pack.rules.filter { $0.matches(effect, in: around) }.map(\.outcome).max()
    if let linear, verdict.outcome != linear { fatalError("the index lost a rule") }
  }
  if alone.judge(effects, in: around).outcome != effects.map({ alone.judge([$0], in: around).outcome }).max() {
    fatalError("the strictest effect does not decide")
  }
}
