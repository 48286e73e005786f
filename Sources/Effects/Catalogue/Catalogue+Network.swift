extension Catalogue {
  /// Tools that reach other hosts. `ssh`, `scp`, `rsync` and `nc` have grammars of their own.
  static let network: [Tool] = [
    Tool(
      "curl",
      "a,append A,user-agent= anyauth b,cookie=text c,cookie-jar=write C,continue-at= cacert=read capath=read E,cert= proxy-cert= proxy-key=read proxy-cacert=read proxy-capath=read proxy-crlfile=read crlfile=read pubkey=read key-type= cert-type= ciphers= compressed connect-timeout= connect-to= create-dirs crlf d,data=data data-ascii=data data-binary=data data-raw=text data-urlencode=data json=data D,dump-header=write e,referer= egd-file= engine= f,fail fail-early fail-with-body F,form= form-escape form-string= g,globoff G,get h,help H,header=data I,head i,include interface= 4,ipv4 6,ipv6 k,insecure K,config=code key=read l,list-only L,location location-trusted limit-rate= local-port= m,max-time= max-filesize= max-redirs= n,netrc netrc-file=read N,no-buffer no-progress-meter noproxy= o,output=write O,remote-name remote-name-all J,remote-header-name output-dir=write p,proxytunnel parallel Z P,ftp-port= pass= path-as-is pinnedpubkey= post301 post302 post303 preproxy=url proto= x,proxy=url proxy-header=data U,proxy-user= q,disable Q,quote= r,range= rate= raw remote-time R request-target= X,request= resolve= retry= retry-all-errors retry-connrefused retry-delay= retry-max-time= s,silent S,show-error socks5=url socks5-hostname=url socks4=url speed-limit= Y= speed-time= y= ssl-reqd stderr=write t,telnet-option= T,upload-file=read time-cond= z= tls-max= tlsv1.2 tlsv1.3 tlsv1 1 2 3 tr-encoding trace=write trace-ascii=write trace-time unix-socket=update u,user= url=url url-query=data v,verbose V,version w,write-out= xattr http1.1 http2 http3 0 create-file-mode= etag-save=write etag-compare=read ftp-create-dirs aws-sigv4= oauth2-bearer= doh-url=url hsts=write alt-svc=write libcurl=write variable= expand-url=code expand-data= expand-header= expand-data-binary= expand-data-raw= expand-json= expand-data-urlencode= expand-user-agent= expand-user= expand-oauth2-bearer= expand-url-query= expand-form-string= ssl-sessions=update proxy1.0=url socks4a=url ipfs-gateway=url keepalive-time= mail-from= mail-rcpt= remove-on-error skip-existing no-clobber clobber no-buffer proto-default= proto-redir= happy-eyeballs-timeout-ms= dns-servers= trace-ids trace-config= sasl-ir tcp-nodelay tcp-fastopen no-keepalive",
      .all(.url)
    ),
    Tool(
      "wget wget2",
      "q,quiet v,verbose nv b,background o,output-file=write a,append-output=write d,debug i,input-file= F,force-html B,base=url config=code t,tries= O,output-document=write nc,no-clobber c,continue N,timestamping progress= show-progress S,server-response spider T,timeout= connect-timeout= read-timeout= w,wait= waitretry= random-wait Y Q,quota= bind-address= limit-rate= no-dns-cache 4 6 user= password= no-check-certificate certificate=read private-key=read ca-certificate=read ca-directory=read header= max-redirect= referer= save-headers U,user-agent= no-http-keep-alive no-cookies load-cookies=read save-cookies=write keep-session-cookies post-data= post-file=read body-data= body-file=read method= content-disposition r,recursive l,level= delete-after k,convert-links K m,mirror p,page-requisites A,accept= R,reject= D,domains= H,span-hosts L np,no-parent nd nH x P,directory-prefix=write cut-dirs= e,execute= use-askpass=code hsts-file=write warc-file=write E no-proxy retry-connrefused trust-server-names default-page= unlink no-clobber wait= ignore-case adjust-extension",
      .all(.url)
    ),
    Tool(
      "ping ping6 traceroute tracepath mtr host whois",
      "c= i= W= w= s= t= n q 4 6 I= r b m= p= h= T U v a d",
      .first([.host], rest: .text)
    ),
    Tool("nslookup", "", .all(.host)),
    Tool("telnet", "l= 4 6 8 E K L a d e= n=write", .first([.host], rest: .text)),
    Tool("ftp lftp", "i n v g p e=code c=code u= f=read", .all(.url)),
    Tool(
      "http https xh httpie",
      "f j a= p= v h b o,output=write d,download session= auth= follow verify= timeout= cert=read cert-key=read ignore-stdin form json",
      .first([.url], rest: .text)
    ),
    Tool(
      "aria2c axel",
      "x= s= k= d,dir=write o,out=write i,input-file= n= q a c l,log=write j= check-certificate? all-proxy=url http-proxy=url https-proxy=url load-cookies=read save-cookies=write save-session=write on-download-complete=code on-download-error=code on-download-start=code on-bt-download-complete=code conf-path=code header= U,user-agent= continue allow-overwrite? auto-file-renaming?",
      .all(.url)
    ),
  ]
}
