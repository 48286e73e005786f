extension Catalogue {
  /// Archives and compression. `tar` and `dd` have grammars of their own.
  static let archives: [Tool] = [
    Tool(
      "zip",
      "r,recurse-paths q,quiet j,junk-paths m,move u,update d,delete f,freshen e,encrypt x,exclude= i,include= T,test TT,unzip-command=code y 9 0 1 2 3 4 5 6 7 8 v @ o P,password= b=write s= D X l k g F FF t= tt= n= R O,output-file=write",
      .first([.write], rest: .read),
      recursive: ["r", "R"],
      removes: ["m"]
    ),
    Tool("unzip", "d=write l t v p c n o q j a u x= P= C L z Z f K X", .first([.read], rest: .text)),
    Tool("zipinfo", "", .all(.read)),
    Tool(
      "gzip gunzip bzip2 bunzip2 xz unxz lzma zstd unzstd compress uncompress pigz lz4",
      "c,stdout,to-stdout d,decompress f,force k,keep l,list n,no-name N,name q,quiet r,recursive S,suffix= t,test v,verbose 1 2 3 4 5 6 7 8 9 fast best z o=write T,threads= T0 rm ultra e M= D=read 0",
      .all(.update),
      recursive: ["r"]
    ),
    Tool(
      "7z 7za 7zr",
      "o=write p? r t= m= y x= i= a -sdel",
      .first([.text, .update], rest: .read),
      recursive: ["r"],
      removes: ["-sdel"]
    ),
    Tool("cpio", "i o p t d u v m I,file=read O=write E=read D=write F=update", .all(.write)),
    Tool("ar ranlib", "", .first([.text, .update], rest: .read)),
  ]
}
