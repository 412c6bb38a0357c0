/// A program that takes passwords as arguments, and where in its arguments they stand.
struct ProgramRule: Sendable {
    let programs: [String]
    /// A word that must come first, such as `login`.
    let subcommand: String?
    let shapes: [Shape]

    init(_ programs: [String], after subcommand: String? = nil, _ shapes: Shape...) {
        self.programs = programs
        self.subcommand = subcommand
        self.shapes = shapes
    }

    /// Where a password stands.
    enum Shape: Sendable {
        /// `-pPASSWORD`.
        case glued(String)
        /// `-p PASSWORD`.
        case following(String)
        /// `-u USER:PASSWORD`, after one of these bytes.
        case pair(String, Character)
        /// `-passin pass:PASSWORD`.
        case prefixed(String)
        /// `name=PASSWORD` words.
        case assignments
        /// The plain argument at this place, from 1, after the subcommand.
        case positional(Int)
    }

    static let all: [ProgramRule] = [
        ProgramRule(
            [
                "mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlshow", "mysqlcheck",
                "mysqlslap", "mysqlsh", "mysqlbinlog", "mariadb", "mariadb-dump", "mariadb-admin",
                "mycli",
            ], .glued("-p")),
        ProgramRule(["sshpass"], .glued("-p"), .following("-p")),
        ProgramRule(
            [
                "docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "oras", "crane", "az",
                "oc",
            ],
            after: "login", .following("-p"), .glued("-p")),
        ProgramRule(
            ["curl", "http", "https", "xh"], .pair("-u", ":"), .pair("--user", ":"),
            .pair("-U", ":"), .pair("--proxy-user", ":"), .pair("-a", ":")),
        ProgramRule(["redis-cli"], .following("-a"), .following("--pass")),
        ProgramRule(
            ["mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport"],
            .following("-p"), .glued("-p")),
        ProgramRule(
            ["ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldappasswd", "ldapwhoami"],
            .following("-w"), .following("-s"), .glued("-w")),
        ProgramRule(["smbclient", "rpcclient", "smbmap"], .pair("-U", "%")),
        ProgramRule(["sqlcmd", "bcp", "ipmitool", "unzip", "zip"], .following("-P"), .glued("-P")),
        ProgramRule(["7z", "7za", "unrar", "rar"], .glued("-p")),
        ProgramRule(
            ["openssl"], .prefixed("pass:"), .following("-k"), .following("-K")),
        ProgramRule(["xfreerdp", "rdesktop"], .glued("/p:"), .following("-p")),
        ProgramRule(["snmpwalk", "snmpget", "snmpset"], .following("-A"), .following("-X")),
        ProgramRule(["rabbitmqctl"], after: "add_user", .positional(2)),
        ProgramRule(["rabbitmqctl"], after: "change_password", .positional(2)),
        ProgramRule(["htpasswd"], after: "-b", .positional(3)),
        ProgramRule(["htpasswd"], after: "-nb", .positional(2)),
        ProgramRule(["htpasswd"], after: "-bc", .positional(3)),
        ProgramRule(["htpasswd"], after: "-nbB", .positional(2)),
        ProgramRule(["vault"], after: "login", .positional(1)),
        ProgramRule(["vault"], after: "put", .assignments),
        ProgramRule(["vault"], after: "write", .assignments),
    ]
}
