extension VerbTool {
  /// Package managers: of languages first, then of systems. Installing from a lock file or a project's list is everyday; naming
  /// a package brings new code.
  static let packages: [VerbTool] = [
    VerbTool(
      "npm",
      """
      | prefix=source C=source w,workspace= ws,workspaces include-workspace-root s,silent q,quiet d dd ddd loglevel= no-audit no-fund no-progress if-present foreground-scripts prefer-offline offline json l,long a,all g,global D,save-dev,dev P,save-prod,prod,production S,save O,save-optional E,save-exact no-save legacy-peer-deps f,force omit= include= ignore-scripts no-optional depth= registry= tag= otp= access= package-lock-only no-package-lock dry-run? strict-peer-deps install-links cache= userconfig= version,v h,help y,yes no-git-tag-version m,message= audit-level= parseable p unicode color? no-color link allow-same-version preid= provenance
      . $ +version,help ; . $ : look
      ls,list,la,ll,outdated,view,info,show,v,search,s,se,find,explain,why,docs,doc,home,repo,bugs,issues,ping,root,prefix,bin,fund,query,diff,help,help-search,completion,doctor,whoami,sbom,stars ; owner ls : look
      audit fix : install
      audit : look
      token,access,team,org,profile list,ls,get ; dist-tag ls,list ; owner ls,list ; config,c get,list,ls ; get ; pkg get ; cache ls,verify ; trust list : look
      config list +l ; config,c get *auth*,*token*,*password* : reveal
      unpublish ; deprecate,undeprecate ; owner rm,add ; access,team,org ** ; dist-tag,dist-tags add,rm ; token ** ; hook ** ; star,unstar ; trust ** : publish
      login,adduser,logout,profile,set ; config,c set,delete,edit,fix : rekey
      publish,pub +dry-run : rehearse read*
      publish,pub,stage : publish read*
      install,i,in,ins,inst,insta,instal,isnt,isnta,add,update,up,upgrade,udpate,uninstall,un,unlink,remove,rm,r,prune,dedupe,ddp,ci,pack,version,link,ln +dry-run : rehearse
      install,i,in,ins,inst,insta,instal,isnt,isnta,isntall,isntal,add +g @2 : install
      install,i,in,ins,inst,insta,instal,isnt,isnta,isntall,isntal !g $ ; ci,clean-install,ic,install-clean,isntall-clean,sit,cit,install-ci-test,install-test,it !g $ ; prune,dedupe,ddp,rebuild,rb,pack,pkg,shrinkwrap,version,verison,cache,edit,explore ; init,innit $ : local
      link,ln : local
      uninstall,un,unlink,remove,rm,r : local text*
      install,i,in,ins,inst,insta,instal,isnt,isnta,isntall,isntal,add,update,up,upgrade,udpate,install-test,it : install
      run,run-script,rum,urn,test,t,tst,start,stop,restart : build text*
      init,create,innit : install
      """
    ),
    VerbTool(
      "pnpm",
      """
      | C,dir=source r,recursive F,filter= w,workspace-root s,silent reporter= stream parallel if-present aggregate-output no-bail workspace-concurrency= D,save-dev P,save-prod O,save-optional E,save-exact g,global frozen-lockfile no-frozen-lockfile prefer-offline offline ignore-scripts prod,production dev json long depth= lockfile-only fix-lockfile force h,help v,version dry-run tag= access= otp= no-git-checks registry= shamefully-hoist strict-peer-dependencies color no-color resume-from= shell-mode c latest,L i,interactive
      . $ +version,help ; . $ : look
      list,ls,la,ll,outdated,why,view,info,show,root,bin,licenses,path,doctor,help,search,cat-index,find-hash,whoami,ping ; env list ; config get ; store status : look
      config get,list ; env list,ls ; store status,path ; licenses list,ls : look
      audit +fix : install | fix
      audit : look | audit-level=
      publish +dry-run : rehearse
      publish,unpublish,deprecate,dist-tag,owner,access,team : publish
      login,logout,adduser,token ; config,set ** : rekey
      install,i $ ; prune,dedupe,rebuild,rb,pack,import,fetch,link,ln,unlink,deploy,patch,patch-commit,version,init,setup ; store prune ; approve-builds : local
      remove,rm,uninstall,un : local text*
      add,install,i,update,up,upgrade,dlx,create,self-update ; env use,add : install
      run,run-script,test,t,tst,start,stop,restart,exec : build text*
      """
    ),
    VerbTool(
      "yarn",
      """
      | cwd=source s,silent frozen-lockfile immutable immutable-cache check-cache production prod ignore-scripts offline prefer-offline force json D,dev P,peer O,optional E,exact T,tilde W,ignore-workspace-root-check network-timeout= non-interactive mode= inline-builds h,help v,version flat pure-lockfile no-lockfile ignore-engines ignore-optional registry= cache-folder= dry-run n tolerate-republish access= tag= new-version= A,all R,recursive v1 since? exclude= include= p,parallel i,interleaved j,jobs= t,topological topological-dev
      . $ +version,help ; . $ : local
      config get *[aA]uth*,*[tT]oken*,*[pP]assword* : reveal
      list,ls,info,why,outdated,versions,bin,help,check,licenses,node-version,explain,audit ; owner list ; version check ; workspaces list ; config get : look
      npm info,audit,whoami ; npm tag list ; config get,list,current ; workspaces list,info ; plugin list ; cache dir,list ; tag list ; owner list ; team list ; licenses list ; constraints : look
      install $ ; dedupe,rebuild,link,unlink,pack,init,import,autoclean,generate-lock-entry,prune ; workspaces focus ; cache clean ; set version ; install +immutable,frozen-lockfile : local
      remove : local text*
      npm publish,tag,login,logout ; publish,unpublish,tag,owner,access,team,deprecate : publish
      login,logout ; config set,unset,delete : rekey
      global add,upgrade ; add,up,upgrade,upgrade-interactive,dlx,create,install ; set version ; plugin import ; workspace * add,up,upgrade : install
      workspace * remove : local
      workspace * run,test,build,lint,start,dev,exec,tsc,typecheck,check,format,* : build text*
      workspaces foreach run,test,build,lint ; workspaces run : build text*
      run,test,start,exec : build text*
      """
    ),
    VerbTool(
      "bun",
      """
      | cwd=source silent frozen-lockfile production p d,dev g,global D,development E,exact no-save dry-run h,help v,version registry= tag= access= otp= w,watch hot filter= F= b,bun bail? t,test-name-pattern= coverage timeout= f,force
      . $ +version,help,v : look
      pm ls,bin,hash,cache,pkg,whoami,view,why ; outdated,why,info,audit,help : look
      install,i $ ; ci,pm,link,unlink,patch,init,pack : local
      remove,rm : local text*
      publish +dry-run : rehearse
      publish : publish
      install,i,add,a,update,upgrade,x,create,c : install
      run,test,build,exec : build text*
      """
    ),
    VerbTool(
      "deno",
      """
      | q,quiet h,help V,version c,config=source no-config A,allow-all
      . $ +version,help ; . $ : look
      info,lint,fmt,check,test,bench,doc,coverage,task,compile,bundle,types,completions,help,outdated,audit,why : build read* | check watch fix
      install $ ; cache,vendor,init,clean : local
      publish +dry-run : rehearse | dry-run
      publish,deploy : publish
      add,install,i,upgrade,jupyter,update,approve-scripts : install
      remove,rm,uninstall : local
      """
    ),
    VerbTool(
      "pip pip3 pip2",
      """
      | q,quiet v,verbose no-color disable-pip-version-check h,help V,version no-cache-dir cache-dir= require-virtualenv isolated r,requirement=source c,constraint=source e,editable=source no-deps no-build-isolation U,upgrade user t,target=write prefix=write root=write src=write index-url,i= extra-index-url= no-index f,find-links= pre upgrade-strategy= force-reinstall I,ignore-installed prefer-binary no-binary= only-binary= break-system-packages trusted-host= proxy=url timeout= retries= y,yes dry-run report=write format= o,outdated u,uptodate l,local not-required path= d,dest=write w,wheel-dir=write progress-bar= require-hashes all exclude= python= config-settings= global-option= no-warn-script-location client-cert=read cert=read log=write
      . $ +version,help ; . $ : look
      list,show,freeze,check,help,debug,inspect,search,index,hash,completion ; cache dir,list ; config list : look text* | f,files
      cache dir,info,list ; config list,get,debug ; index versions : look
      install +dry-run : rehearse
      install +r=http:*,https:*,git*,ftp:* ; install +c=http:*,https:* ; install +e=http:*,https:*,git*,ssh:* : install
      install +index-url,extra-index-url,trusted-host,f,target,prefix,root : install
      install .,./*,.[*] ; install $ +e=.,./*,.[*] ; install $ +r !index-url,extra-index-url,trusted-host,find-links : local source*
      cache purge,remove ; uninstall : local text*
      install,download,wheel : install
      config set,edit,unset : rekey
      """
    ),
    VerbTool(
      "uv",
      """
      | q,quiet v,verbose directory=source project=source no-progress offline no-cache n cache-dir= config-file=source native-tls color= p,python= h,help V,version index-url= default-index= extra-index-url= index= i= f,find-links= r,requirement=source e,editable=source c,constraint=source U,upgrade P,upgrade-package= frozen locked no-sync all-extras extra= group= dev no-dev only-dev all-groups all-packages package= system dry-run target=write prefix=write o,output-file=write generate-hashes format= index-strategy= token= t= publish-url= outdated
      . $ +version,help ; . $ : look
      tree,version,help ; python list,find,dir ; cache dir ; tool list,dir : look
      pip list,show,freeze,check,tree ; python list,find,dir ; cache dir,size ; tool list,dir ; export ; auth dir ; workspace ** : look
      ** +index-url,default-index,extra-index-url,index,i,f : install
      sync,lock,venv,build,init,format,remove,export ; cache clean,prune ; pip uninstall ; pip sync ; pip compile ; tool uninstall ; python pin,uninstall ; pip install $ +r ; pip install $ +e=.,./*,.[*] ; pip install .,./*,.[*] : local
      run : build
      publish +dry-run : rehearse
      publish : publish
      auth login,logout,token : rekey
      add ; pip install,download ; tool install,upgrade,run ; python install,upgrade ; self update : install
      """
    ),
    VerbTool(
      "poetry pdm rye hatch pipenv pixi",
      """
      | q,quiet v,verbose n,no-interaction no-ansi ansi C,directory=source P,project=source no-plugins no-cache h,help V,version with= without= only= no-root sync all-extras E,extras= dry-run G,group= D,dev lock f,format= o,output=write t,tree l,latest outdated r,repository= u,username= p,password= build
      . $ +version,help ; . $ : look
      show,check,version,about,search,list,info,tree,graph,status,help,project,outdated,verify ; env info,list ; dep show : look
      env info,list,find ; config +list ; source show ; self show ; cache list : look | list
      install,lock,build,new,init,sync,export,env,remove,rm,shell,clean,fmt,test,check,requirements,uninstall : local text* | no-root frozen-lockfile
      cache ** : local
      publish +dry-run : rehearse
      publish : publish
      config,source ** : rekey
      add,update,upgrade,self,plugin,tool,global,import : install
      run : build
      """
    ),
    VerbTool(
      "pipx uvx pipx3",
      """
      | q,quiet v,verbose h,help version
      . $ +version,help ; list,environment,completions : look
      uninstall : local
      install,upgrade,upgrade-all,reinstall,inject,run,ensurepath,install-all : install
      """
    ),
    VerbTool(
      "conda mamba micromamba",
      """
      | n,name= p,prefix=write q,quiet json y,yes v,verbose h,help V,version c,channel= f,file=source d,dry-run a,all
      . $ +version,help ; . $ : look
      list,info,search,compare,doctor ; env list : look | show show-sources envs e,envs
      env list,export ; config +show ; config +show-sources : look
      install,create,update,remove +dry-run : rehearse
      activate,deactivate,clean,run,remove,uninstall ; env remove : local
      install,create,update,upgrade,init ; env create,update : install
      config : rekey
      """
    ),
    VerbTool(
      "twine",
      """
      | h,help version r,repository= repository-url= u,username= p,password= strict skip-existing
      . $ +version,help : look
      check : look read*
      upload,register : publish read*
      """
    ),
    VerbTool(
      "cargo",
      """
      | q,quiet v,verbose vv color= offline locked frozen manifest-path=source C=source Z= config=code p,package= workspace all exclude= lib bin= bins example= examples test= tests bench= benches all-targets F,features= all-features no-default-features release r profile= j,jobs= keep-going target= target-dir=write message-format= timings? h,help V,version dry-run n no-run no-fail-fast doc ignore-rust-version list explain= depth= i,invert= e,edges= format= no-dedupe d,duplicates allow-dirty no-verify token= registry= index= path= git= branch= tag= rev= root=write force f check open document-private-items no-deps fix
      . $ +version,help,list ; . $ : look
      tree,metadata,locate-project,pkgid,search,info,version,help,verify-project,read-manifest,audit,deny,outdated,geiger,machete,udeps,bloat,expand,asm,llvm-cov,tarpaulin,semver-checks,about,license,msrv,hack,public-api,sort,spellcheck,report,nextest : build text*
      build,b,check,c,test,t,run,r,clippy,fmt,doc,d,rustdoc,rustc,bench,clean,fetch,update,new,init,vendor,package,generate-lockfile,fix,miri,nextest,insta,watch,remove,rm,uninstall,tauri,leptos,make,xtask : build text*
      publish +dry-run ; publish +n : rehearse
      publish,yank,owner : publish
      login,logout : rekey
      add +path : local
      add,install,binstall,install-update,binstall : install
      """
    ),
    VerbTool(
      "rustup",
      """
      | v,verbose q,quiet h,help V,version
      . $ +version,help ; show,which,doc,man,check,completions ; toolchain,target,component,override list ; toolchain link -h : look | toolchain= installed
      run : build
      update,install,default,self,set ; toolchain,target,component,override ** : install
      """
    ),
    VerbTool(
      "go",
      """
      | C=source
      version,list,env,doc,help,vet,fmt,build,test,tool,generate,fix,clean,run,work : build text* | -o=write -v -x -n -race -cover -tags= -run= -count= -bench= -timeout= -mod= -modfile= -ldflags= -gcflags= -exec=code -toolexec=code -coverprofile=write -json -m -u -w= -u= -cache -testcache -modcache
      mod tidy,download,verify,graph,why,vendor,init,edit ; bug -h : build
      get,install : install
      """
    ),
    VerbTool(
      "gem",
      """
      | h,help v,version= V q N,no-document l,local r,remote a,all
      . $ +version,help ; list,search,info,specification,environment,env,outdated,which,contents,dependency,query,stale,check,help,rdoc : look
      sources +l,list ; build ; cleanup -n : look | l,list
      push,yank,owner : publish
      signin,signout : rekey
      uninstall,cleanup : local
      install,i,update,fetch,sources,exec,unpack : install
      """
    ),
    VerbTool(
      "bundle bundler",
      """
      | path=write without= with= deployment frozen local jobs= j= retry= quiet gemfile=source h,help version v
      . $ +version,help ; . $ ; list,show,info,outdated,check,doctor,platform,licenses,help,viz,fund,env,audit,open ; config $ ; config list,get : look
      config list,get ; config $ : look
      install,package,cache,pack,lock,clean,binstubs,init,remove,pristine,gem : local
      add,update,inject,plugin : install
      exec : build
      config : rekey
      """
    ),
    VerbTool(
      "composer",
      """
      | d,working-dir=source q,quiet v,verbose vv vvv n,no-interaction no-plugins no-scripts no-cache ansi no-ansi profile h,help V,version dev no-dev prefer-dist prefer-source dry-run o,optimize-autoloader a W,with-all-dependencies
      . $ +version,help ; . $ : look
      show,info,outdated,why,why-not,depends,prohibits,validate,licenses,diagnose,about,search,suggests,status,fund,audit,check-platform-reqs,list,help,home,browse : look
      install,dump-autoload,dumpautoload,init,archive,run-script,run,test,exec,clear-cache,clearcache,cc,remove,rm,uninstall,reinstall,bump,normalize,lint,cs,stan,phpstan,cs-fix,analyse,check : local
      require,req,update,u,upgrade,create-project,global,self-update,selfupdate : install
      config : rekey
      """
    ),
    VerbTool(
      "mvn mvnw gradle gradlew",
      """
      | q,quiet B,batch-mode v,version V h,help f,file=source s,settings=source p,project-dir=source D= P= U o,offline pl= am T= X e,errors N fae ff fn nsu stacktrace info i debug d x,exclude-task= tests= build-cache no-build-cache parallel daemon no-daemon continue rerun-tasks console= scan m,dry-run no-configuration-cache refresh-dependencies write-locks warning-mode= b,build-file=source c,settings-file=source g= I,init-script=source stop status
      . +dry-run ; . +version ; . +help : look
      publishToMavenLocal : local
      publish,publishToSonatype,publish*,closeAndRelease*,uploadArchives,bintrayUpload,deploy,site-deploy,release:*,deploy:*,nexus-staging:*,jib,jib:build,jib:buildTar,dockerPush*,docker:push,spring-boot:build-image-push,wagon:*,appengineDeploy,artifactoryPublish,flywayClean,flywayMigrate,liquibase:*,flyway:clean,flyway:migrate,dropAll : publish
      ** publish,publishToSonatype,publishAllPublications*,closeAndRelease*,deploy,site-deploy,release:*,deploy:*,jib,jib:build,dockerPush*,docker:push : publish
      ** : build text*
      """
    ),
    VerbTool(
      "sbt mill lein",
      """
      publish*,release*,deploy*,+publish*,uploadArtifact : publish
      ** : build text*
      """
    ),
    VerbTool(
      "dotnet nuget",
      """
      | h,help version info list-sdks list-runtimes v,verbosity= c,configuration= f,framework= o,output=write no-restore no-build nologo r,runtime= p= s,source= k,api-key= filter= l,logger= collect= tl? property= t,tl
      . $ +version,info,list-sdks,list-runtimes,help ; . $ : look
      nuget push,delete,sign,trust ; push,delete : publish
      nuget add,update,remove,enable,disable,setapikey ; setapikey,sources : rekey
      nuget list,locals,verify,why,config ; list,sln,search : look
      build,test,run,restore,clean,format,watch,new,pack,msbuild,vstest,sln,publish,test,list,reference,remove,store,build-server,dev-certs,help,sdk ; user-secrets list ; ef migrations : build text*
      ef database drop : destroy
      ef database update : change
      ef ** : build
      user-secrets list : reveal
      user-secrets ** : rekey
      add,tool,workload,package : install
      """
    ),
    VerbTool(
      "mix rebar3",
      """
      test,compile,format,deps.get,deps.compile,deps.tree,deps,credo,dialyzer,clean,docs,xref,help,phx.routes,phx.server,ecto.migrations,hex.info,hex.build,hex.outdated,hex.audit,new,phx.new,ecto.gen.migration,phx.gen.*,gettext.*,assets.*,app.tree,do,ct,eunit,shell,as,tree,coveralls,sobelow,deps.unlock,deps.clean,local.hex,compile.* : build text*
      ecto.drop,ecto.reset,ecto.rollback : destroy
      hex.publish +dry-run : rehearse | dry-run yes
      hex.publish,hex.retire,hex.owner,hex.organization : publish
      hex.user : rekey
      deps.update,archive.install,escript.install,hex.*,local.rebar : install
      phx.gen.secret : look
      ** : change
      """
    ),
    VerbTool(
      "stack cabal opam dune nimble shards luarocks cpanm raco elm spago dub crystal",
      """
      | h,help version
      . $ +version,help : look
      build,test,check,run,exec,repl,clean,freeze,outdated,list,list-bin,info,show,search,haddock,bench,configure,fmt,format,lint,init,ls,path,query,env,tool,spec,make,doc,describe,lint,sdist,gen-bounds ; switch list ; pin list : build text*
      upload,publish,bump,register : publish
      install,add,update,upgrade,get,fetch,switch,pin,remove,uninstall : install
      """
    ),
    VerbTool(
      "flutter dart pod fastlane swift xcodebuild",
      """
      | h,help version v,verbose package-path=source c,configuration= scheme= sdk= project= workspace= destination= -scheme= -project= -workspace= -sdk= -destination= -configuration= -derivedDataPath=write -list -version -showBuildSettings
      . $ +version,help,-version,-list,-showBuildSettings : look
      pub publish +dry-run ; pub lish +dry-run : rehearse | dry-run n
      pub publish,lish ; trunk push,delete,deprecate ; package-registry ** : publish
      pub,packages get,deps,outdated,downgrade,run ; test,analyze,format,build,clean,doctor,devices,run,create,gen-l10n,fix,compile,info,drive,emulators,screenshot,symbolize,list,env,search,spec,lib,ipc,outdated,deintegrate,init,lanes,archive,build-for-testing,test-without-building,analyze,docbuild ; repo list : build text*
      package describe,dump-package,resolve,show-dependencies,clean,reset,init,tools-version,update,plugin,edit,unedit,completion-tool,show-executables,diagnose-api-breaking-changes,generate-documentation,lint,compute-checksum : build text*
      install,repl ; sdk list : local
      upload_to_app_store,upload_to_testflight,deliver,pilot,release,beta,deploy,supply,match : publish
      pub add,upgrade,global,remove,cache ; update,upgrade,channel,precache,downgrade ; sdk ** : install
      """
    ),
    VerbTool(
      "apt apt-get aptitude nala dnf yum microdnf tdnf zypper apk snap flatpak brew port choco winget scoop mas opkg pkg emerge xbps-query",
      """
      | y,yes,assume-yes,assumeyes q,quiet qq n,dry-run,simulate,s,just-print,no-act,assumeno h,help V,version l,list a,all installed upgradable f v,verbose cask casks formula json? D d o= c,config-file=source t,target-release= no-install-recommends repository= cached-only e
      . $ +version,help ; . $ +list ; . $ : look
      . +dry-run : rehearse
      list,show,search,policy,info,depends,rdepends,madison,contents,provides,whatprovides,deps,uses,leaves,outdated,log,cat,home,doctor,config,desc,repolist,repoquery,history,check,check-update,changelog,version,stats,files,which,owns,verify,audit,formulae,casks,commands,find,connections,model,known,whoami,remotes,remote-info,ps,documentation,help,missing,options,why,why-not,moo,lr,list-updates,pa,packages,patterns,--prefix,--cache,--version,changes,warnings,query : look text*
      services,interface,saved,services list,info ; bundle check,list ; tap,alias $ ; analytics state ; apk-tools list : look
      clean,autoclean : local
      ** : install
      """
    ),
    VerbTool(
      "dpkg",
      """
      | l,list L,listfiles s,status S,search p,print-avail get-selections print-architecture print-foreign-architectures compare-versions V,verify C,audit I,info c,contents f,field W,show version help i,install r,remove P,purge configure a,pending force-all unpack R,recursive X,vextract x,extract e,control admindir= root=
      . +i,r,P,configure,unpack,X,x,e : install
      . +l,L,s,S,p,get-selections,print-architecture,print-foreign-architectures,compare-versions,V,C,I,c,f,W,version,help : look text*
      . : install
      """
    ),
    VerbTool(
      "rpm",
      """
      | q,query a,all i,install l,list f,file p,package R,requires V,verify U,upgrade e,erase F,freshen h,hash v version help qf,queryformat= changelog scripts provides whatprovides whatrequires import eval= E= initdb rebuilddb K,checksig nodeps force
      . +U,e,F,import,initdb,rebuilddb,eval,E : install
      . +q,V,K,version,help : look text*
      . : install
      """
    ),
    VerbTool(
      "pacman yay paru",
      """
      | Q,query S,sync R,remove U,upgrade F,files T,deptest D,database V,version h,help s,search,recursive i,info l,list o,owns e,explicit d,deps n m u,sysupgrade y,refresh q,quiet t k,check c,clean w,downloadonly noconfirm needed p,print
      . +R,U,D,y,c,u,w : install
      . +Q,F,T,V,h : look text*
      . +S +s ; . +S +i ; . +S +l ; . +S +p : look text*
      . : install
      """
    ),
    VerbTool(
      "apt-cache dpkg-query apt-mark apt-file apt-config rpmquery equery pkgutil update-alternatives",
      """
      | f,showformat= W,show= l,list= L,listfiles= S,search= a,all display= query= get-selections pkgs pkg-info= files= config= install= set= auto= remove= i s= n
      . +install ; . +set ; . +auto ; . +remove ; hold,unhold,auto,manual,minimize-manual : change
      . +config : change
      ** : look text*
      """
    ),
    VerbTool(
      "add-apt-repository apt-key dpkg-reconfigure rpm-ostree unattended-upgrade do-release-upgrade softwareupdate",
      """
      | l,list h,help
      . +list ; . +help ; list,status : look
      ** : install
      """
    ),
    VerbTool(
      "nix nix-build nix-shell nix-store nix-instantiate nix-channel nixos-rebuild home-manager guix",
      """
      | h,help version impure L print-build-logs f,file=source A,attr= o,out-link=write no-link no-out-link offline show-trace json c,command=rest
      . $ +version,help : look
      flake check,show,metadata,info,lock,init ; search,eval,path-info,why-depends,log,show-config,show-derivation,hash,fmt,derivation,dry-build,packages,generations ; store ls : look
      build,develop,print-dev-env,bundle,dry-activate : build
      profile list,history,diff-closures : look
      profile,flake,registry,upgrade-nix,copy,run,shell,package,install,pull : install
      store gc,delete,optimise ; collect-garbage : discard
      switch,boot,test : change
      """
    ),
    VerbTool(
      "rake thor",
      """
      | T,tasks? n,dry-run P,prereqs D,describe? W,where? A,all t,trace? f,rakefile=source q,quiet s,silent j,jobs= m V,version h,H,help v,verbose
      . +tasks ; . +dry-run ; . +P ; . +D ; . +W ; . +version ; . +help ; list : look
      db:drop*,db:reset*,db:rollback*,db:purge*,db:migrate:reset,db:migrate:down,db:migrate:redo,db:schema:load*,db:structure:load,db:truncate_all,db:setup,db:seed:replant : destroy
      release*,publish*,deploy*,gem:release,gem:push : publish
      test,spec,lint,rubocop,build,compile,clean,clobber,default,check,doc,docs,yard,features,cucumber,coverage,standard,standard:fix,rubocop:*,test:*,spec:*,routes,notes,stats,about,assets:precompile,assets:clobber,assets:clean,tmp:*,log:clear,package,gem : build text*
      db:version,db:migrate:status,db:abort_if_pending_migrations : look
      """
    ),
    VerbTool(
      "artisan",
      """
      | env= q,quiet v,vv,vvv,verbose V,version n,no-interaction h,help ansi no-ansi
      . $ +version,help ; . $ ; list,help,about,env,inspire,docs : look
      migrate:status,route:list,event:list,schedule:list,model:show,db:show,db:table,db:monitor,queue:failed,queue:monitor,horizon:status,channel:list,config:get,package:discover : look
      migrate +pretend : rehearse | pretend database= path=read
      make:*,test,serve,cache:clear,config:cache,config:clear,route:cache,route:clear,view:cache,view:clear,event:cache,event:clear,optimize,optimize:clear,storage:link,vendor:publish,lang:publish,stub:publish,queue:work,queue:listen,queue:restart,schedule:run,schedule:work,schedule:test,ide-helper:*,schema:dump,clear-compiled,horizon,octane:start,pint,dusk,breeze:install,ui : build
      migrate:fresh,migrate:reset,migrate:rollback,migrate:refresh,db:wipe,queue:clear,queue:flush,queue:forget,model:prune,telescope:clear,auth:clear-resets : destroy
      migrate,migrate:install,db:seed,down,up,queue:retry,passport:* : change
      key:generate : rekey
      db,tinker : execute
      """
    ),
    VerbTool(
      "lerna changeset semantic-release release-it np standard-version goreleaser auto release-please bumpversion bump2version bump-my-version commitizen cz vsce ovsx jsr wrangler-publish electron-builder",
      """
      | d,dry-run,dryRun,n,dryrun,preview h,help v,version ci no-ci snapshot skip-publish skip= y,yes since= scope= p,publish= no-publish dir allow-dirty clean rm-dist
      . +help ; . $ +version : look
      . +dry-run ; . +snapshot : rehearse
      ls,list,la,ll,changed,diff,info,status,check,healthcheck,package,build,jsonschema,show,show-bump,validate : look
      version,bump,major,minor,patch +y : publish
      run,exec,bootstrap,clean,link,version,init,add,pre,commit,bump,example,major,minor,patch : build
      ** : publish
      """
    ),
    VerbTool(
      "rimraf del-cli del",
      """
      | g,glob no-glob i,interactive v,verbose help version f,force d,dry-run
      . +help ; . +version : look
      . +dry-run : rehearse
      . : local delete*
      """
    ),
    VerbTool(
      "corepack nvm fnm volta n nodenv pyenv rbenv asdf mise rtx sdk jenv tfenv tfswitch goenv proto",
      """
      | h,help v,version a,all
      . $ +version,help ; . $ ; ls,list,current,which,version,versions,whence,root,doctor,info,where,ls-remote,list-remote,outdated,env,settings,tasks,help,cache,alias,bin-paths,bin,config,offline,broadcast,status : look
      list all,all ; plugin,plugins list,ls ; alias $ : look
      use,local,shell,rehash,exec,run,enable,disable,activate,deactivate,reshim,prune,uninstall,unset,remove,rm,pin,task : local
      ** : install
      """
    ),
    VerbTool(
      "bazel bazelisk buck buck2 pants",
      """
      run *push*,*publish*,*deploy*,*release* ; publish : publish
      build,test,query,cquery,aquery,info,version,help,clean,fetch,sync,coverage,mod,print_action,analyze-profile,dump,shutdown,targets,audit,list,lint,fmt,check,tailor,dependencies,roots,paths,peek,filedeps,run,package : build text*
      ** : change
      """
    ),
    VerbTool(
      "turbo nx ng vue ember expo eas cap ionic react-native gatsby hugo jekyll docusaurus astro nuxt next remix vite svelte-kit",
      """
      | h,help v,version
      . $ +version,help : look
      run,build,test,lint,graph,ls,list,show,info,affected,run-many,serve,start,dev,preview,check,generate,g,format,format:check,format:write,e2e,extract-i18n,report,doctor,diff,prune,dep-graph,reset,sync,export,prebuild,new,server,develop,clean,telemetry,inspect,typecheck,prepare,analyze,watch,query,daemon,config,version,env : build text*
      login,logout,link,unlink,whoami : rekey
      deploy,publish,submit,release,update : publish
      add,update,install,upgrade,migrate,create,init : install
      """
    ),
  ]
}
