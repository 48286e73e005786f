/// The options of zsh (zshoptions(1)) and how their names are read.
enum ZshOptions {
  /// Sets an option. Case and underscores do not count, and `no` before a name turns it round.
  static func set(_ name: String, _ isOn: Bool, in options: inout Set<String>) {
    let (base, isPositive) = canonical(name)
    let value = isOn == isPositive
    let byDefault = onByDefault.contains(base)
    let key = byDefault ? "no" + base : base
    if value != byDefault { options.insert(key) } else { options.remove(key) }
  }

  private static func canonical(_ name: String) -> (base: String, isPositive: Bool) {
    let plain = String(decoding: name.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self).lowercased()
    let isNegated = plain.hasPrefix("no") && !["nomatch", "notify"].contains(plain)
    let base = isNegated ? String(plain.dropFirst(2)) : plain
    let (real, turned) = synonyms[base] ?? (base, false)
    return (real, isNegated == turned)
  }

  /// Other names, and whether they mean the opposite.
  private static let synonyms: [String: (String, Bool)] = [
    "dotglob": ("globdots", false), "braceexpand": ("ignorebraces", true), "nocaseglob": ("caseglob", true),
    "hashall": ("hashcmds", false), "log": ("histnofunctions", true), "physical": ("chaselinks", false),
  ]

  /// The options that count here and are on in zsh by default.
  private static let onByDefault: Set<String> = [
    "aliases", "badpattern", "bareglobqual", "caseglob", "casematch", "equals", "glob", "multios", "nomatch",
    "shortloops",
    "unset", "functionargzero", "hashcmds", "hashdirs", "evallineno", "debugbeforecmd", "exec", "rcs", "globalrcs",
    "beep", "bgnice", "checkjobs", "hup", "flowcontrol", "listbeep", "listtypes", "autolist", "automenu",
    "autoparamkeys", "autoparamslash", "autoremoveslash", "alwayslastprompt", "appendhistory", "banghist",
    "histsavebycopy",
    "promptcr", "promptpercent", "promptsp", "listambiguous", "checkrunningjobs", "clobber", "globalexport",
    "hashlistall",
    "notify",
  ]
}
