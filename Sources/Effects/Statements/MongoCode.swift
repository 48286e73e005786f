import Model

/// What a line of JavaScript for MongoDB's shell does (mongosh methods), told from the methods that it calls.
enum MongoCode {
  private static let looking: Set<String> = [
    "find", "findOne", "count", "countDocuments", "estimatedDocumentCount", "distinct", "getIndexes", "stats",
    "explain",
    "limit", "skip", "sort", "pretty", "toArray", "forEach", "map", "getCollectionNames", "getCollectionInfos",
    "getCollection", "getSiblingDB", "getName", "listDatabases", "serverStatus", "hostInfo", "version", "itcount",
    "size",
    "hasNext", "next", "hint", "projection", "print", "printjson", "ObjectId", "ISODate", "Date", "NumberInt",
    "NumberLong", "tojson", "getMongo", "getDBNames", "dataSize", "storageSize", "totalSize", "isMaster", "hello",
    "currentOp", "status", "conf", "match", "group", "project", "aggregate", "stringify", "keys", "log", "getDB",
    "serverBuildInfo", "buildInfo", "getUsers", "getRoles", "maxTimeMS", "collation", "comment", "batchSize",
    "validate",
    "getShardDistribution", "getReplicationInfo", "now", "join", "RegExp", "UUID",
  ]
  private static let destroying = [
    "drop", "dropDatabase", "dropIndex", "dropIndexes", "deleteMany", "deleteOne", "remove", "findOneAndDelete",
    "shutdownServer", "dropUser", "dropAllUsersFromDatabase", "killOp", "killAllSessions", "dropRole", "fsyncLock",
  ]
  private static let granting = ["createUser", "updateUser", "grantRolesToUser", "createRole", "changeUserPassword"]

  static func acts(_ text: String) -> [Act] {
    if StatementText.isProgram(text.split(separator: "drop").joined()) { return [.execute] }
    if text.contains("$out") || text.contains("$merge") { return [.change] }
    var acts: [Act] = []
    for method in methods(text) {
      let act: Act =
        looking.contains(method)
        ? .look : destroying.contains(method) ? .destroy : granting.contains(method) ? .grant : .change
      if !acts.contains(act) { acts.append(act) }
    }
    // `runCommand({drop: 'x'})` names the command within.
    if acts.count > 1 { acts.removeAll { $0 == .look } }
    return acts.isEmpty ? [text.contains("(") || text.contains("=") ? .change : .look] : acts
  }

  /// The names before `(`, outside texts.
  private static func methods(_ text: String) -> [String] {
    var names: [String] = []
    var name: [UInt8] = []
    var quote: UInt8?
    for byte in text.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("):
        if !name.isEmpty { names.append(String(decoding: name, as: UTF8.self)) }
        name = []
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"): name.append(byte)
      case 0x20: break
      default: name = []
      }
    }
    return names
  }
}
