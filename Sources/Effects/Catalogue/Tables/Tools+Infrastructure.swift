extension VerbTool {
  /// Infrastructure as code, and machines set up by it.
  static let infrastructure: [VerbTool] = [
    VerbTool(
      "terraform tofu",
      """
      | -chdir=source -help -version -no-color -json -input? -lock? -lock-timeout= -var= -var-file= -compact-warnings -parallelism= -target= -refresh? -out=write -state=read -backup= -replace=
      . $ +-help,-version : look
      plan,refresh-plan : look text* | -destroy -detailed-exitcode -refresh-only -generate-config-out=write -exclude=
      output *password*,*passwd*,*secret*,*token*,*key*,*credential*,*dsn*,*connection*string*,*kubeconfig*,*private* ; output +-json : reveal | -json -raw
      show,version,providers,graph,output,validate,test,metadata,modules ; workspace list,show,select,new ; state list,show ; providers schema,lock,mirror ; force-unlock -help : look | -raw -module-depth= -type= -plan=read -draw-cycles -id=
      state pull : reveal
      fmt,get : build | -check -diff -recursive -write? -list? -update
      init : local | -backend? -backend-config= -upgrade -reconfigure -migrate-state -get? -lockfile= -from-module= -plugin-dir=source -force-copy -ignore-remote-version
      login,logout : rekey
      workspace delete ; state rm,push,mv,replace-provider ; apply,destroy ; taint,untaint ; force-unlock : destroy | -auto-approve -destroy -force -state-out=write -lock
      import,refresh,console : change | -config=read -allow-missing-config
      """
    ),
    VerbTool(
      "terragrunt",
      """
      | terragrunt-working-dir=source working-dir=source terragrunt-non-interactive non-interactive terragrunt-config=source config=source -no-color no-color terragrunt-log-level= log-level= -chdir=source -input? -lock? all queue-include-dir= terragrunt-include-dir= v,version help
      . $ +help,version : look
      plan,validate,show,providers,graph,output,validate-inputs,graph-dependencies,render-json,version,output-module-groups,hclvalidate,find,list ; state list,show ; run-all,run plan,validate,show,output,init,providers : look | -out=write -destroy -detailed-exitcode -target= -var= -var-file=read -refresh?
      hclfmt,hcl,fmt,init,render : build
      state pull : reveal
      apply,destroy,import,taint,untaint,apply-all,destroy-all ; run-all,run,stack ** ; state rm,push,mv : destroy
      """
    ),
    VerbTool(
      "pulumi",
      """
      | C,cwd=source s,stack= non-interactive color= json j,json e,emoji logtostderr v= y,yes help h show-secrets
      . $ +help : look
      config,stack +show-secrets ; config get ; stack output,export +show-secrets ; env open,get : reveal | show-secrets
      preview,pre,version,whoami,about,logs,schema ; plugin ls ; stack ls,output,graph,history,select ; stack $ ; config $ ; env ls ; org get-default ; policy ls ; state unprotect -h : look | diff target= refresh? expect-no-changes save-plan=write policy-pack=source f,follow since=
      install,new,convert,gen-completion ; stack init : local
      destroy,down ; stack rm ; state ** ; cancel : destroy
      config set,rm,set-all,cp,refresh ; login,logout ; env ** : rekey | secret plaintext path
      ** : change
      """
    ),
    VerbTool(
      "ansible-playbook ansible",
      """
      | i,inventory=source C,check D,diff l,limit= t,tags= skip-tags= e,extra-vars= v,vv,vvv,verbose syntax-check list-hosts list-tasks list-tags version help h m,module-name= a,args= u,user= b,become K,ask-become-pass k,ask-pass become-user= vault-password-file=source vault-id= ask-vault-pass J private-key=read key-file=read c,connection= f,forks= playbook-dir=source M,module-path=source B,background= P,poll= o,one-line T,timeout= start-at-task= step flush-cache become-method= ssh-common-args= ssh-extra-args=
      . +version ; . +help ; . +h : look
      . +syntax-check ; . +list-hosts ; . +list-tasks ; . +list-tags : look source*
      . +C : rehearse source*
      * +m=ping,setup,debug,gather_facts,ansible.builtin.ping,ansible.builtin.setup,ansible.builtin.debug : look
      ** : change
      """
    ),
    VerbTool(
      "ansible-vault",
      """
      | vault-password-file=source vault-id= ask-vault-pass J output=write
      view,decrypt : reveal read*
      encrypt,encrypt_string,rekey,create,edit : rekey read*
      """
    ),
    VerbTool(
      "ansible-galaxy",
      """
      | p,roles-path= r,role-file=read f,force collections-path=
      list,search,info ; role,collection list,search,info,verify : look
      init ; role,collection init,build : local
      install ; role,collection install,download : install
      ** : change
      """
    ),
    VerbTool(
      "ansible-doc ansible-config ansible-lint ansible-inventory",
      """
      | i,inventory=source list graph host= y,yaml vars export l t,type= c,config=read q v playbook-dir=source output=write
      ** : look
      """
    ),
    VerbTool(
      "packer",
      """
      | var= var-file=read only= except= h,help version
      version,inspect,validate,fmt,console ; plugins installed : build read* | syntax-only check diff recursive
      init,plugins : install
      build : change source*
      """
    ),
    VerbTool(
      "cdk",
      """
      | a,app=code c,context= profile= v,verbose q,quiet o,output=write version help h json j strict no-color ci region=
      . $ +version,help : look
      list,ls,diff,synth,synthesize,metadata,doctor,docs,notices,acknowledge,ack,context,drift : build | all e,exclusively long l validation
      init : local
      destroy,gc : destroy
      deploy,bootstrap,import,migrate,watch,rollback,refactor,flags : change
      """
    ),
    VerbTool(
      "sam",
      """
      | t,template=source template-file=source region= profile= config-file=source config-env= debug stack-name= version h,help
      . $ +version,help : look
      validate,build,init,logs,traces,list,local : build | use-container cached parallel n,name= tail s e,event=read p,port= lint
      delete : destroy
      deploy,sync,publish,package,remote,pipeline : change
      """
    ),
    VerbTool(
      "chef knife puppet salt salt-call salt-ssh bolt nomad consul boundary",
      """
      | c,config= address= token= namespace= region= test h,help version
      . $ +version,help : look
      node,role,cookbook,client,environment,data show,list ; status,list,show,validate,version,diff,inspect,members,info,catalog,plan,logs,fmt : look
      job status,plan,validate,inspect,history ; node status ; alloc status,logs ; kv get ; acl token read : look
      ** : change
      """
    ),
    VerbTool(
      "cfn",
      """
      validate,test,generate : build
      submit : change
      """
    ),
  ]
}
