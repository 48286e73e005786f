extension VerbTool {
  /// Programs of everyday work that make things of what lies in the work tree, or only show something.
  static let everyday: [VerbTool] = documents + generators + queries + windows

  private static let documents: [VerbTool] = [
    VerbTool(
      "mkdocs",
      """
      | f,config-file=source d,site-dir=write h,help V,version q v s,strict c,clean a,dev-addr=
      . $ +help,version : look
      build,serve,new,get-deps : build text*
      gh-deploy : publish
      . : change
      """
    ),
    VerbTool(
      """
      mdbook typedoc jsdoc compodoc esdoc documentation doxygen sphinx-build sphinx-apidoc sphinx-autobuild sphinx-quickstart pdoc \
      pydoc-markdown yard yardoc rdoc ri asciidoctor javadoc dokka scaladoc godoc pkgsite gomarkdoc ldoc haddock \
      plantuml mmdc d2 dot neato fdp circo twopi sfdp swag zola eleventy 11ty pelican nikola antora vitepress vuepress docsify \
      honkit gitbook slate redoc-cli api-extractor api-documenter docc jazzy
      """,
      """
      | h,help v,version o,output=write d,dest-dir=write c,config=source
      publish,deploy,gh-deploy,push,upload : publish
      . : build text*
      """
    ),
    VerbTool(
      "ffprobe mediainfo identify exiv2 pdfinfo pdffonts pdftotext pdfgrep",
      ". : build read*"
    ),
  ]

  private static let generators: [VerbTool] = [
    VerbTool(
      """
      flatc thrift sqlc mockgen moq mockery stringer wire gotests oapi-codegen templ gqlgen graphql-codegen \
      openapi-generator openapi-generator-cli openapi-typescript swagger-codegen quicktype json2ts bindgen cbindgen \
      wasm-bindgen wasm-opt wasm-objdump wat2wasm wasm2wat cython cythonize datamodel-codegen pybind11-stubgen \
      antlr4 bison flex re2c ragel gperf tree-sitter tsc-alias microbundle unbuild bunchee rspack rsbuild \
      stylus tailwindcss tailwind terser uglifyjs cleancss purgecss build-storybook xcpretty xcbeautify gcov gcovr lcov genhtml llvm-cov llvm-profdata \
      llvm-objdump llvm-nm llvm-readelf llvm-dwarfdump otool dwarfdump dsymutil javap jdeps jps nasm yasm srb tapioca rbs \
      steep git-cliff git-chglog conventional-changelog auto-changelog towncrier reno gitversion nbdime jupytext autoconf automake \
      autoreconf aclocal libtoolize pkg-config pkgconf ldconfig-p moc uic rcc plutil agvtool sourcery
      """,
      """
      | h,help v,version o,output=write out=write d,dist-dir=write c,config=source
      publish,deploy,push,upload,login,logout,release,install,update,upgrade : publish
      . : build
      """
    ),
    VerbTool(
      "protoc grpc_tools.protoc",
      "| h,help version I,proto_path=read o,descriptor_set_out=write plugin=source\n . : build read*"
    ),
    VerbTool(
      "swig",
      "| o,-o=write -oh,oh=write -outdir,outdir=write I=read -c++ -python -java -ruby -perl5 -lua -go -module= -version -help\n . : build read*"
    ),
    VerbTool(
      "jar",
      "| c,create x,extract t,list u,update i,generate-index f,file= m,manifest=read e,main-class= M,no-manifest v,verbose 0,no-compress C,dir= d,describe-module release= module-version= help,h version\n . : build text*"
    ),
    VerbTool(
      "sass node-sass",
      "| h,help version w,watch s,style= I,load-path=read no-source-map source-map embed-sources embed-source-map q,quiet quiet-deps update poll stop-on-error error-css no-error-css c,color no-color r,recursive o,output=write output-style= stdin indented charset\n . : build read write"
    ),
    VerbTool(
      "lessc",
      "| h,help v,version s,silent quiet l,lint js M,depends no-color include-path= strict-imports insecure m,math= u,su= rootpath= ru,rewrite-urls? source-map?write x,compress plugin=source global-var= modify-var= line-numbers=\n . : build read write"
    ),
    VerbTool(
      "svgo",
      """
      | h,help v,version i,input=update s,string= f,folder=update o,output=write p,precision= config=source datauri= multipass pretty indent= eol= final-newline r,recursive exclude= q,quiet show-plugins no-color
      . $ +help,version ; . $ +show-plugins : look
      . +o : build read*
      . : build update*
      """
    ),
    VerbTool(
      "postcss",
      """
      | h,help version o,output=write d,dir=write r,replace m,map no-map w,watch verbose env= u,use=source parser=source stringifier=source syntax=source ext= base=read config=source include-dotfiles poll?
      . +replace : build update*
      . : build read*
      """
    ),
    VerbTool(
      """
      ava tap uvu jasmine wtr web-test-runner testcafe nightwatch stryker storybook detox behave behat robot pest nose2 \
      pytest-watch ptw mutmut ginkgo gotestsum bacon infection
      """,
      """
      | h,help v,version o,output=write c,config=source r,require=source
      publish,deploy,push,upload : publish
      . : build source*
      """
    ),
    VerbTool(
      "trunk wasm-pack cross",
      """
      | h,help V,version
      publish,login,pack,upgrade,install : publish
      build,serve,watch,clean,test,check,fmt,clippy,run,doc,config,help,tree,metadata : build text*
      . $ +h,V : look
      """
    ),
    VerbTool(
      "strip objcopy install_name_tool ranlib exiftool xmlstarlet",
      """
      | o,output=write h,help V,version
      . : build update*
      """
    ),
    VerbTool("xcode-select", "| p,print-path v,version h,help\n . +p ; . +v ; . +h : look\n . : system"),
    VerbTool(
      "dvc",
      """
      | h,help V,version q v
      . $ +h,V : look
      status,diff,dag,list,ls,metrics,params,plots,root,version,doctor,check-ignore,config,data : look text*
      repro,add,commit,checkout,init,freeze,unfreeze,move,run,stage,exp : build text*
      push,pull,fetch,get,import,import-url,get-url : send
      . : change
      """
    ),
    VerbTool(
      "jupyter",
      """
      | h,help version
      . $ +h,version : look
      kernelspec list ; lab,server,notebook list ; --paths : look
      nbconvert !execute : build read* | execute to= output=write output-dir=write stdout inplace
      troubleshoot : look
      . : execute
      """
    ),
    VerbTool(
      "cookiecutter copier yo degit tiged create-react-app",
      """
      | h,help V,version
      . $ +h,V : look
      . : install
      """
    ),
    VerbTool(
      "electron-rebuild patch-package sort-package-json syncpack mkdirp cpx copyfiles cpy ncp",
      "| h,help v,version\n . : build update*"
    ),
    VerbTool("wait-on tsc-watch", "| h,help v,version\n . : build text*"),
    VerbTool(
      "shx",
      """
      echo,ls,cat,pwd,test,grep,head,tail,sort,uniq,which,true,false : look read*
      rm : local delete* | r R f
      mkdir,touch : local write* | p
      cp,mv : local text*
      . : execute
      """
    ),
    VerbTool(
      "shred",
      """
      | f,force n,iterations= s,size= u,remove? v,verbose x,exact z,zero random-source=read help version
      . : local delete*
      """
    ),
    VerbTool(
      "fallocate",
      """
      | c,collapse-range d,dig-holes i,insert-range l,length= n,keep-size o,offset= p,punch-hole v,verbose x,posix z,zero-range
      . +l=*T,*TB,*TiB,*P,*E,*[0-9][0-9]G,*00G,*00GB,*00GiB : system write*
      . : local write*
      """
    ),
  ]

  private static let queries: [VerbTool] = [
    VerbTool(
      """
      csvcut csvlook csvstat csvgrep csvsort csvjoin csvjson csvformat csvclean csvstack in2csv jo gron fx \
      htmlq pup xq tomlq datamash xmlwf html2text jless jid jiq glow mdcat pygmentize chroma \
      lsb_release sw_vers system_profiler dust duf ncdu procs fastfetch neofetch screenfetch onefetch difft difftastic delta icdiff \
      wdiff dwdiff uuidgen nanoid cowsay figlet toilet lolcat qrencode b3sum xxhsum crc32 sha224sum sha384sum \
      rhash ssdeep base58 basenc iconv uconv enca uchardet chardet hexyl pwgen diceware units calc ncal \
      ipcs mdls mdfind vm_stat gitstats git-quick-stats git-fame termgraph ministat infocmp toe fc-list fc-match xdpyinfo \
      ifstat bmon pmap pwdx tload prtstat slabtop
      """,
      """
      | h,help v,version o,output=write
      . : look
      """
    ),
    VerbTool(
      "mlr",
      """
      | n I icsv ojson c2p c2j j2c icsvlite ocsv opprint ixtab oxtab ijson itsv otsv ifs= ofs= fs= irs= ors= rs= ips= ops= ps= nr-progress-mod= ofmt= from=read mfrom version h,help implicit-csv-header headerless-csv-output allow-ragged-csv-input prepipe=code prepipex=code tz= records-per-batch= s=source
      . +I : build update*
      . : look read*
      """
    ),
    VerbTool(
      "qsv qsvlite qsvdp xsv",
      """
      | h,help version,V d,delimiter= n,no-headers o,output=write q,quiet j,jobs= size= s,chunks=
      foreach,fetch,fetchpost,py,luau,lua,prompt,describegpt,clipboard,pro,geocode,to,sqlp : execute
      split : build write read*
      partition : build text write read*
      template : build read*
      . : look read*
      """
    ),
    VerbTool(
      "dasel",
      """
      | f,file=read r,read= w,write= p,parser= o,out=write t,type= v,value= s,selector= m,multi plain compact length no-color version h,help
      put,delete : build text* | f,file=update
      . : look text*
      """
    ),
    VerbTool(
      "jc",
      "| p,pretty q,quiet r,raw m,monochrome C,force-color d u,unbuffer M,meta-out a,about y,yaml-out h,help v,version\n . : look text*"
    ),
    VerbTool(
      "xcrun",
      """
      simctl,devicectl list,help : look
      llvm-cov,llvm-profdata,swift-demangle,otool,dwarfdump,nm : build text*
      """
    ),
    VerbTool("tldr cheat whatis cht.sh navi", ". : look"),
    VerbTool("traceroute tracepath mtr whois ping6", ". : look"),
    VerbTool(
      "nmap masscan hey wrk wrk2 bombardier autocannon oha ddosify ab siege vegeta k6 locust artillery",
      """
      | h,help V,version v n= c= t= d= z= u,url=
      . $ +help,version : look
      inspect,report,plot,version,help : look
      . : execute
      """
    ),
    VerbTool(
      "gdb lldb",
      """
      | v,version h,help
      . $ +v,h : look
      . +batch : build read* | batch,-batch ex,-ex,-eval-command= x,-x= q n,-nx p,-p,pid,-pid= -args,args -quiet -nh
      """
    ),
  ]

  private static let windows: [VerbTool] = [
    VerbTool(
      "tmux",
      """
      | 2 C D d l u v N V c= f=source L= S= T=
      . $ +V : look
      show-environment,showenv,show-buffer,showb,save-buffer,saveb : reveal
      ls,list-*,has,has-session,display,display-message,show,show-*,info,capture-pane,capturep : look text* | p J e a P t= S= E= F= b= q
      new,new-session +d : build text* | d A D E P X c=source e= f= F= n= s= t= x= y=
      kill-session +t : local | t= a C
      """
    ),
    VerbTool(
      "screen",
      """
      | ls list,list v,version h,help -ls -list -v
      . $ +ls ; . $ +list ; . $ +-ls ; . $ +-list ; . $ +-v ; . $ +v,h : look
      """
    ),
    VerbTool(
      "code cursor codium windsurf zed subl atom idea pycharm webstorm",
      """
      | v,version h,help s,status list-extensions show-versions d,diff g,goto w,wait n,new-window r,reuse-window a,add
      . $ +v,h,s ; . $ +list-extensions : look
      . +d ; . : local read*
      """
    ),
    VerbTool("lazydocker lazygit ctop dry btop htop glances nvtop", "| h,help v,version\n . $ +h,v : look"),
    VerbTool("nc ncat netcat socat cryptcat", "| h,help V,version\n . $ +h,V : look"),
    VerbTool("sudo doas su pkexec run0", "| h,help V,version\n . $ +h,V : look"),
  ]
}
