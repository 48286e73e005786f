extension VerbTool {
  /// Forges' own tools, from the manuals of gh(1) and glab(1).
  static let forges: [VerbTool] = [
    VerbTool(
      "gh",
      """
      | R,repo= X,method= f,raw-field= F,field= h,help version hostname= q,jq= t,template= json= w,web L,limit= s,state= l,label= a,assignee= A,author= S,search= B,base= H,head= m,milestone= o,org= e,env= u,user=
      . $ +help,version : look
      auth token ; auth status +show-token : reveal | show-token,t a,active
      auth status : look | a,active h,hostname=
      auth login,logout,refresh,setup-git,switch ; secret set,delete,remove ; variable set,delete,remove ; ssh-key,gpg-key add,delete ; repo deploy-key add,delete : rekey | b,body= f,env-file=read a,app= v,visibility= r,repos= with-token s,scopes= p,git-protocol= skip-ssh-key w,web title= t= type= allow-write
      pr,issue,repo,run,workflow,release,gist,label,secret,variable,cache,ruleset,org,project,extension,codespace,alias,config,ssh-key,gpg-key,discussion,agent-task,attestation list,ls,view,status,diff,checks,watch,download-logs,get,logs,search,browse,verify,check,item-list,field-list,trusted-root,ports : look | log log-failed exit-status i,interval= c,comments patch name-only v,verbose yaml job= attempt= r,ref= D,draft e,event= b,branch= web n,no-browser a,all order= sort= fail-fast required f,files
      status,version,help,search,browse,completion,licenses : look
      api +X=GET,get : look | X,method= f,raw-field= F,field= H,header= paginate i,include input=read cache= slurp silent verbose p,preview=
      api graphql +f=query=query*,query=\\{* : look | f,raw-field,F,field= X,method= paginate q,jq= i,include
      api graphql : change | X,method= f,raw-field= F,field= H,header= paginate i,include input=read cache= slurp silent
      api +X=DELETE,delete : destroy | X,method= f,raw-field= F,field= H,header= input=read silent
      api +X,f,F,input : change | X,method= f,raw-field= F,field= H,header= paginate i,include input=read cache= slurp silent
      api : look | H,header= paginate i,include cache= slurp silent verbose p,preview=
      config set browser,pager,editor,http_unix_socket ; alias set * *!* ; alias set +shell ; alias import : persist | s,shell clobber
      pr checkout,co ; repo clone,set-default ; gist clone ; release download ; run download ; issue develop ; config set,clear-cache ; alias set,delete,import : local text* | D,dir=write O,output=write p,pattern= A,archive= n,name= clobber f,force b,branch= detach recurse-submodules source= c,checkout u,upstream-remote-name= skip-existing
      repo delete,archive ; release delete,delete-asset ; run delete ; repo sync +force ; cache delete ; label delete ; issue delete,transfer ; gist delete ; codespace delete ; project delete,item-delete,field-delete ; ruleset delete ; pr close +d : destroy | force source= b,branch= y,yes cleanup-tag a,all d,delete-branch c,comment= confirm
      pr,issue create,new +R : publish | t,title= b,body= F,body-file=read T,template=read
      pr create,new : local | t,title= b,body= F,body-file=read d,draft f,fill fill-first fill-verbose r,reviewer= p,project= no-maintainer-edit recover= dry-run e,editor T,template=read
      issue create,new : local | t,title= b,body= F,body-file=read p,project= e,editor recover= T,template=read
      pr merge : change | admin auto m,merge r,rebase squash d,delete-branch b,body= F,body-file=read t,subject= match-head-commit= disable-auto
      pr,issue comment,edit,close,reopen,ready,review,lock,unlock,pin,unpin,update-branch,revert,type : change | b,body= F,body-file=read t,title= r,reviewer= add-label= remove-label= add-reviewer= add-assignee= approve request-changes c,comment= d,duplicate e,editor edit-last reason= delete-last yes
      release create,upload,edit ; gist create,edit ; repo create,fork,edit,rename,unarchive,sync ; project ** : publish text read* | t,title= n,notes= F,notes-file=read d,draft p,prerelease public private target= verify-tag generate-notes latest clobber f,filename= source=read push remote= clone description= visibility= accept-visibility-change-consequences disable-wiki add-topic= default-branch= enable-auto-merge
      workflow run,enable,disable ; run rerun,cancel : change | r,ref= f,raw-field= F,field= json failed j,job= d,debug force
      extension install,upgrade,remove,exec,create ; codespace ** ; agent-task create : install
      ** : change
      """
    ),
    VerbTool(
      "glab",
      """
      | R,repo= h,help version g,group= P,per-page= p,page= F,output=
      . $ +help,version : look
      auth status +show-token : reveal | show-token,t
      auth status : look
      auth login,logout ; ssh-key,token,variable,deploy-key add,create,set,delete,update,revoke,rotate,export,get : rekey
      variable get,export,list ; token list : reveal
      mr,issue,repo,ci,release,label,snippet,pipeline,job,milestone,schedule,incident,iteration,cluster,runner,ssh-key,deploy-key,token,changelog,duo list,ls,view,show,status,diff,trace,lint,config,get,search,contributors,approvers,issues,note-list,logs,generate : look
      config get ; version,help,completion,check-update : look
      mr,issue checkout ; repo clone ; release download : local
      repo delete,archive ; mr,issue,release,label,snippet,ci,schedule,milestone,pipeline delete,cancel : destroy
      api : change
      mr,issue create,new +R : publish
      mr create,new ; issue create,new : local
      ** : change
      """
    ),
    VerbTool(
      "hub tea bb",
      """
      | h,help version
      pr list,show,checkout ; issue list,show ; ci-status ; browse,compare,status : look
      ** : change
      """
    ),
  ]
}
