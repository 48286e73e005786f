/// `dig` and `drill`: names and servers among the words of a query.
extension Walker {
  mutating func runResolver(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let parsed = ParsedArguments(arguments, OptionTable("b= c= f=read k=read p= q=host t= x=host y= 4 6 d h i m r u v"))
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for option in parsed.unknownOptions {
      opaque("the option `\(option.text.prefix(40))` of a query is not known", option.range, place.via)
    }
    for word in parsed.operands {
      guard word.isKnown else {
        apply(.host, word, range, place.via, state)
        continue
      }
      if word.text.hasPrefix("+") || Self.recordTypes.contains(word.text.uppercased()) { continue }
      let name = word.text.hasPrefix("@") ? word.with(String(word.text.dropFirst())) : word
      apply(.host, name, range, place.via, state)
    }
  }

  /// Types and classes of records (RFC 1035 and its successors).
  private static let recordTypes: Set<String> = [
    "A", "AAAA", "ANY", "AXFR", "CAA", "CNAME", "DNSKEY", "DS", "HINFO", "HTTPS", "LOC", "MX", "NAPTR", "NS", "NSEC",
    "PTR",
    "RRSIG", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT", "URI", "IN", "CH", "HS",
  ]
}
