import Model

extension Walker {
  /// `tar`: reads or writes the archive, reads what it packs, writes where it unpacks.
  mutating func runTar(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var words = arguments
    // The old form: the first word is a cluster without a dash.
    if let first = words.first, first.isKnown, !first.text.isEmpty, first.text.utf8.first != UInt8(ascii: "-"),
      first.text.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
    {
      words[0] = first.with("-" + first.text)
    }
    let table = OptionTable(
      "index-file=write c,create x,extract,get t,list r,append u,update A,catenate,concatenate d,diff,compare delete f,file=text C,directory=text z,gzip,gunzip,ungzip j,bzip2 J,xz Z,compress zstd lzma lzip lzop a,auto-compress I,use-compress-program=code F,info-script,new-volume-script=code to-command=code checkpoint? checkpoint-action=code rsh-command=code rmt-command=code v,verbose p,preserve-permissions,same-permissions k,keep-old-files O,to-stdout P,absolute-names h,dereference m,touch S,sparse W,verify w,interactive T,files-from=read X,exclude-from=read exclude= g,listed-incremental=update b,blocking-factor= H,format= K,starting-file= L,tape-length= N,newer= V,label= owner= group= mode= mtime= strip-components= strip,= transform=text xform=text s= one-file-system overwrite wildcards no-same-owner numeric-owner remove-files totals? warning= exclude-vcs sort= no-recursion anchored show-transformed-names B o q i n l"
    )
    let parsed = ParsedArguments(words, table)
    let via = place.via
    for option in parsed.options where option.role != .text { apply(option.role, option.value, range, via, state) }
    for option in parsed.unknownOptions {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, via)
    }
    for script in parsed.values("transform") + parsed.values("xform")
    where !script.isKnown || SedScript.reachesOut(script.text) {
      opaque("the expression of `--transform` may run commands", script.range, via)
    }
    var inner = state
    for directory in parsed.values("C") {
      let targets = directory.isKnown ? resolve(directory.text, directory.range, via, inner) : []
      if targets.isEmpty {
        inner.forgetDirectory("`tar -C` changed it")
      } else {
        inner.directories = targets.map(\.path)
      }
    }
    let creates = parsed.has(anyOf: ["c", "r", "u", "A"])
    for archive in parsed.values("f") where archive.text != "-" {
      if archive.isKnown, archive.text.utf8.contains(UInt8(ascii: ":")), !archive.text.hasPrefix("/") {
        connectHost(
          String(decoding: archive.text.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self),
          scheme: "ssh",
          archive.range,
          via
        )
      } else {
        apply(creates ? .write : parsed.has("delete") ? .update : .read, archive, range, via, state)
      }
    }
    if creates {
      for list in parsed.values("T") { readListed(list, of: name, range, inner, place) }
      let outer = listing
      listing = Self.listing(of: "tar", parsed)
      defer { listing = outer }
      for operand in parsed.operands {
        apply(parsed.has("remove-files") ? .take : .read, operand, recursive: true, range, via, inner)
      }
    } else if parsed.has("x"), !parsed.has("O") {
      // Names that are changed on the way are not those of the archive.
      let changes = parsed.has(anyOf: ["strip-components", "strip", "transform", "xform", "s", "P"])
      unpack(
        changes ? nil : parsed.values("f").last,
        into: nil,
        members: changes || parsed.has("T") ? [] : parsed.operands,
        range,
        inner,
        place,
        from: state
      )
      if parsed.has("P") { opaque("`tar -P` writes wherever the archive says", range, place.via) }
    }
  }
}
