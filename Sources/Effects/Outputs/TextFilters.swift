/// Programs that hand on what they read, changed or not.
enum TextFilters {
  /// Those that read their input to its end.
  static let readingAll: Set<String> = [
    "cat", "tee", "tail", "sort", "uniq", "tr", "cut", "rev", "sed", "gsed", "awk", "gawk", "mawk", "nawk", "grep",
    "egrep", "fgrep", "rg", "base64", "base32", "basenc", "xxd", "od", "hexdump", "hd", "gzip", "bzip2", "xz", "zstd",
    "fold", "fmt", "nl", "tac", "paste", "column", "strings", "iconv", "pv", "split", "expand", "unexpand", "pr",
    "numfmt", "cmp", "diff", "comm", "join",
  ]
}
