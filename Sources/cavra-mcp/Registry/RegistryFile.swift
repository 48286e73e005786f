import ArgumentParser
import CanonicalJSON
import Effects
import Evidence
import Governance
import Host

/// A file that the commands of the registry read.
enum RegistryFile {
  /// Checks an exported document with this home's key and list of approvers.
  static func verify(_ path: String, json: Bool) throws {
    let context = try RegistryContext.reading()
    guard let key = try EvidenceReader(home: Runtime.places().state).ownKey else { throw NoKey() }
    let document = try JSON.parse(bytes(of: path))
    let faults = try RegistryDocument.faults(document, key: key, approvers: context.approvers.list())
    if json {
      Output.line(JSON.object(["intact": .bool(faults.isEmpty), "faults": JSON(faults)]).text)
    } else {
      for fault in faults { Output.line(fault) }
      if faults.isEmpty { Output.line("the document is what this home signed, and its statements are of approvers") }
    }
    if !faults.isEmpty { throw ExitCode(1) }
  }

  /// - Throws: `Missing` where there is no such file.
  static func bytes(of path: String) throws -> [UInt8] {
    let full = try path.hasPrefix("/") ? path : "\(Runtime.currentDirectory())/\(path)"
    guard let bytes = try Runtime.file(full, in: .live(home: Runtime.places().userHome)) else {
      throw Missing(path: path)
    }
    return bytes
  }

  private struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "there is no file `\(path)`" }
  }

  private struct NoKey: Error, CustomStringConvertible {
    let description = "this home has no key to check the document with"
  }
}
