import GRDB
import Store

/// Reads a log: searches, proves, verifies, exports. Never writes, makes nothing, waits for no lock.
package final class EvidenceReader: Sendable {
  /// The home whose log it reads.
  package let home: String
  private let store: StoreReader

  /// Opens the log of a home for reading, on a connection of its own.
  ///
  /// - Throws: `EvidenceError.notFound` where the home has no log yet; any of the codes that opening has.
  package convenience init(home: String) throws(EvidenceError) {
    let store: StoreReader?
    do throws(StoreError) {
      store = try StoreReader.open(home: home, format: LogSchema.migrations.count)
    } catch {
      throw EvidenceError(error)
    }
    guard let store else {
      throw EvidenceError(.notFound, "`\(home)` has no evidence yet, it begins with the first decision")
    }
    self.init(home: home, store: store)
  }

  /// Reads on a connection that is open already.
  init(home: String, store: StoreReader) {
    self.home = home
    self.store = store
  }

  /// Closes a connection that `init(home:)` opened.
  package func close() { store.close() }

  /// Runs `body` on a consistent state of the log.
  func read<Success>(_ body: (Database) throws -> Success) throws(EvidenceError) -> Success {
    let result: Result<Success, EvidenceError>
    do throws(StoreError) {
      result = try store.read { database in
        do {
          return .success(try body(database))
        } catch let error as EvidenceError {
          return .failure(error)
        }
      }
    } catch {
      throw EvidenceError(error)
    }
    return try result.get()
  }
}
