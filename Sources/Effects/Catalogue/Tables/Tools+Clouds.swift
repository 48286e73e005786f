extension VerbTool {
  /// Clouds. Their verbs follow one habit each: `aws SERVICE describe-…`, `gcloud GROUP list`, `az GROUP show`.
  static let clouds: [VerbTool] = [
    VerbTool(
      "aws",
      """
      | profile= region= output= query= endpoint-url= no-cli-pager color= no-paginate cli-read-timeout= cli-connect-timeout= debug no-verify-ssl no-sign-request ca-bundle=read cli-input-json=text cli-input-yaml=text cli-binary-format= max-items= page-size= starting-token= generate-cli-skeleton? version dryrun dry-run
      . $ +version : look
      help ; ** help : look
      ec2 ** +dry-run !no-dry-run ; s3 ** +dryrun : rehearse
      ** +generate-cli-skeleton : look
      secretsmanager get-secret-value,batch-get-secret-value,get-random-password ; ssm get-parameter,get-parameters,get-parameters-by-path,get-parameter-history +with-decryption : reveal | with-decryption secret-id= name= names= path= recursive
      iam create-access-key,update-access-key,create-login-profile,update-login-profile : rekey
      sts assume-role,assume-role-with-saml,assume-role-with-web-identity,get-session-token,get-federation-token ; ecr get-login,get-login-password,get-authorization-token ; ecr-public get-login-password,get-authorization-token ; codeartifact get-authorization-token,login ; ec2 get-password-data,get-console-screenshot ; eks get-token ; rds generate-db-auth-token ; redshift get-cluster-credentials* ; kms decrypt,generate-data-key*,re-encrypt ; iam get-credential-report ; lightsail download-default-key-pair,get-instance-access-details ; configure export-credentials ; configure get *key*,*token*,*secret*,*password*,*.* ; sso get-role-credentials ; cognito-idp describe-user-pool-client ; apigateway get-api-key* ; s3 presign ; dsql generate-* ; elasticache generate-* : reveal
      lambda get-function +query=Configuration.State,Configuration.Runtime,Configuration.LastModified,Configuration.Handler,Configuration.MemorySize,Configuration.Timeout,Configuration.Version,Configuration.LastUpdateStatus,Configuration.CodeSha256,Configuration.CodeSize,Configuration.FunctionArn,Configuration.Layers,Configuration.Architectures : look
      lambda get-function,get-function-configuration : reveal
      s3 ls ; s3api list-*,head-* ; logs tail,filter-log-events,get-log-events,start-query,get-query-results ; iam simulate-*,generate-service-last-accessed-details ; configure list,list-profiles ; configure get *,* ; cloudformation validate-template,estimate-template-cost,detect-stack-drift ; sts get-caller-identity,get-access-key-info,decode-authorization-message ; dynamodb scan,query,get-item,batch-get-item ; ce get-* ; health describe-* ; pricing get-* ; support describe-* ; athena get-* ; ssm get-parameter,get-parameters,get-parameters-by-path,get-parameter-history : look
      s3api get-object,get-object-torrent ; glacier get-job-output : look text* to | bucket= key= version-id= range=
      * describe-*,list-*,get-*,search-*,lookup-*,scan-*,check-*,validate-*,preview-*,wait,batch-get-*,head-*,test-* : look
      * wait * : look
      s3 cp,sync,mv : send from to | recursive delete exclude= include= acl= storage-class= sse quiet only-show-errors follow-symlinks content-type= cache-control= size-only exact-timestamps metadata=
      s3 rm,rb ; s3api delete-* ; s3 sync,mv +delete : destroy | recursive force delete
      s3 mb,website : change
      iam delete-* : destroy
      iam * ; organizations * ; sso-admin * ; s3api put-bucket-policy,put-bucket-acl,put-object-acl,put-public-access-block,delete-public-access-block ; lambda add-permission ; kms create-grant,put-key-policy ; ec2 authorize-security-group-*,modify-image-attribute,modify-snapshot-attribute ; rds modify-db-snapshot-attribute ; ecr set-repository-policy ; sns add-permission ; sqs add-permission ; ram * ; cognito-idp admin-* ; identitystore * : grant
      cloudtrail stop-logging,update-trail,put-event-selectors ; guardduty *,* ; configservice stop-configuration-recorder,delete-* ; securityhub disable-* ; ec2 disable-*,delete-flow-logs ; cloudwatch disable-alarm-actions,delete-alarms ; macie2 disable-* ; inspector2 disable : disarm
      secretsmanager *,* ; ssm put-parameter,delete-parameter* ; kms * ; configure set ; configure ; sso login,logout ; iam *-access-key,*-login-profile : rekey
      ssm send-command,start-session ; ecs execute-command,run-task ; lambda invoke ; ec2-instance-connect * : execute
      * delete-*,terminate-*,remove-*,purge-*,deregister-*,destroy-*,cancel-*,release-*,revoke-*,disable-*,stop-*,schedule-*-deletion,empty-*,reset-*,batch-delete-*,abort-*,detach-*,disassociate-* : destroy
      ** : change
      """
    ),
    VerbTool(
      "gcloud",
      """
      | project= format= q,quiet verbosity= account= region= zone= configuration= filter= limit= sort-by= page-size= impersonate-service-account= log-http user-output-enabled? billing-project= flatten= trace-token= access-token-file=read version h,help uri location= async no-async
      . $ +version,help : look
      auth print-access-token,print-identity-token ; auth application-default print-access-token ; secrets versions access ; config config-helper ; iam service-accounts keys create ; sql generate-login-token ; compute reset-windows-password ; compute get-serial-port-output ; kms decrypt ; container clusters get-credentials : reveal text* | secret= iam-account= cluster= key= keyring= ciphertext-file=read plaintext-file=write
      ** list,describe,get-iam-policy,get-server-config,tail,read,get-value,info,version,print-settings,get-health,get-effective-firewalls,search,lookup,list-* ; help ; info ; version ; topic ** ; cheat-sheet ; config list,get,get-value ; auth list ; ** --help : look
      config set,unset ; config configurations activate,create,delete : local
      auth login,activate-service-account,revoke,configure-docker ; auth application-default login,revoke : rekey | key-file=read cred-file=read
      ** add-iam-policy-binding,set-iam-policy,remove-iam-policy-binding,add-iam-members ; iam ** ; organizations ** ; resource-manager ** : grant
      logging sinks,buckets,logs delete,update ; scc ** delete,update : disarm
      ** delete,destroy,remove,reset,purge,disable,undelete,cancel,stop,remove-*,abandon-*,delete-* : destroy
      compute ssh ; alpha compute ssh ; cloud-shell ssh ; app instances ssh : execute
      compute scp ; cloud-shell scp ; storage cp,mv,rsync : send from to | recurse r,recursive command= tunnel-through-iap
      storage rm : destroy
      storage ls,cat,du,hash ; storage ** describe,list : look
      builds submit ; app deploy ; run deploy ; functions deploy ; artifacts ** upload ; endpoints ** deploy : publish | source=read config=read image= tag=
      components install,update,remove ; components ** : install
      ** : change
      """
    ),
    VerbTool(
      "gsutil",
      """
      | m q D o= h= u= i=
      ls,stat,du,cat,hash,version,help ; iam get ; acl get ; label get ; versioning get ; logging get ; cors get ; lifecycle get : look
      rm,rb : destroy
      rsync +n : rehearse | d r n x= c
      rsync +d : destroy | d r n
      cp,mv,rsync : send from to | r R n a= z= Z e c d x= P
      iam,acl,defacl,signurl,hmac : grant
      ** : change
      """
    ),
    VerbTool(
      "bq",
      """
      | project_id= format= location= q dataset_id= headless
      ls,show,head,version,help,get-iam-policy : look
      query +dry_run : rehearse | dry_run use_legacy_sql? n= max_rows=
      query : change statement | use_legacy_sql? n= max_rows= destination_table= append_table replace
      rm : destroy
      ** : change
      """
    ),
    VerbTool(
      "az",
      """
      | o,output= subscription= only-show-errors query= verbose debug g,resource-group= n,name= help h version what-if ids=
      . $ +help,version : look
      ** appsettings,connection-string list,show ; ** secret show ; ** connection-string show,list ; ** admin-key,query-key,function-key,api-key ** ; keyvault secret,key,certificate show,download,backup,list-versions ; keyvault secret download,show,backup ; account get-access-token ; ** get-access-token,list-keys,get-credentials,list-connection-strings,show-connection-string,list-publishing-credentials,list-publishing-profiles,generate-sas,list-secrets ; ** keys list,show ; ** credential list,show,reset ; acr credential ** ; acr login ; webapp config connection-string list ; storage account keys ** ; ad sp create-for-rbac ; ad ** credential ** : reveal | vault-name= file=write f=write
      keyvault set-policy,delete-policy : grant | secret-permissions key-permissions certificate-permissions upn= object-id= spn=
      keyvault list,show,list-deleted ; keyvault secret,key,certificate list,list-deleted : look
      ** list,show,list-*,check-*,exists,get-*,describe,validate,what-if,wait,version,search,browse,logs,tail,history,show-* ; find ; version ; account list,show ; group list,show,exists ; configure +list-defaults ; feedback ; interactive : look
      deployment ** what-if : rehearse
      role assignment delete ; ad ** delete ; ** delete,purge,remove,stop,deallocate,disable,reset,clear,cancel,revoke*,delete-*,remove-* : destroy | y,yes no-wait
      role ** ; ad ** ; policy ** ; ** identity assign ; ** add-member ; keyvault set-policy,delete-policy ; network nsg rule ** : grant
      login,logout ; keyvault ** : rekey | u,username= p,password= service-principal tenant= t= identity
      account set,clear ; configure ; config ** : local | s,subscription= defaults=
      monitor diagnostic-settings ** ; security ** : disarm
      vm run-command ** ; ssh vm ; aks command invoke ; container exec ; webapp ssh : execute
      storage blob,file,fs,copy upload*,copy,sync,download* ; storage copy : send from to | f,file=read s,source=read d,destination=
      webapp deploy,up ; functionapp ** publish,deploy ; acr build,import ; containerapp up : publish
      extension add,update,remove ; bicep install,upgrade ; aks install-cli : install
      bicep build,lint,decompile,format : build
      ** : change
      """
    ),
    VerbTool(
      "doctl hcloud linode-cli scw oci ibmcloud exo civo vultr-cli ovhcloud openstack yc aliyun tccli",
      """
      | t,access-token= context= c,config= o,output= format= no-header region= p,profile= json text help h version
      . $ +help,version,h : look
      ** kubeconfig ** ; ** connection ** ; ** token ** : reveal
      ** list,ls,get,show,describe,describe-*,list-*,get-*,version,help,status,validate,search,stat,info : look | A a,all
      auth ** ; context ** ; config ** ; init ; login ; configure : rekey
      ** delete,destroy,remove,rm,terminate,purge,reset,rebuild,delete-*,poweroff,shutdown,server-delete,d : destroy | f,force
      ** : change
      """
    ),
    VerbTool(
      "flyctl fly heroku vercel netlify wrangler railway render surge firebase amplify eb serverless sls now amplify-cli",
      """
      | a,app= c,config= r,remote= t,token= scope= s,site= p,project= env= cwd= json j debug y,yes help h v,version V verbose local remote-debug filter= auth=
      . $ +help,version,v,V,h : look
      deploy,versions,publish +dry-run : rehearse | dry-run outdir=write
      destroy,apps:destroy,apps:delete,remove,rm,delete,pg:reset,domains:remove,addons:destroy,hosting:disable,firestore:delete,database:remove,sites:delete,terminate,projects:delete,releases:rollback,rollback,functions:delete : destroy
      * destroy,delete,rm,remove,unset,kill,detach,purge,stop,cordon ; kv,r2,d1 * delete,destroy,purge : destroy
      config,config:get,env:get,env:list ; env pull,get,export ; env,vars,secret list,ls +reveal ; tokens ** ; auth token ; authorizations ; auth:token ; variables ; pg:credentials,pg:credentials:url : reveal | reveal s,shell environment= n
      status,status:*,logs,tail,ps,list,ls,info,whoami,version,releases:*,doctor,inspect,history,alerts,checks,validate,open,addons:*,apps:info,pg:info,pg:ps,pg:diagnose,projects:list,teams,sites:list,functions:list,health : look | n,num= t,tail f,follow
      apps,regions,platform,domains,releases,addons,features,labs,pipelines,projects,printenv,config,env,secrets,certs $ : look
      * list,ls,show,info,status,history,inspect : look
      kv,r2,d1 * list,get,info ; kv:key,kv:namespace list,get : look
      types : build write*
      dev,build,serve,start,emulators:start,emulators:exec,package,print,invoke:local,check,local,codegen,bundle ; pages dev ; functions serve,build : build | p,port= d,dir=read o,prod
      d1 execute +local : build | local command= file=read
      login,logout ; auth ** ; secrets,secret,env,vars,config set,put,import,add,bulk ; config:set,config:unset,env:set,env:import,env:unset,keys:add : rekey
      deploy,publish,release,promote,launch,up,container:push,container:release,hosting:clone,functions:deploy,pipelines:promote,push ; pages,versions ** : publish
      ssh,console,run,exec,run:detached,ps:exec,pg:psql,psql,proxy,connect : execute
      link,init,new,create : local
      ** : change
      """
    ),
  ]
}
