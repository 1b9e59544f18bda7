// Rules that hold in every language; a dotted callee is matched, see `Call.callee`.

/** Calls that only tell people or compare: what is handed to them is not used as an address. */
export const TELLS =
  /(^|\.)(print|println|printf|eprintln|eprint|print_line|puts|echo|secho|log|logf|warn|warning|warnf|error|errorf|Errorf|debug|debugf|info|infof|trace|verbose|notice|success|critical|exception|fatal|panic|unreachable|todo|bail|anyhow|ensure|exit|die|write|writeln|Fprintf|Fprintln|Print|Println|Printf|Fatal|Fatalf|Fatalln|Error|Info|Infof|Warn|Warnf|Debug|Debugf|Log|Logf|Skip|Skipf|perror|fail|alert|describe|context|it|test|suite|bench|step|spinner|box|rule|banner|note|TypeError|RangeError|\w+Error|\w*Exception|HelpFormatter|style|green|red|yellow|cyan|bold|blue|dim|summary|help|usage|epilogue|addHelpText|example|description|title|about|long_about|markdown|caption|display|input|prompt|confirm)$/;

/** Calls that compare what was found with what was expected. */
export const ASSERTS =
  /(^|\.)(expect(\..*)?|assert\w*(\..*)?|require\.(Equal|NotEqual|Contains|EqualValues)\w*|should(\..*)?|verify|t\.(is|deepEqual|same|equal|equals|not)|toBe\w*|toEqual|toStrictEqual|toContain\w*|toMatch\w*|toHave\w*|isEqualTo|is_equal_to|debug_assert\w*|equalTo|hasToString|is|eq|startsWith|endsWith|includes|indexOf|contains|hasPrefix|HasPrefix|HasSuffix|Contains|startswith|endswith|starts_with|ends_with|replace|replaceAll|ReplaceAll|Replace|removeprefix|match|search|test)$/;

/** Calls that pick a free port, starting from a wish or not: a port picked is not hardcoded. */
export const PICKS =
  /(^|\.)(get_?port|getAvailablePort|getFreePort|get_free_port|find_?free_?port|findAvailablePort|find_available_port|portfinder\.\w+|detect_?port|detect|pickPort|unused_port|freeport\.\w+|GetFreePort|randomInt|randint|randrange|range|random\w*|portNumbers|makeRange|sleep|setTimeout|setInterval|kill_?port|fkill|killPort|exitCode)$/i;

/** Conversions and builders of addresses: what they make stands for what they were given. */
export const WRAPS =
  /(^|\.)(Number|parseInt|String|BigInt|int|str|Integer|parseFloat|toNumber|Integer\.parseInt|Integer\.valueOf|String\.valueOf|String\.format|valueOf|intstr\.FromInt(32)?|Itoa|Atoi|ParseInt|Sprintf|Sprint|uint16|int32|int64|uint|u16|u16\.from|from_str|Some|Ok|Just|Optional\.of|Optional\.ofNullable|Box\.new|Arc\.new|Rc\.new|SocketAddr|SocketAddr\.(from|new|V4|V6)|SocketAddrV4\.new|SocketAddrV6\.new|InetSocketAddress|SocketAddress\.inetSocketAddress|InetSocketAddress\.createUnresolved|JoinHostPort|ResolveTCPAddr|ResolveUDPAddr|TCPAddr|UDPAddr|AddrPort\w*|MustParseAddrPort|URI|URI\.create|URL|Url\.parse|Uri\.\w+|urlparse|urlsplit|urllib\.parse\.\w+|url\.parse|url\.Parse|format|format_args|concat|cast|literal|ref|String\.from|Cow\.\w+|Path|wrap|freeze|Object\.freeze|pointer\.\w+|ptr\.\w+|aws\.\w+|dict|frozenset|list|tuple|SimpleNamespace|MultiAddr|Multiaddr|vec|trim|json!|json|jsonify|defineConfig|from|Address|HostPort|SecretStr|PostgresDsn|RedisDsn|AnyUrl|HttpUrl)$/;

/** Calls that read a setting and take a second value when there is none; the first argument names the setting. */
export const READS_SETTING =
  /^config$|(^|\.)(\w*(env|Env|ENV)\w*(\.\w+)*|getOrDefault|getOrElse|get_or|unwrap_or|or_insert|getProperty|Integer\.getInteger|getInteger|getInt|getString|get_int|get_str|getint|setDefault|SetDefault|set_default|setdefault|get|Get|int|str|pop|GetInt|GetString|GetOr|GetDefault|defaultTo|valueOr|getConfig|get_config|getSetting|get_setting|getOption|optional|fallback|\w+[oO]rDefault|\w+_or_default|\w+_or|\w+OrElse)$/;

/** Declarations of a command line option; an argument names it. */
export const DECLARES_OPTION =
  /(^|\.)(add_argument|option|Option|addOption|opt|arg|Arg|Flag|flag|add_option|\w*(flag|Flags?|pflag|fs|flagSet|FlagSet|PersistentFlags)\.(Int|Uint|String|Uint16|Int16|Int32|Int64)(Var)?P?|Flags\.\w+|default|positional|argument|Argument|Parameter|IntFlag|StringFlag|UintFlag|Uint16Flag|Int64Flag|cli\.\w*Flag|Int|IntVar|IntP|IntVarP|String|StringVar|StringP|StringVarP|Uint|UintVar|define|define_int|define_integer|DEFINE_integer|DEFINE_string|DEFINE_int)$/;

/** Keys and names whose values are written for people. */
export const TOLD =
  /^(description|desc|doc|docs|documentation|help|help_text|helptext|usage|example|examples|placeholder|message|msg|summary|title|label|text|comment|note|notes|hint|epilog|epilogue|metavar|tooltip|caption|long|short|banner|readme|markdown|prompt|userAgent|user_agent|instructions|sample|samples)$/i;
