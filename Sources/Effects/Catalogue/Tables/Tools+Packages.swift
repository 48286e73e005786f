extension VerbTool {
  /// Package managers: of languages first, then of systems. Installing from a lock file or a project's list is everyday; naming
  /// a package brings new code.
  static let packages: [VerbTool] = [
    VerbTool(
      "npm",
      """
      | prefix=source C=source w,workspace= ws,workspaces include-workspace-root s,silent q,quiet d dd ddd loglevel= no-audit no-fund no-progress if-present foreground-scripts prefer-offline offline json l,long a,all g,global D,save-dev,dev P,save-prod,prod,production S,save O,save-optional E,save-exact no-save legacy-peer-deps f,force omit= include= ignore-scripts no-optional depth= registry= tag= otp= access= package-lock-only no-package-lock browser=code no-browser dry-run? strict-peer-deps install-links cache= userconfig= version,v h,help y,yes no-git-tag-version m,message= audit-level= parseable p unicode color? no-color link allow-same-version preid= provenance
      . $ +version,help ; . $ : look
      ls,list,la,ll,outdated,view,info,show,v,search,s,se,find,explain,why,docs,doc,home,repo,bugs,issues,ping,root,prefix,bin,fund,query,diff,help,help-search,completion,doctor,whoami,sbom,stars ; owner ls : look
      audit fix : install
      audit : look
      run,run-script env $ : reveal
      token,access,team,org,profile list,ls,get ; dist-tag ls,list ; owner ls,list ; config,c get,list,ls ; get ; pkg get ; cache ls,verify ; trust list : look
      config list +l ; config,c get *auth*,*token*,*password* : reveal
      unpublish ; deprecate,undeprecate ; owner rm,add ; access,team,org ** ; dist-tag,dist-tags add,rm ; token ** ; hook ** ; star,unstar ; trust ** : publish
      login,adduser,logout,profile,set ; config,c set,delete,edit,fix : rekey
      publish,pub +dry-run : rehearse read*
      publish,pub,stage : publish read*
      install,i,in,ins,inst,insta,instal,isnt,isnta,add,update,up,upgrade,udpate,uninstall,un,unlink,remove,rm,r,prune,dedupe,ddp,ci,pack,version,link,ln +dry-run : rehearse
      install,i,in,ins,inst,insta,instal,isnt,isnta,isntall,isntal,add +g @2 : install
      install,i,in,ins,inst,insta,instal,isnt,isnta,isntall,isntal !g $ ; ci,clean-install,ic,install-clean,isntall-clean,sit,cit,install-ci-test,install-test,it !g $ ; prune,dedupe,ddp,rebuild,rb,pkg,shrinkwrap,version,verison,cache,edit,explore ; init,innit $ ; pack,link,ln $ ; pack,link,ln .*,/*,~* : local
      pack,link,ln : install
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
      run,run-script env $ : reveal
      setup : persist
      deploy : local write*
      audit +fix : install | fix
      audit : look | audit-level=
      publish +dry-run : rehearse
      publish,unpublish,deprecate,dist-tag,owner,access,team : publish
      login,logout,adduser,token ; config,set ** : rekey
      install,i $ ; prune,dedupe,rebuild,rb,pack,import,fetch,link,ln,unlink,patch,patch-commit,version,init ; store prune ; approve-builds : local
      remove,rm,uninstall,un : local text*
      add,install,i,update,up,upgrade,dlx,create,self-update ; env use,add : install
      run,run-script,test,t,tst,start,stop,restart,exec : build text*
      """
    ),
    VerbTool(
      "yarn",
      """
      | cwd=source s,silent frozen-lockfile immutable from= verbose no-private W,worktree immutable-cache check-cache production prod ignore-scripts offline prefer-offline force json D,dev P,peer O,optional E,exact T,tilde W,ignore-workspace-root-check network-timeout= non-interactive mode= inline-builds h,help v,version flat pure-lockfile no-lockfile ignore-engines ignore-optional registry= cache-folder= dry-run n tolerate-republish access= tag= new-version= A,all R,recursive v1 since? exclude= include= p,parallel i,interleaved j,jobs= t,topological topological-dev
      . $ +version,help ; . $ : local
      config get *auth*,*Auth*,*token*,*Token*,*password*,*Password* : reveal
      run env $ : reveal
      node : build
      list,ls,info,why,outdated,versions,bin,help,check,licenses,node-version,explain,audit ; owner list ; version check ; workspaces list ; config get : look
      npm info,audit,whoami ; npm tag list ; config get,list,current ; workspaces list,info ; plugin list ; cache dir,list ; tag list ; owner list ; team list ; licenses list ; constraints : look
      install $ ; dedupe,rebuild,link,unlink,pack,init,import,autoclean,generate-lock-entry,prune ; workspaces focus ; cache clean ; set version stable,berry,classic,latest,canary,1.*,2.*,3.*,4.* ; install +immutable,frozen-lockfile : local
      remove : local text*
      npm publish,tag,login,logout ; publish,unpublish,tag,owner,access,team,deprecate : publish
      login,logout ; config set,unset,delete : rekey
      global add,upgrade ; add,up,upgrade,upgrade-interactive,dlx,create,install ; set version ; plugin import ; workspace * add,up,upgrade : install
      workspace * remove : local
      workspace * run,test,build,lint,start,dev,exec,tsc,typecheck,check,format,* : build text*
      workspaces foreach run,test,build,lint,exec ; workspaces run : build text*
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
      | q,quiet v,verbose directory=source project=source no-progress offline no-cache n cache-dir= config-file=source native-tls color= p,python= h,help V,version index-url= default-index= extra-index-url= index= i= f,find-links= r,requirement=source e,editable=source c,constraint=source U,upgrade P,upgrade-package= frozen locked no-sync all-extras extra= group= dev no-dev only-dev all-groups all-packages package= system dry-run target=write prefix=write o,output-file=write generate-hashes format= index-strategy= token= t= publish-url= outdated with= with-requirements=source with-editable=source
      . $ +version,help ; . $ : look
      tree,version,help ; python list,find,dir ; cache dir ; tool list,dir : look
      pip list,show,freeze,check,tree ; python list,find,dir ; cache dir,size ; tool list,dir ; export ; auth dir ; workspace ** : look
      ** +index-url,default-index,extra-index-url,index,i,f : install
      cache clean,prune : local | cache-dir=delete
      venv +clear : local delete* | clear seed
      sync,lock,venv,build,init,format,remove,export ; pip uninstall ; pip sync ; pip compile ; tool uninstall ; python pin,uninstall ; pip install $ +r ; pip install $ +e=.,./*,.[*] ; pip install .,./*,.[*] : local
      run +with,with-requirements ; run http:*,https:* : install
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
      | q,quiet v,verbose vv color= offline locked frozen manifest-path=source C=source Z= config=code p,package= workspace all exclude= lib bin= bins example= examples test= tests bench= benches all-targets F,features= all-features no-default-features release r profile= j,jobs= keep-going target= target-dir=write output-path=write output-dir=write config-file=source tool-config-file=source message-format= timings? h,help V,version dry-run n no-run no-fail-fast doc ignore-rust-version list explain= depth= i,invert= e,edges= format= no-dedupe d,duplicates allow-dirty no-verify token= registry= index= path= git= branch= tag= rev= root=write force f check open document-private-items no-deps fix
      . $ +version,help,list ; . $ : look
      nextest self : install
      vendor : local write*
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
  ]
}
