import Model

/// What a command of Redis does (redis.io, "Commands").
enum RedisCommand {
  private static let looking: Set<String> = [
    "get", "mget", "keys", "scan", "ttl", "pttl", "expiretime", "pexpiretime", "exists", "type", "strlen", "getrange",
    "substr", "hget", "hgetall", "hkeys", "hvals", "hlen", "hmget", "hexists", "hscan", "hstrlen", "hrandfield", "llen",
    "lrange", "lindex", "lpos", "smembers", "sismember", "smismember", "scard", "sscan", "srandmember", "sinter",
    "sintercard", "sunion", "sdiff", "zrange", "zrangebyscore", "zrangebylex", "zrevrange", "zrevrangebyscore",
    "zrevrangebylex", "zscore", "zmscore", "zcard", "zcount", "zlexcount", "zrank", "zrevrank", "zscan", "zrandmember",
    "zinter", "zunion", "zdiff", "dbsize", "info", "ping", "echo", "time", "lastsave", "object", "latency", "xrange",
    "xrevrange", "xlen", "xinfo", "xread", "xpending", "pubsub", "role", "geopos", "geodist", "geosearch", "geohash",
    "bitcount", "bitpos", "getbit", "pfcount", "lolwut", "command", "randomkey", "select", "hello", "dump", "wait",
    "ft.search", "ft.info", "ft._list", "json.get", "json.type", "ts.get", "ts.range", "lcs", "quit", "help",
  ]
  private static let destroying: Set<String> = ["flushall", "flushdb", "shutdown", "swapdb", "failover", "debug"]
  private static let executing: Set<String> = [
    "eval", "evalsha", "eval_ro", "evalsha_ro", "fcall", "fcall_ro", "script", "function", "module", "replicaof",
    "slaveof", "monitor", "psync", "sync", "migrate", "restore",
  ]

  static func act(_ words: [String]) -> Act {
    let lower = words.map(SQLTokens.lower)
    guard let first = lower.first else { return .look }
    let second = lower.dropFirst().first ?? ""
    switch first {
    case "config":
      guard second == "get" else { return second == "resetstat" ? .change : .disarm }
      let names = lower.dropFirst(2)
      return names.contains { $0.contains("pass") || $0.contains("auth") || $0.contains("*") && $0.utf8.count < 4 }
        ? .reveal : .look
    case "acl": return ["whoami", "cat", "log", "help"].contains(second) ? .look : second == "list" ? .reveal : .grant
    case "memory": return second == "purge" ? .change : .look
    case "slowlog": return second == "reset" ? .change : .look
    case "client": return ["list", "info", "getname", "id", "help", "setname"].contains(second) ? .look : .kill
    case "cluster":
      return ["info", "nodes", "slots", "shards", "keyslot", "myid", "links"].contains(second) ? .look : .change
    case "module" where second == "list": return .look
    default:
      if looking.contains(first) { return .look }
      if destroying.contains(first) { return .destroy }
      return executing.contains(first) ? .execute : .change
    }
  }
}

extension SQLTokens {
  /// ASCII letters in lower case.
  static func lower(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
