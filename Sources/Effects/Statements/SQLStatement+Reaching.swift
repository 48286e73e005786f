import Model

/// Functions and tables by which a statement that seems to look does more.
extension SQLStatement {
  /// Functions that read, write or run files and programs, or reach other hosts.
  private static let running: Set<String> = [
    "writefile", "readfile", "load_extension", "edit", "fsdir", "lo_import", "lo_export", "lo_put", "lo_unlink",
    "lo_from_bytea", "load_file", "sys_exec", "sys_eval", "xp_cmdshell", "sp_oacreate", "sp_configure", "openrowset",
    "query_to_xml_and_run", "http_get", "http_post", "read_csv", "read_csv_auto", "read_text", "read_blob",
    "read_parquet", "read_json", "read_json_auto", "glob", "getenv", "file", "url", "s3", "executable", "remote",
    "fts3_tokenizer", "sqlite_load_extension",
  ]
  /// Functions that end sessions or change the server.
  private static let changing: Set<String> = ["setval", "nextval", "set_config", "release_all_locks", "sys_config"]
  /// Functions and views of PostgreSQL's own that only show.
  private static let showing = [
    "pg_size", "pg_database_size", "pg_total_relation", "pg_relation", "pg_table_", "pg_indexes", "pg_get_",
    "pg_backend_pid", "pg_is_", "pg_postmaster_start", "pg_blocking", "pg_typeof", "pg_stat_get", "pg_encoding",
    "pg_column", "pg_current_", "pg_last_", "pg_conf_load", "pg_my_", "pg_tablespace_size", "pg_tablespace_location",
    "pg_type_is", "pg_function_is", "pg_has_role", "pg_sleep", "pg_snapshot", "pg_xact", "pg_wal_lsn_diff", "pg_lsn",
    "pg_timezone", "pg_char_to", "pg_client_encoding", "pg_collation", "pg_index_column", "pg_options", "pg_show_",
    "pg_input", "pg_jit", "pg_notification", "pg_trigger_depth", "pg_describe", "pg_identify", "pg_listening",
  ]
  private static let secret: Set<String> = [
    "pg_shadow", "pg_authid", "pg_user_mapping", "pg_user_mappings", "authentication_string", "mysql_native_password",
    "user_privileges_secret", "rolpassword", "passwd", "password_hash",
  ]

  /// What a statement does beyond looking by what it calls and names; nil where that is nothing.
  static func reaching(_ words: ArraySlice<String>) -> Act? {
    var previous = ""
    for word in words {
      if secret.contains(word) { return .reveal }
      if word == "(" {
        if running.contains(previous) || previous.hasPrefix("dblink") || previous.hasPrefix("xp_") { return .execute }
        if changing.contains(previous) { return .change }
        if previous.hasPrefix("pg_"), !showing.contains(where: previous.hasPrefix) { return .execute }
      }
      previous = word
    }
    return nil
  }
}
