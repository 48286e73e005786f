extension Catalogue {
  /// Tools that read files.
  static let readers: [Tool] = [
    Tool(
      "cat tac rev",
      "A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting S r,regex",
      .all(.read)
    ),
    Tool("head", "n,lines= c,bytes= q,quiet,silent v,verbose z,zero-terminated", .all(.read)),
    Tool(
      "tail",
      "n,lines= c,bytes= q,quiet,silent v,verbose z,zero-terminated f F,follow? s,sleep-interval= pid= retry max-unchanged-stats=",
      .all(.read)
    ),
    Tool(
      "less more most pg bat batcat",
      "N n S s i I R r F X E e M m Q q u U x= p= P= t=text T=read k=read o=write O=write j= y= z= l,language= style= theme= paging= color= plain A line-range= H= d a f c w g",
      .all(.read)
    ),
    Tool(
      "grep egrep fgrep zgrep ggrep",
      "e,regexp=text f,file=read i,ignore-case y v,invert-match w,word-regexp x,line-regexp c,count color? colour? L,files-without-match l,files-with-matches m,max-count= o,only-matching q,quiet,silent s,no-messages b,byte-offset H,with-filename h,no-filename label= n,line-number T,initial-tab Z,null z,null-data A,after-context= B,before-context= C,context= a,text binary-files= D,devices= d,directories= exclude= exclude-from=read exclude-dir= include= r,recursive R,dereference-recursive line-buffered U,binary E,extended-regexp F,fixed-strings G,basic-regexp P,perl-regexp V,version no-ignore-case",
      .firstUnless(["e", "f"], .text, rest: .read),
      recursive: ["r", "R"]
    ),
    Tool(
      "rg ripgrep",
      "e,regexp=text f,file=read i,ignore-case S,smart-case s,case-sensitive v,invert-match w,word-regexp x,line-regexp c,count l,files-with-matches files-without-match m,max-count= o,only-matching q,quiet n,line-number N,no-line-number H,with-filename I,no-filename A,after-context= B,before-context= C,context= a,text t,type= T,type-not= g,glob= iglob= u,unrestricted hidden . no-ignore no-ignore-vcs j,threads= max-depth,d= pre=code pre-glob= hostname-bin=code ignore-file=read M,max-columns= r,replace= U,multiline P,pcre2 F,fixed-strings z,search-zip L,follow color= colors= heading no-heading json files sort= sortr= stats 0,null p,pretty type-add= type-list vimgrep trim engine= E,encoding= column count-matches max-filesize= multiline-dotall",
      .firstUnless(["e", "f", "files", "type-list"], .text, rest: .read),
      alwaysRecursive: true,
      defaultsToDirectory: true
    ),
    Tool(
      "ag ack",
      "i s v w l L c A= B= C= G= g= a n Q u hidden ignore= nocolor type= t p=read",
      .first([.text], rest: .read),
      alwaysRecursive: true,
      defaultsToDirectory: true
    ),
    Tool("wc", "c,bytes m,chars l,lines L,max-line-length w,words files0-from=read total=", .all(.read)),
    Tool(
      "sort",
      "b,ignore-leading-blanks d,dictionary-order f,ignore-case g,general-numeric-sort i,ignore-nonprinting M,month-sort h,human-numeric-sort n,numeric-sort R,random-sort random-source=read r,reverse sort= V,version-sort batch-size= c,check? C compress-program=code debug files0-from=read k,key= m,merge o,output=write s,stable S,buffer-size= t,field-separator= T,temporary-directory=write parallel= u,unique z,zero-terminated",
      .all(.read)
    ),
    Tool(
      "uniq",
      "c,count d,repeated D all-repeated? f,skip-fields= group? i,ignore-case s,skip-chars= u,unique z,zero-terminated w,check-chars=",
      .first([.read], rest: .write)
    ),
    Tool(
      "diff colordiff sdiff diff3",
      "q,brief s,report-identical-files c C,context= u U,unified= e,ed n,rcs y,side-by-side W,width= left-column suppress-common-lines p,show-c-function F,show-function-line= label,L= t,expand-tabs T,initial-tab r,recursive N,new-file unidirectional-new-file from-file=read to-file=read i,ignore-case E Z b,ignore-space-change w,ignore-all-space B,ignore-blank-lines I,ignore-matching-lines= a,text strip-trailing-cr x,exclude= X,exclude-from=read S,starting-file= color? o,output=write d,minimal",
      .all(.read),
      recursive: ["r"]
    ),
    Tool(
      "cmp",
      "b,print-bytes i,ignore-initial= l,verbose n,bytes= s,quiet,silent",
      .first([.read, .read], rest: .text)
    ),
    Tool(
      "comm join",
      "1 2 3 check-order nocheck-order output-delimiter= total z,zero-terminated a= e= i,ignore-case j= o= t= v= header",
      .all(.read)
    ),
    Tool(
      "cut",
      "b,bytes= c,characters= d,delimiter= f,fields= n complement s,only-delimited output-delimiter= z,zero-terminated",
      .all(.read)
    ),
    Tool(
      "paste fold fmt expand unexpand nl column pr",
      "d,delimiters= s,serial z,zero-terminated b,body-numbering= c f= h= i= l= n= p v= w,width= t,table S J o= e a m D= F N W= x R= H= u g= k",
      .all(.read)
    ),
    Tool("tr", "c,complement C d,delete s,squeeze-repeats t,truncate-set1", .all(.text)),
    Tool(
      "od xxd hexdump hd",
      "A= t= j= N= n= w? v a b c d f i l= o= s= x e C g= p ps plain r E u L= S=",
      .first([.read], rest: .write)
    ),
    Tool("strings", "a f n= min-len= t= e= o w T= s= d", .all(.read)),
    Tool(
      "file",
      "b,brief C c e= F= f,files-from=read h i,mime mime-type mime-encoding k L l m,magic-file=read M= N n p P= r s S z Z 0",
      .all(.read)
    ),
    Tool("stat", "L,dereference f,file-system c,format= printf= t,terse x", .all(.text)),
    Tool(
      "ls dir vdir exa eza lsd",
      "a,all A,almost-all author b B,ignore-backups c C color? d,directory D f F,classify? file-type format= full-time g G h,human-readable si H hide= hyperlink? i,inode I,ignore= k l L m n N o p q Q quoting-style= r,reverse R,recursive s,size S sort= time= time-style= t T= u U v w= x X Z 1 group-directories-first tree level= git icons long header",
      .all(.text),
      recursive: ["R"]
    ),
    Tool(
      "tree",
      "a d l f x L= P= I= o=write p u g s h D F i r t n C A S H= T= N q J X dirsfirst noreport du prune filelimit= matchdirs gitignore sort=",
      .all(.text)
    ),
    Tool(
      "du",
      "a,all c,total d,max-depth= h,human-readable s,summarize k m b x,one-file-system L P 0 t,threshold= exclude= X=read time? apparent-size si B= S",
      .all(.text)
    ),
    Tool("readlink realpath", "f,canonicalize e m n q s z L P relative-to= relative-base= v", .all(.text)),
    Tool(
      "md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum shasum sum",
      "a= b,binary c,check t,text tag quiet status w,warn z strict ignore-missing l=",
      .all(.read)
    ),
    Tool(
      "base64 base32 basenc uuencode",
      "d,decode D i,ignore-garbage w,wrap= o=write base64 base64url base32 base16 b= input=read output=write",
      .all(.read)
    ),
    Tool(
      "jq yq gojq",
      "r,raw-output R,raw-input s,slurp n,null-input c,compact-output C,color-output M,monochrome-output a,ascii-output S,sort-keys e,exit-status f,from-file=read L= arg=text argjson= j,join-output tab indent= seq stream i,inplace P,prettyPrint o,output-format= p,input-format=",
      .firstUnless(["f"], .text, rest: .read),
      updates: ["i"]
    ),
    Tool("zcat gzcat bzcat xzcat zstdcat zless zmore", "f q v", .all(.read)),
    Tool("look", "a d f t=", .first([.text], rest: .read)),
    Tool("shellcheck hadolint yamllint jsonlint xmllint", "e= s= f= S= x a noout format c= o=", .all(.read)),
    Tool("getfacl lsattr getfattr", "R a d L P n= m= e= h", .all(.text)),

  ]
}
