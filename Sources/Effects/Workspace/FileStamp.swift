/// What the file system says of a file without its being opened: as long as it says the same, the file holds the same.
package struct FileStamp: Sendable, Equatable {
  package let device: UInt64
  package let inode: UInt64
  /// In bytes.
  package let size: Int64
  /// Seconds and nanoseconds.
  package let modified: [Int]
  package let changed: [Int]

  package init(device: UInt64, inode: UInt64, size: Int64, modified: [Int], changed: [Int]) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}
