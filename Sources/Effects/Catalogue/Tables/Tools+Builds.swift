extension VerbTool {
  /// Build tools that bring packages themselves, package managers of systems, and tools that release.
  static let builds: [VerbTool] = [
    VerbTool(
      "mvn mvnw gradle gradlew",
      """
      | q,quiet B,batch-mode v,version V h,help f,file=source s,settings=source p,project-dir=source D= P= U o,offline pl= am T= X e,errors N fae ff fn nsu stacktrace info i debug d x,exclude-task= tests= build-cache no-build-cache parallel daemon no-daemon continue rerun-tasks console= scan m,dry-run no-configuration-cache refresh-dependencies write-locks warning-mode= b,build-file=source c,settings-file=source g= I,init-script=source stop status
      . +dry-run ; . +version ; . +help : look
      publishToMavenLocal,publish*ToMavenLocal* : local
      scm:checkin,scm:add,scm:tag,scm:branch,scm:unedit,scm:export,gpg:* : publish
      ** archetype:generate : install
      pub*,pAP*,uplo*,site:deploy,closeAndRelease*,uploadArchives,bintrayUpload,deploy,site-deploy,release:*,deploy:*,nexus-staging:*,jib,jib:build,jib:buildTar,dockerPush*,docker:push,spring-boot:build-image-push,wagon:*,appengineDeploy,artifactoryPublish,flywayClean,flywayMigrate,liquibase:*,flyway:clean,flyway:migrate,dropAll : publish
      ** publish,publishToSonatype,publishAllPublications*,site:deploy,docker:push,closeAndRelease*,deploy,site-deploy,release:*,deploy:*,jib,jib:build,dockerPush*,docker:push : publish
      ** : build text*
      """
    ),
    VerbTool(
      "sbt mill lein",
      """
      | m=
      publishLocal,publishLocalSigned,publishM2 : local
      publish*,release*,deploy*,+publish*,uploadArtifact,sonatype*,ghRelease*,*:publish* : publish
      eval,set : execute
      run +m=clojure.main* : execute
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
      new install,uninstall,update ; new +install : install | i,install= u,uninstall=
      dev-certs +trust : change | trust check clean
      build,test,run,restore,clean,format,watch,new,pack,msbuild,vstest,sln,publish,test,list,reference,remove,store,build-server,dev-certs,help,sdk ; ef migrations : build text*
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
      hex publish,retire,owner ; hex.publish,hex.retire,hex.owner,hex.organization : publish
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
      build,test,check,run,runtest,exec,repl,clean,freeze,outdated,list,list-bin,info,show,search,haddock,bench,configure,fmt,format,lint,init,ls,path,query,env,tool,spec,make,doc,describe,lint,sdist,gen-bounds ; switch list ; pin list : build text*
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
      format : build update* | o,output= l,line-length= set-exit-if-changed show= fix
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
      "jekyll",
      """
      | s,source=source d,destination=delete config=source l,livereload w,watch D,drafts future limit_posts= P,port= H,host= b,baseurl= I,incremental q,quiet V,verbose t,trace h,help v,version layouts=source p,plugins=source
      . $ +help,version : look
      build,serve,server,b,s,doctor,hyde,clean,docs : build text*
      new : build write*
      . : change
      """
    ),
    VerbTool(
      "hugo",
      """
      | s,source=source d,destination=write cleanDestinationDir config=source configDir=source D,buildDrafts F,buildFuture E,buildExpired minify gc b,baseURL= e,environment= theme,t= themesDir=source cacheDir=write p,port= bind= quiet logLevel= v,verbose w,watch c,contentDir=read l,layoutDir=read h,help
      deploy : publish
      mod get,init,tidy,vendor,update : install
      completion,config,env,list,version,help,server,serve,convert,gen,new,import,mod,build : build text*
      . : build text*
      """
    ),
    VerbTool(
      "turbo nx ng vue ember expo eas cap ionic react-native gatsby docusaurus astro nuxt next remix vite svelte-kit",
      """
      | h,help v,version
      . $ +version,help : look
      exec : build text*
      run,build,test,lint,graph,ls,list,show,info,affected,run-many,serve,start,dev,preview,check,generate,g,format,format:check,format:write,e2e,extract-i18n,report,doctor,diff,prune,dep-graph,reset,sync,export,prebuild,new,server,develop,clean,telemetry,inspect,typecheck,prepare,analyze,watch,query,daemon,config,version,env : build text*
      login,logout,link,unlink,whoami : rekey
      deploy,publish,submit,release,update : publish
      add,update,install,upgrade,migrate,create,init : install
      """
    ),
  ]
}
