extension VerbTool {
  /// Databases. What a statement does is told by `StatementReading`; a line with `statement` names where statements stand.
  static let databases: [VerbTool] = [
    VerbTool(
      "psql pgcli usql cockroach",
      """
      | d,dbname= h,host= p,port= U,username= w,no-password W,password q,quiet t,tuples-only A,no-align x,expanded X,no-psqlrc P,pset= F,field-separator= R,record-separator= z 0 1,single-transaction a,echo-all b,echo-errors e,echo-queries E,echo-hidden H,html n,no-readline s,single-step S,single-line T= v,set,variable= V,version help csv l,list c,command=statement f,file=statements o,output=write L,log-file=write
      . +V ; . +help ; . +help : look
      . +f : execute text*
      . +l !c : look text*
      . +c : look text*
      . : execute text*
      """
    ),
    VerbTool(
      "mysql mariadb mycli",
      """
      | h,host= P,port= u,user= p,password? D,database= S,socket= N,skip-column-names B,batch t,table E,vertical H,html X,xml r,raw s,silent v,verbose f,force q,quick A,no-auto-rehash protocol= default-character-set= connect-timeout= ssl-mode= ssl-ca=read ssl-cert=read ssl-key=read ssl V,version help e,execute=statement defaults-file=read defaults-extra-file=read login-path= no-defaults i-am-a-dummy,safe-updates n,unbuffered auto-rehash init-command=code pager=code tee=write line-numbers column-names local-infile? compress column-type-info
      . +V ; . +help : look
      . +e : look text*
      . : execute text*
      """
    ),
    VerbTool(
      "sqlite3 litecli",
      """
      | -header,header -noheader,noheader -column,column -json,json -csv,csv -line,line -list,list -table,table -box,box -markdown,markdown -html,html -quote -tabs -ascii -readonly,readonly -bail,bail -batch,batch -interactive -echo -safe -nofollow -nonce= -cmd=statement -init=code -separator= -nullvalue= -newline= -version -help -stats -memtrace -lookaside= -mmap= -vfs= -pagecache= -maxsize= -heap= -A=code
      . +-version ; . +-help : look
      . @2 : look read statement*
      . : execute read*
      """
    ),
    VerbTool(
      "duckdb",
      """
      | -header -noheader -column -json -csv -line -list -table -box -markdown -readonly -bail -batch -echo -no-stdin -unsigned -version -help -separator= -nullvalue= c,-c=statement -cmd=statement -init=code s,-s=statement
      . +-version ; . +-help : look
      . +c ; . +s : look read*
      . @2 : look read statement*
      . : execute read*
      """
    ),
    VerbTool(
      "clickhouse-client clickhouse-local cqlsh influx snowsql sqlcmd osqlcmd trino presto beeline hive isql db2 vsql",
      """
      | h,host= port= P u,user= password= d,database= q,query,Q=statement e,execute=statement f,file=statements S= U= format= V,version help secure s,server= catalog= schema= account= i,input-file=statements o,output=write C b
      . +V ; . +help : look
      . +f ; . +i : execute text*
      . +q ; . +e : look text*
      . : execute text*
      """
    ),
    VerbTool(
      "mongosh mongo",
      """
      | quiet norc nodb eval=statement host= port= u,username= p,password= authenticationDatabase= authenticationMechanism= tls json? version h,help shell f,file=code
      . +version ; . +help : look
      . +eval : look text*
      . : execute text source*
      """
    ),
    VerbTool(
      "redis-cli valkey-cli keydb-cli",
      stopsAtOperand: true,
      """
      | h= p= s= a= u= n= r= i= d= D= X c raw no-raw csv json tls sni= cacert=read cert=read key=read user= pass= askpass no-auth-warning version help scan pattern= count= quoted-pattern= bigkeys memkeys hotkeys stat latency latency-history latency-dist intrinsic-latency= e t= 3 2 x verbose pipe rdb=write functions-rdb=write eval=code cluster=code replica lru-test=
      . $ +version,help ; . +scan ; . +bigkeys,memkeys,hotkeys,stat,latency,latency-history : look
      . +pipe : execute
      * : look statement*
      . : execute
      """
    ),
    VerbTool(
      "pg_dump pg_dumpall pg_basebackup mysqldump mariadb-dump mongodump mongoexport pg_receivewal bsondump",
      """
      | d,dbname,db= h,host= p,port= U,username,user= u= w,no-password W,password? f,file=write o,out=write F,format= t,table= n,schema= s,schema-only a,data-only c,collection= j,jobs= Z,compress= v,verbose no-owner no-acl no-privileges no-data single-transaction routines events triggers all-databases databases B A r,result-file=write uri= gzip archive?write query= q= V,version help D,pgdata=write g,globals-only P= type= fields= defaults-file=read
      . +V ; . +help : look
      . +s ; . +no-data ; . +g : look text*
      . : send text*
      """
    ),
    VerbTool(
      "pg_restore mongorestore mongoimport mysqlimport",
      """
      | d,dbname,db= h,host= p,port= U,username= u= f,file=write F,format= l,list c,clean C,create a,data-only s,schema-only v,verbose V,version help drop dryRun uri= archive?read collection= n,schema= j,jobs= t,table=
      . +V ; . +help : look
      . +l : look read*
      . +dryRun : rehearse read*
      . +c ; . +drop : destroy read*
      . : change read*
      """
    ),
    VerbTool(
      "dropdb dropuser mysql_install_db mysql_secure_installation",
      """
      | h,host= p,port= U,username= w W e,echo i,interactive f,force if-exists V,version help maintenance-db=
      . +V ; . +help : look
      . : destroy
      """
    ),
    VerbTool(
      "createdb createuser",
      """
      | h,host= p,port= U,username= w W e,echo O,owner= T,template= E,encoding= l,locale= D,tablespace= V,version help s,superuser P,pwprompt d r S R
      . +V ; . +help : look
      . +s : grant
      . : change
      """
    ),
    VerbTool(
      "pgbench vacuumdb reindexdb clusterdb analyzedb pg_ctl pg_ctlcluster pg_dropcluster pg_createcluster pg_upgrade pg_resetwal initdb pg_rewind",
      """
      | D,pgdata= h,host= p,port= U,username= d,dbname= V,version help t,timeout= q,quiet m,mode= l,log=write
      . +V ; . +help : look
      . $ : look
      status : look
      ** : change
      """
    ),
    VerbTool(
      "pg_isready pg_config pg_lsclusters pg_controldata pg_waldump pg_verifybackup pg_amcheck",
      ". : look text*"
    ),
    VerbTool(
      "mysqladmin mariadb-admin",
      """
      | h,host= P,port= u,user= p,password? S,socket= i,sleep= c,count= V,version help f,force s,silent v,verbose r
      . $ +V,help : look
      status,ping,version,variables,processlist,extended-status,debug : look
      drop,shutdown,kill,flush-*,reload,refresh,stop-slave,stop-replica : destroy
      password,old-password : rekey
      ** : change
      """
    ),
    VerbTool(
      "mysqlshow mysqlcheck mysqldumpslow mysqlslap",
      """
      | h= P= u= p,password? S= V,version help r,repair o,optimize
      . !r !o : look
      . : change
      """
    ),
    // The migration tool and the agent of that name.
    VerbTool(
      "goose",
      """
      | dir=source h,help version v
      . $ +help,version : look
      * * status,version ; status,version,validate ; create,fix : look
      run,session,acp,mcp,web,schedule,recipe : execute
      down,down-to,reset ; * * down,down-to,reset : destroy
      ** : change
      """
    ),
    VerbTool(
      "atlas dbmate flyway liquibase migrate sqitch sqlx diesel sea-orm-cli tern yoyo db-migrate node-pg-migrate",
      """
      | u,url= d,dir,migrations-dir=read e,env= c,config=source path=read source=read database= database-url= dev-url= table= version help h v profile= profiles-dir=read project-dir=read target= t= s,select= m,models= changeLogFile,changelog-file=read
      . $ +version,help : look
      status,info,validate,version,history,list,dump,diff,verify,log,plan,show,check,lint,inspect ; migrate,schema,migration status,lint,diff,validate,info,inspect,list,hash ; updateSQL,update-sql,rollback-sql,dry-run ; prepare : look
      new,create,generate ; migrate,migration add,new,generate,create : local
      ** clean,drop,dropAll,drop-all : destroy
      drop,clean,down,rollback,reset,redo,revert,down-to,rollback-count,dropAll,drop-all,undo,fix,force,delete ; schema,database,db drop,clean,reset ; migrate,migration down,revert,redo,fresh,reset,refresh : destroy
      ** : change
      """
    ),
    VerbTool(
      "dbt",
      """
      | profiles-dir=read project-dir=source target= t= s,select= m,models= version help v,vars=
      . $ +version,help ; docs,ls,list,parse,compile,debug,source,deps,clean,test,show : build
      ** : change
      """
    ),
    VerbTool(
      "prisma drizzle-kit sequelize sequelize-cli knex typeorm mikro-orm",
      """
      | schema=read config=source c help h v,version name= n= preview-feature skip-generate skip-seed d,dataSource=source env= knexfile=source
      . $ +help,version,v,h : look
      generate,validate,format,version,init,studio,debug,introspect,check,up ; migrate status ; migrate diff,resolve +help ; db pull +print ; migrate:list,migrate:status,db:migrate:status,migration:show,migrate:currentVersion,schema:log : look | from-schema-datamodel=read to-schema-datamodel=read from-migrations=read to-migrations=read script exit-code from-empty to-empty print
      migrate diff ; db pull ; migration:create,migration:generate,migrate:make,seed:make,model:generate,migration:generate,seed:generate : local | from-schema-datamodel=read to-schema-datamodel=read from-migrations=read to-migrations=read script exit-code from-empty o,output=write
      migrate reset ; db push +force-reset,accept-data-loss ; drop,db:drop,schema:drop,migrate:rollback,migrate:down,db:migrate:undo,db:migrate:undo:all,migration:revert,schema:sync,db:seed:undo,migration:fresh,migration:down : destroy | force-reset accept-data-loss f,force
      db execute ; db seed,push ; migrate dev,deploy,resolve : change
      push,migrate,db:migrate,migration:run,migrate:latest,migrate:up,seed:run,db:seed,db:seed:all,db:create,drop : change
      ** : change
      """
    ),
    VerbTool(
      "alembic",
      """
      | c,config=source n,name= x= raiseerr q,quiet h,help version
      . $ +help,version : look
      history,current,heads,show,branches,check,list_templates : look | v,verbose r,rev-range= i
      upgrade,downgrade,stamp +sql : rehearse | sql
      revision,merge,init,edit : local | m,message= autogenerate head= splice branch-label=
      downgrade : destroy
      ** : change
      """
    ),
    VerbTool(
      "console",
      """
      | e,env= no-debug q,quiet v,vv,vvv,verbose V,version n,no-interaction h,help ansi no-ansi
      . $ +version,help ; . $ ; list,help,about : look
      doctrine:*:drop,doctrine:schema:drop,doctrine:database:drop,doctrine:mongodb:schema:drop,doctrine:query:*,dbal:run-sql,doctrine:fixtures:load,cache:pool:clear,doctrine:schema:update +f : destroy | f,force full-database
      doctrine:schema:validate,doctrine:migrations:status,doctrine:migrations:list,doctrine:mapping:info,debug:*,lint:*,router:match,config:dump* : look
      cache:clear,cache:warmup,assets:install,make:*,importmap:*,asset-map:*,translation:* : build
      secrets:reveal : reveal
      secrets:list +reveal : reveal | reveal
      secrets:* : rekey
      doctrine:*,messenger:*,dbal:* : change
      """
    ),
    VerbTool(
      "rails bin/rails",
      """
      | e,environment= h,help v,version
      . $ +help,version : look
      test,routes,about,stats,notes,version,initializers,middleware,time:zones,zeitwerk:check,tmp:clear,log:clear,assets:precompile,assets:clobber,db:version,db:migrate:status,db:abort_if_pending_migrations,spec,test:*,rubocop,yarn:install,stats : build
      new : local write*
      server,s,generate,g,destroy,d : local
      credentials:show,credentials:fetch,secrets:show,encrypted:show : reveal
      credentials:edit,encrypted:edit,secrets:edit : rekey
      db:drop*,db:reset*,db:rollback*,db:purge*,db:migrate:reset,db:migrate:down,db:migrate:redo,db:schema:load*,db:structure:load,db:truncate_all,db:setup,db:fixtures:load,db:environment:set : destroy
      runner,r,console,c,dbconsole,db : execute
      ** : change
      """
    ),
    VerbTool(
      "flask django-admin",
      """
      | settings= pythonpath=source app=source debug h,help version verbosity= v=
      . $ +help,version : look
      check,showmigrations,sqlmigrate,diffsettings,test,testserver,runserver,routes,run,findstatic,makemessages,compilemessages,version,help ; db current,history,heads,show,check,branches : build
      startproject,startapp,makemigrations,collectstatic ; db init,migrate,revision,merge : local
      flush,reset_db,sqlflush ; db downgrade : destroy
      dumpdata : send
      createsuperuser,changepassword : grant
      shell,dbshell,shell_plus,runscript : execute
      ** : change
      """
    ),
    VerbTool(
      "manage.py",
      """
      | settings= pythonpath=source v,verbosity= h,help version traceback no-color force-color
      . $ +help,version ; help : look
      check,showmigrations,sqlmigrate,sqlsequencereset,diffsettings,test,testserver,runserver,findstatic,makemessages,compilemessages,version,inspectdb,sendtestemail,show_urls,validate_templates,ping_google : build
      migrate +plan,check : look | plan check database=
      startproject,startapp,makemigrations,collectstatic,optimizemigration,squashmigrations,compress : local
      flush,reset_db,remove_stale_contenttypes : destroy | noinput,no-input database=
      sqlflush : look
      migrate,loaddata,createcachetable,clearsessions : change
      dumpdata : send
      createsuperuser,changepassword : grant
      shell,dbshell,shell_plus,runscript : execute
      """
    ),
    VerbTool(
      "celery",
      """
      | A,app=source b,broker= q h,help version
      worker,beat,flower,report,status : local
      inspect active,ping,stats,registered,report,scheduled,reserved,conf,clock,active_queues,revoked : look
      purge,amqp,control,migrate,call,shell : destroy
      """
    ),
  ]
}
