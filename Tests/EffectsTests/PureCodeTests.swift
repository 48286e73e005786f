import Testing

@testable import Effects

/// One-liners that only compute and print, and their look-alikes that do more.
@Suite struct PureCodeTests {
  @Test(arguments: [
    ("python", "import json,sys; print(json.load(sys.stdin)['name'])"),
    ("python", "import sys, json\nd = json.loads(sys.stdin.read())\nprint(len(d), d.get('a', 0))"),
    ("python", "import os; print(os.path.join('a', 'b'), os.getcwd())"),
    ("python", "import os; print(os.environ.get('LANG'), os.environ['SHELL'])"),
    ("python", "from datetime import datetime; print(datetime.now().isoformat())"),
    ("python", "import re,sys; print([l.strip() for l in sys.stdin if re.match('a+', l)])"),
    ("python", "import platform; print(platform.system(), platform.machine())"),
    ("python", "print(sum(int(x) for x in '1 2 3'.split()))"),
    ("python", "import urllib.parse; print(urllib.parse.quote('a b'))"),
    ("ruby", "puts RUBY_VERSION"), ("ruby", "require 'json'; puts JSON.parse(STDIN.read)['x']"),
    ("ruby", "puts [3, 1, 2].sort.join(',')"),
    ("node", "console.log(process.version)"), ("node", "console.log(JSON.stringify({a: 1}, null, 2))"),
    ("node", "const xs = [1, 2, 3]; console.log(xs.map(x => x * 2).join())"), ("node", "process.versions.node"),
    ("node", "new Date().toISOString()"),
  ])
  func harmless(interpreter: String, code: String) {
    #expect(PureCode.reads(code, interpreter: interpreter) == [])
  }

  @Test(arguments: [
    ("python", "import json; print(json.load(open('package.json'))['version'])", "package.json"),
    ("python", "print(open('a', 'rb').read())", "a"),
    ("python", "print(open('.env').read())", ".env"),
    ("node", "console.log(require('./package.json').version)", "./package.json"),
    ("ruby", "puts File.read('Gemfile.lock')", "Gemfile.lock"),
  ])
  func reading(interpreter: String, code: String, file: String) {
    #expect(PureCode.reads(code, interpreter: interpreter) == [file])
  }

  @Test(arguments: [
    ("python", "import os; os.system('id')"), ("python", "import os; os.replace('a', '.git/config')"),
    ("python", "import os; x = os; x.replace('a', 'b')"), ("python", "import os as json; json.load('x')"),
    ("python", "platform = __import__('os'); platform.system('id')"),
    ("python", "import platform, os; platform = os; platform.system('id')"),
    ("python", "exec('import os'); exec = 1"), ("python", "print(os.environ)"),
    ("python", "import os; print(os.environ.get('AWS_SECRET_ACCESS_KEY'))"),
    ("python", "import os; print(os.environ['GH_TOKEN'])"), ("python", "import os; print(dict(os.environ))"),
    ("python", "import os; print(os.environ.get(name))"), ("python", "from os import environ; print(environ)"),
    ("python", "open('a', 'w').write('x')"), ("python", "open('a', mode='w')"),
    ("python", "import sys; print(open(sys.argv[1]).read())"), ("python", "import subprocess"),
    ("python", "import sys; sys.path.insert(0, '/tmp'); import statistics"),
    ("python", "().__class__.__bases__[0].__subclasses__()"), ("python", "getattr(print, 'x')"),
    ("python", "print(f'{open(chr(46))}')"), ("python", "print('{0.__class__}'.format(1))"),
    ("python", "import os\nwhile 1: os.fork()"), ("python", "import pickle,sys; pickle.load(sys.stdin)"),
    ("python", "print(open('\\x2eenv').read())"),
    ("ruby", "puts `id`"), ("ruby", "system 'id'"), ("ruby", "puts %x(id)"), ("ruby", "puts \"#{`id`}\""),
    ("ruby", "puts File.read(ARGV[0])"), ("ruby", "['id'].each(&:system)"), ("ruby", "puts ENV.to_a"),
    ("ruby", "system 'id'; system = 1"), ("ruby", "puts File.write('a', 'b')"),
    ("node", "require('child_process').execSync('id')"), ("node", "require('fs').unlinkSync('a')"),
    ("node", "console.log(process.env)"), ("node", "console['constructor']['constructor']('x')()"),
    ("node", "[]['con' + 'structor']"), ("node", "require('./x.js')"), ("node", "eval('1')"),
    ("node", "fetch('https://example.com'); let fetch"), ("node", "console.log(`${process.exit()}`)"),
    ("node", "fs.writeFileSync('a', 'b')"), ("node", "process.kill(1)"),
  ])
  func notHarmless(interpreter: String, code: String) {
    #expect(PureCode.reads(code, interpreter: interpreter) == nil)
  }

  @Test(arguments: [
    "print if /TODO/", "print unless /^#/", "s/foo/bar/g", #"print "$1\n" if /name=(\w+)/"#,
    #"$n++; END { print "$n\n" }"#,
    "print if $. >= 3 and $. <= 9", "print lc", #"print join(",", @F)"#, "chomp; print length($_)", "tr/a-z/A-Z/",
    "print if /(?:a|b)$/",
  ])
  func perlFilter(code: String) { #expect(PerlFilter.isHarmless(code)) }

  @Test(arguments: [
    "system('id')", "print `id`", "s/x/system('id')/e", "print if /(?{ system('id') })/", "open(F, '>a')",
    "print <*.c>",
    "print %ENV", "print $ENV{HOME}", "unlink", "exec 'id'", "qx(id)", #"print "@{[`id`]}""#,
    "$x = 'CORE::system'; &$x('id')",
    "print while <STDIN>", "s{x}{`id`}e", "do 'x.pl'", "require 'x.pl'", #"print "${\ system(1)}""#,
    "@ARGV = ('id|'); print <>",
  ])
  func noPerlFilter(code: String) { #expect(!PerlFilter.isHarmless(code)) }

  @Test(arguments: [
    ("python3 -c \"print(open('.env').read())\"", "read .env"),
    ("node -p \"require('./package.json').name\"", "read package.json"),
    ("node -p \"require('./none.json').name\"", "opaque"),
    ("perl -ne 'print if /x/' a", "read a"), ("perl -i.bak -pe 's/a/b/' a", "read a; write a; write a.bak"),
    ("perl -ne print 'id|'", "opaque"), ("perl -F'(?{`id`})' -lane 'print' a", "opaque; read a *"),
    ("perl -lne 'unlink' a", "opaque; read a *"), ("perl -0777pe 'unlink' a", "opaque; read a *"),
    ("ruby -lne 'exec $_' a", "opaque; read a *"),
    ("perl -MPOSIX -ne print a", "opaque; opaque; read a *"),
  ])
  func effects(line: String, expected: String) {
    let all = CommandWorld.summary(line).split(separator: "; ").dropFirst().joined(separator: "; ")
    #expect(all.hasSuffix(expected), "\(all)")
  }
}
