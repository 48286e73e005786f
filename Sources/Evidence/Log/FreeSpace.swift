import Glibc

/// The room that is left on a file system.
enum FreeSpace {
  /// Refuses where less than `reserve` bytes are left for ordinary users on the file system of `path` (statvfs(3)).
  ///
  /// - Throws: `EvidenceError.full`; `.system` where the file system does not tell.
  static func check(_ path: String, reserve: Int) throws(EvidenceError) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      throw EvidenceError(.system, "the free space of `\(path)` cannot be told")
    }
    let (free, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
    guard overflow || free >= UInt64(max(0, reserve)) else {
      throw EvidenceError(.full, "less than the \(reserve) reserved bytes are free on the disk of `\(path)`, free some")
    }
  }
}
