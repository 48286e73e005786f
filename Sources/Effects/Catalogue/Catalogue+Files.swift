extension Catalogue {
  /// Tools that change files.
  static let fileTools: [Tool] = [
    Tool(
      "cp gcp",
      "a,archive attributes-only b backup? copy-contents d f,force i,interactive H l,link L,dereference n,no-clobber P,no-dereference p preserve? no-preserve= parents R,r,recursive reflink? remove-destination sparse= strip-trailing-slashes s,symbolic-link S,suffix= t,target-directory=write T,no-target-directory u,update? v,verbose x,one-file-system Z context?",
      .target(sources: .read, target: .write, unless: "t"),
      recursive: ["a", "R"]
    ),
    Tool(
      "mv gmv",
      "b backup? f,force i,interactive n,no-clobber strip-trailing-slashes S,suffix= t,target-directory=write T,no-target-directory u,update? v,verbose Z",
      .target(sources: .take, target: .write, unless: "t"),
      alwaysRecursive: true
    ),
    Tool(
      "rm grm",
      "f,force i I interactive? one-file-system no-preserve-root preserve-root? r,R,recursive d,dir v,verbose P W x",
      .all(.delete),
      recursive: ["r"]
    ),
    Tool("unlink", "", .all(.delete)),
    Tool("rmdir", "ignore-fail-on-non-empty p,parents v,verbose", .all(.delete)),
    Tool("srm trash trash-put", "f r R v d s z", .all(.delete), alwaysRecursive: true),
    Tool("mkdir mkfifo mknod", "m,mode= p,parents v,verbose Z context?", .all(.write), takesHyphenAsName: true),
    Tool("touch gtouch", "a c,no-create d,date= f h,no-dereference m r,reference=text t= time=", .all(.write)),
    Tool(
      "ln",
      "b backup? d F f,force i,interactive L,logical n,no-dereference P,physical r,relative s,symbolic S,suffix= t,target-directory=write T v,verbose",
      .target(sources: .read, target: .write, unless: "t")
    ),
    Tool("link", "", .first([.read], rest: .write)),
    Tool("tee", "a,append i,ignore-interrupts p output-error?", .all(.write), takesHyphenAsName: true),
    Tool("dd", "", .assignments(["if": .read, "of": .write])),
    Tool("truncate", "c,no-create o,io-blocks r,reference=text s,size=", .all(.write), takesHyphenAsName: true),
    Tool(
      "shred wipe scrub",
      "f,force n,iterations= random-source=read s,size= u remove? v,verbose x,exact z,zero",
      .all(.delete)
    ),
    Tool("fallocate", "c d i l,length= n o,offset= p x z v", .all(.write)),
    Tool(
      "chmod",
      // A mode such as `-x` looks like options; then there is no other word for it.
      "c,changes f,silent,quiet v,verbose no-preserve-root preserve-root reference=text R,recursive r w x X s t u g o a",
      .firstUnless(["r", "w", "x", "X", "s", "t", "u", "g", "o", "a", "reference"], .text, rest: .write),
      recursive: ["R"]
    ),
    Tool(
      "chown chgrp",
      "c,changes f,silent,quiet v,verbose dereference h,no-dereference from= no-preserve-root preserve-root reference=text R,recursive H L P",
      .first([.text], rest: .write),
      recursive: ["R"]
    ),
    // A mode such as `-i` looks like options; then the first operand is a file.
    Tool("chattr", "R V f v= p=", .firstUnless([], .text, rest: .write), recursive: ["R"]),
    Tool("setfacl setfattr", "m= x= b k R M=read X=read n= v= d", .all(.write), recursive: ["R"]),
    Tool(
      "install ginstall",
      "b backup? c C,compare d,directory D g,group= m,mode= o,owner= p,preserve-timestamps s,strip strip-program=code S,suffix= t,target-directory=write T v,verbose Z context?",
      .target(sources: .read, target: .write, unless: "t")
    ),
    Tool(
      "patch",
      "p,strip= i,input=read o,output=write R,reverse d,directory=write b,backup dry-run N,forward f,force s,silent E r=write z= V= l u",
      .first([.update], rest: .read)
    ),
    Tool(
      "split csplit",
      "b,bytes= l,lines= n,number= a,suffix-length= d,numeric-suffixes? filter=code C= additional-suffix= x e t= u f,prefix=write k s z",
      .first([.read], rest: .write)
    ),
    Tool("dos2unix unix2dos", "k n o q b", .all(.update)),
    Tool("sponge", "a", .all(.write)),
    Tool("mktemp", "d,directory u,dry-run q,quiet p=write tmpdir?write suffix= t", .all(.text)),
    Tool("rename", "n,nono v,verbose f,force s,symlink a l i", .first([.code], rest: .update)),
  ]
}
