/// What may stand in a one-liner of a language that only computes and prints: everything else makes it opaque.
///
/// A list of what is allowed, never of what is not: names that are not here are unknown, and unknown code is not looked at.
struct PureLanguage: Sendable {
  enum Kind: Sendable { case python, ruby, javaScript }

  let kind: Kind
  /// Words of the language that neither loop without end nor define anything.
  let keywords: Set<String>
  /// Functions and constants that can be used by name.
  let names: Set<String>
  /// What may stand behind a dot.
  let members: Set<String>
  /// Modules that only compute, by their whole names.
  let modules: Set<String>
  /// Functions of the language that do more: binding such a name does not make it harmless, because it may be used before.
  let forbidden: Set<String>
  /// Of modules that do more than compute, the members that do not.
  let narrow: [String: Set<String>]

  static func named(_ interpreter: String) -> PureLanguage? {
    switch interpreter {
    case "python", "pypy": python
    case "ruby": ruby
    case "node", "nodejs": javaScript
    default: nil
    }
  }

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  private static let python = PureLanguage(
    kind: .python,
    keywords: words("for in if else elif not and or is None True False lambda pass assert import from as with"),
    names: words(
      "print len str int float bool list dict set tuple frozenset sorted sum min max range enumerate zip map filter any all abs round repr ord chr hex bin oct reversed isinstance divmod pow bytes iter next hash ascii complex slice open ValueError KeyError Exception"
    ),
    members: words(
      "get keys values items join split rsplit strip lstrip rstrip replace upper lower title capitalize startswith endswith find index count splitlines encode decode zfill ljust rjust center isdigit isalpha isalnum append extend insert pop sort reverse copy update read readline readlines hex "
        + "load loads dumps stdin argv version version_info maxsize platform byteorder executable getcwd sep cpu_count path environ exists basename dirname splitext abspath isfile isdir getsize realpath normpath relpath "
        + "sqrt floor ceil pi log log2 log10 exp sin cos tan gcd factorial compile match search sub findall finditer fullmatch group groups escape IGNORECASE MULTILINE b64decode b64encode urlsafe_b64decode urlsafe_b64encode b32decode b32encode b16decode b16encode md5 sha1 sha256 sha512 blake2b hexdigest digest "
        + "datetime date timedelta timezone utc now today utcnow isoformat strftime strptime fromtimestamp timestamp total_seconds year month day hour minute second time sleep system machine python_version release node processor Counter defaultdict OrderedDict deque most_common chain islice product permutations combinations "
        + "random randint choice shuffle sample seed choices uniform uuid4 uuid1 token_hex token_urlsafe ascii_letters digits mean median stdev quote unquote quote_plus unquote_plus urlparse urlencode parse_qs urljoin netloc hostname scheme query port params fragment dedent wrap fill pprint unescape hexlify unhexlify Decimal Fraction parse dump"
    ),
    modules: words(
      "json sys os os.path math re base64 hashlib datetime time platform collections itertools random uuid secrets string statistics urllib.parse textwrap pprint html binascii decimal fractions calendar unicodedata struct"
    ),
    forbidden: words(
      "exec eval compile __import__ getattr setattr delattr globals locals vars input breakpoint memoryview type object super dir help exit quit callable property __builtins__ __loader__ __spec__"
    ),
    narrow: [
      "os": words("getcwd sep cpu_count path environ"),
      "sys": words("stdin argv version version_info maxsize platform byteorder executable"),
    ]
  )

  private static let ruby = PureLanguage(
    kind: .ruby,
    keywords: words("if else unless elsif end do then and or not nil true false in"),
    names: words(
      "puts print p pp JSON STDIN RUBY_VERSION RUBY_PLATFORM Time Date Math Integer Float String File Array Hash"
    ),
    members: words(
      "parse generate pretty_generate read now today strftime iso8601 to_s to_i to_f to_a to_sym to_json keys values map select reject each each_with_index sort sort_by reverse join split strip chomp length size count sum min max first last upcase downcase capitalize include? empty? nil? gsub sub sqrt PI uniq zip flatten compact dig fetch key? round floor ceil times upto year month day"
    ),
    modules: words("json date time set"),
    forbidden: words(
      "system exec spawn fork eval instance_eval class_eval module_eval send __send__ public_send open load require_relative binding syscall test trap at_exit autoload abort exit method define_method gets select loop proc IO Dir Process Kernel Object Class Module ObjectSpace ENV ARGF DATA Marshal"
    ),
    narrow: ["STDIN": words("read"), "File": words("read")]
  )

  private static let javaScript = PureLanguage(
    kind: .javaScript,
    keywords: words("const let var if else true false null undefined typeof in of return new"),
    names: words(
      "console JSON Math Object Array Number String Boolean Date process require parseInt parseFloat isNaN Infinity NaN Map Set"
    ),
    members: words(
      "log error info warn stringify parse keys values entries fromEntries version versions platform arch argv cwd length map filter reduce forEach slice concat join split trim replace replaceAll toUpperCase toLowerCase includes startsWith endsWith indexOf find some every sort reverse flat flatMap push toString toFixed toISOString getTime now max min floor ceil round abs sqrt pow random PI isArray from has get size name scripts dependencies devDependencies main node v8 exports engines description type license author memoryUsage uptime padStart padEnd repeat charCodeAt fromCharCode at cpus totalmem freemem tmpdir EOL basename dirname extname relative resolve normalize sep inspect"
    ),
    modules: words("os path url util"),
    forbidden: words(
      "eval Function globalThis global setTimeout setInterval setImmediate module exports Reflect Proxy Buffer fetch import WebAssembly WebSocket EventSource queueMicrotask fs child_process net http https vm worker_threads cluster inspector repl this arguments async await"
    ),
    narrow: [
      "process": words("version versions platform arch argv cwd memoryUsage uptime"),
      "console": words("log error info warn"),
    ]
  )
}
