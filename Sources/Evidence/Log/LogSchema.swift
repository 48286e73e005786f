import Store

/// The tables of the log. Only ever add a migration at the end.
enum LogSchema {
  static let migrations: [StoreMigration] = [
    StoreMigration(
      name: "0001 records, head, usage",
      sql: """
        CREATE TABLE record (
          log_index INTEGER PRIMARY KEY CHECK (log_index >= 0),
          body TEXT NOT NULL,
          leaf BLOB NOT NULL CHECK (length(leaf) = 32),
          -- The root of the largest whole subtree that ends with this leaf; NULL where that is the leaf itself.
          subtree BLOB CHECK (length(subtree) = 32),
          kind TEXT NOT NULL,
          decision_id TEXT,
          session_id TEXT,
          repository TEXT,
          rule_id TEXT,
          decision TEXT,
          severity INTEGER,
          action_type TEXT,
          target TEXT,
          timestamp TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX record_by_decision ON record (decision_id) WHERE decision_id IS NOT NULL;
        CREATE INDEX record_by_session ON record (session_id, log_index);
        CREATE TABLE head (
          id INTEGER PRIMARY KEY CHECK (id = 0),
          size INTEGER NOT NULL,
          frontier BLOB NOT NULL,
          checkpoint TEXT NOT NULL
        ) STRICT;
        CREATE TABLE session_usage (
          session_id TEXT PRIMARY KEY,
          records INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    ),
    StoreMigration(
      name: "0002 what joins the records of one call",
      sql: """
        ALTER TABLE record ADD COLUMN correlation_id TEXT;
        ALTER TABLE record ADD COLUMN surface TEXT;
        UPDATE record SET
          correlation_id = json_extract(body, '$.correlation_id'),
          surface = json_extract(body, '$.surface');
        CREATE INDEX record_by_correlation ON record (correlation_id) WHERE correlation_id IS NOT NULL;
        -- Few records are no decisions, and they are looked for by themselves.
        CREATE INDEX record_by_kind ON record (kind, log_index) WHERE kind <> 'decision';
        """
    ),
  ]
}
